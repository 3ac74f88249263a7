import { t } from '@vscode/l10n';
import { characterStart } from '../../../core/util/characterStart.ts';
import { button } from '../dom/button.ts';
import { element } from '../dom/element.ts';
import { markedText } from '../dom/markedText.ts';
import { formatCount } from '../text/formatNumbers.ts';
import type { CodeBlock } from '../code/codeBlock.ts';
import { isDiagramFence } from './diagram/diagramBlock.ts';
import { createMarkdownScope, type MarkdownScope } from './parser.ts';
import { renderMarkdown, type MarkdownRenderer } from './renderMarkdown.ts';
import type { MarkdownBlock } from './splitBlocks.ts';

/** One top-level block on the page. */
export interface DrawnBlock {
  readonly element: HTMLElement;
  readonly start: number;
  /** Draws the block as it is now. @param isClosed Its definitions then count for the whole message. */
  draw(block: MarkdownBlock, message: string, isClosed: boolean): void;
  /** Draws the same text again if link definitions that have become known since may change it. */
  drawWithDefinitions(): void;
  dispose(): void;
}

/** How much of the rest of a giant line is there at once: most such lines are just long paragraphs. */
const FIRST_LENGTH = 4000;
/** How much of it every "Show more" adds. */
const MORE_LENGTH = 10_000;

const CLOSED_FENCE = /\n {0,3}(?:`{3,}|~{3,})\s*$/;

/** Makes an empty block that starts at `start` of its message. */
export function createDrawnBlock(start: number, renderer: MarkdownRenderer, scope: MarkdownScope): DrawnBlock {
  const root = element('div', { class: 'block' });
  let codeBlocks: readonly CodeBlock[] = [];
  let text = '';
  let rest = '';
  let isFence = false;

  function drawFence(code: string, info: string): void {
    const [first, ...rest] = codeBlocks;
    for (const codeBlock of rest) codeBlock.dispose();
    const codeBlock = first ?? renderer.createCodeBlock();
    codeBlock.update(code, info);
    codeBlocks = [codeBlock];
    codeBlock.element.hidden = false;
    if (root.firstChild !== codeBlock.element || root.childNodes.length > 1) root.replaceChildren(codeBlock.element);
  }

  /** The picture of a diagram takes the place of its code, once all of the code is there. */
  function drawDiagram(code: string): void {
    const [codeBlock] = codeBlocks;
    if (codeBlock !== undefined) root.replaceChildren(renderer.showDiagram(code, codeBlock));
  }

  function drawText(isClosed: boolean): void {
    const ownScope = isClosed ? scope : createMarkdownScope(scope);
    try {
      const rendered = renderMarkdown(text, { renderer, scope: ownScope, reuse: codeBlocks, isComplete: isClosed });
      codeBlocks = rendered.codeBlocks;
      root.replaceChildren(rendered.fragment);
    } catch (error) {
      // The words count more than their form.
      reportError(error);
      root.replaceChildren(...markedText(text));
    }
    if (rest !== '') root.append(restOfLine(rest));
  }

  return {
    element: root,
    start,
    draw: (block, message, isClosed) => {
      const shownEnd = block.start + block.drawnLength;
      text = block.prefix + message.slice(block.start, shownEnd);
      rest = message.slice(shownEnd, block.end);
      isFence = block.fence !== undefined;
      if (block.fence === undefined) drawText(isClosed);
      else drawFence(block.fence.code, block.fence.info);
      if (isClosed && block.fence !== undefined && isDiagramFence(block.fence.info) && CLOSED_FENCE.test(text))
        drawDiagram(block.fence.code);
    },
    drawWithDefinitions: () => {
      if (!isFence && text.includes('[')) drawText(true);
    },
    dispose: () => {
      for (const codeBlock of codeBlocks) codeBlock.dispose();
    },
  };
}

/** The rest of a giant line: plain text, the first portion at once and another for every click. */
function restOfLine(rest: string): HTMLElement {
  let shown = 0;
  const text = element('p', { class: 'rest-of-line', attributes: { dir: 'auto' } });
  const more = button({ label: '', style: 'quiet', onClick: () => showMore(MORE_LENGTH) });
  const label = (): string => t('Show more ({0} characters)', formatCount(rest.length - shown));
  function showMore(length: number): void {
    const end = characterStart(rest, Math.min(rest.length, shown + length));
    text.append(...markedText(rest.slice(shown, end)));
    shown = end;
    more.textContent = label();
    more.hidden = shown >= rest.length;
  }
  showMore(FIRST_LENGTH);
  return element('div', {}, [text, more]);
}
