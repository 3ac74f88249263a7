import { FileDiff, TextCursorInput } from 'lucide';
import { removeHiddenCharacters } from '../../../core/util/hiddenCharacters.ts';
import { button } from '../dom/button.ts';
import { copyButton } from '../dom/copyButton.ts';
import { element } from '../dom/element.ts';
import { setMarkedText } from '../dom/markedText.ts';
import { formatCount } from '../text/formatNumbers.ts';
import { CodeText, type CodeTextServices } from './codeText.ts';

/** A block of code with its language and what one can do with it. */
export interface CodeBlock {
  readonly element: HTMLElement;
  /** @param info What follows the opening fence: the language first. */
  update(code: string, info: string): void;
  dispose(): void;
}

export interface CodeBlockServices extends CodeTextServices {
  readonly copyText: (text: string) => void;
  readonly insertAtCursor: (text: string) => void;
  /** @param heading The line of text above the block, where a file may be named. */
  readonly applyCode: (code: string, info: string, heading: string) => void;
}

/** How much of a long block is drawn at first, and with every "Show more". */
const SHOWN_LINES = 600;
const SHOWN_LENGTH = 40_000;
/** No line that names a file is longer. */
const LONGEST_HEADING = 300;

/** Makes a labelled region; Copy and Insert hand over all of the code, also what is not drawn, without hidden characters. */
export function createCodeBlock(services: CodeBlockServices): CodeBlock {
  const text = new CodeText(services);
  const language = element('span', { class: 'code-language' });
  const more = button({ label: '', style: 'quiet', onClick: () => showMore() });
  const pre = element('pre', { class: 'code-text', attributes: { tabindex: '0', dir: 'ltr' } }, [text.element]);
  const copy = copyButton('Copy code', () => services.copyText(removeHiddenCharacters(code)));
  const insert = button({
    label: 'Insert at cursor',
    icon: TextCursorInput,
    style: 'icon',
    onClick: () => services.insertAtCursor(removeHiddenCharacters(code)),
  });
  const apply = button({
    label: 'Apply to file',
    icon: FileDiff,
    style: 'icon',
    onClick: () => services.applyCode(removeHiddenCharacters(code), fenceInfo, headingAbove(root)),
  });
  const actions = element('div', { class: 'code-actions' }, [apply, insert, copy]);
  const root = element('section', { class: 'code' }, [
    element('div', { class: 'code-head' }, [language, actions]),
    pre,
  ]);
  let code = '';
  let fenceInfo = '';
  let name = '';
  let portions = 1;

  function draw(): void {
    const shown = firstPortion(code, portions);
    text.show(shown, name);
    more.hidden = shown.length === code.length;
    if (more.hidden) {
      more.remove();
      return;
    }
    if (!more.isConnected) root.append(more);
    more.textContent = `Show more (${formatCount(code.length - shown.length)} characters)`;
  }

  function showMore(): void {
    portions += 1;
    draw();
  }

  return {
    element: root,
    update: (nextCode, info) => {
      code = nextCode.endsWith('\n') ? nextCode.slice(0, -1) : nextCode;
      fenceInfo = removeHiddenCharacters(info).trim().slice(0, LONGEST_HEADING);
      name = info.trim().split(/\s/, 1)[0]?.toLowerCase().slice(0, 40) ?? '';
      setMarkedText(language, name);
      const label = name === '' ? 'Code block' : `Code block, ${removeHiddenCharacters(name)}`;
      root.setAttribute('aria-label', label);
      pre.setAttribute('aria-label', label);
      draw();
    },
    dispose: () => text.dispose(),
  };
}

/** The last line of what stands right above the block: models name the file there. */
function headingAbove(root: Element): string {
  const above = root.previousElementSibling ?? root.closest('.block')?.previousElementSibling;
  const text = removeHiddenCharacters(above?.textContent ?? '').trim();
  const last = text.slice(text.lastIndexOf('\n') + 1).trim();
  return last.length <= LONGEST_HEADING ? last : '';
}

/** At most so many lines and characters a portion, cut at a line end where there is one. */
function firstPortion(code: string, portions: number): string {
  const limit = Math.min(code.length, SHOWN_LENGTH * portions);
  let end = 0;
  for (let line = 0; line < SHOWN_LINES * portions; line += 1) {
    const next = code.indexOf('\n', end);
    if (next === -1 && code.length <= limit) return code;
    if (next === -1 || next >= limit) return end === 0 ? code.slice(0, limit) : code.slice(0, end);
    end = next + 1;
  }
  return code.slice(0, end);
}
