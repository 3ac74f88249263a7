import { t } from '@vscode/l10n';
import { TextQuote } from 'lucide';
import { removeHiddenCharacters } from '../../../core/util/hiddenCharacters.ts';
import { button } from '../dom/button.ts';
import { toQuote } from '../text/quoteText.ts';

export interface QuoteButtonOptions {
  /** Answers are inside of it, and it scrolls. */
  readonly scroller: HTMLElement;
  /** Takes a Markdown quotation. */
  readonly onQuote: (quote: string) => void;
}

const DISTANCE = 4;

/**
 * Offers to quote what is selected in an answer: a small button at its end, and Alt+Q. The button takes neither focus nor selection, and
 * goes with the selection. To be put on the page outside of what scrolls.
 */
export function createQuoteButton({ scroller, onQuote }: QuoteButtonOptions): HTMLElement {
  const made = button({ label: t('Quote'), icon: TextQuote, style: 'secondary', onClick: () => quote() });
  made.classList.add('quote');
  made.title = t('Quote in your message (Alt+Q)');
  made.setAttribute('aria-keyshortcuts', 'Alt+Q');
  made.hidden = true;
  let isPressed = false;

  function show(): void {
    const range = isPressed ? undefined : selectedRange(scroller);
    const box = range && endOf(range);
    const frame = scroller.getBoundingClientRect();
    made.hidden = !box || box.bottom < frame.top || box.bottom > frame.bottom;
    if (!made.hidden && box) place(made, box, frame);
  }

  function quote(): boolean {
    const range = selectedRange(scroller);
    const text = range ? quotationOf(range) : '';
    if (text === '') return false;
    getSelection()?.removeAllRanges();
    onQuote(text);
    return true;
  }

  // Before the press could take the selection away.
  made.addEventListener('pointerdown', (event) => event.preventDefault());
  made.addEventListener('mousedown', (event) => event.preventDefault());
  // While the mouse still selects, a button would be in its way.
  scroller.addEventListener('pointerdown', () => (isPressed = true));
  for (const ended of ['pointerup', 'pointercancel', 'blur'] as const)
    window.addEventListener(ended, () => {
      isPressed = false;
      requestAnimationFrame(show);
    });
  document.addEventListener('selectionchange', () => requestAnimationFrame(show));
  scroller.addEventListener('scroll', () => {
    if (!made.hidden) show();
  });
  document.addEventListener('keydown', (event) => {
    const isShortcut = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.code === 'KeyQ';
    if (isShortcut && quote()) event.preventDefault();
  });
  return made;
}

/** What is selected, if it lies in one answer. */
function selectedRange(scroller: HTMLElement): Range | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const around = elementOf(range.commonAncestorContainer)?.closest('.assistant .answer-body');
  return around && scroller.contains(around) && selection.toString().trim() !== '' ? range : undefined;
}

function quotationOf(range: Range): string {
  const code = elementOf(range.commonAncestorContainer)?.closest('.code');
  const text = removeHiddenCharacters(getSelection()?.toString() ?? '');
  return code?.querySelector('pre')?.contains(range.commonAncestorContainer) ? toQuote(text, '') : toQuote(text);
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}

function endOf(range: Range): DOMRect | undefined {
  return [...range.getClientRects()].findLast(({ width, height }) => width > 0 && height > 0);
}

/** Below the end of the selection, or above it where the frame ends. */
function place(made: HTMLElement, box: DOMRect, frame: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = made;
  const fitsBelow = box.bottom + DISTANCE + height <= frame.bottom;
  const left = Math.min(Math.max(frame.left + DISTANCE, box.right - width / 2), frame.right - width - 4 * DISTANCE);
  made.style.top = `${fitsBelow ? box.bottom + DISTANCE : box.top - height - DISTANCE}px`;
  made.style.left = `${left}px`;
}
