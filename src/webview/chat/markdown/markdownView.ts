import { t } from '@vscode/l10n';
import { button } from '../dom/button.ts';
import { element } from '../dom/element.ts';
import type { FrameQueue } from '../dom/frameQueue.ts';
import { formatCount } from '../text/formatNumbers.ts';
import { createDrawnBlock, type DrawnBlock } from './drawnBlock.ts';
import { createMarkdownScope } from './parser.ts';
import type { MarkdownRenderer } from './renderMarkdown.ts';
import { splitBlocks, type MarkdownBlock } from './splitBlocks.ts';

export interface MarkdownViewOptions {
  readonly renderer: MarkdownRenderer;
  readonly frames: FrameQueue;
  /** Told once for every block that is complete, in order. */
  readonly onBlockClosed?: (element: HTMLElement) => void;
}

/** A longer message ends with "Show more". */
const SHOWN_LENGTH = 1_000_000;

/**
 * A message's markdown on the page. While it grows, only its last block is parsed and drawn again, in animation frames and a few blocks
 * at a time. Must be disposed of when it leaves the page.
 */
export class MarkdownView {
  readonly element = element('div', { class: 'markdown' });
  readonly #options: MarkdownViewOptions;
  readonly #more = button({ label: '', style: 'quiet', onClick: () => this.#showMore() });
  readonly #scope = createMarkdownScope();
  #blocks: DrawnBlock[] = [];
  /** Closed blocks that are not drawn as such yet. */
  #pending: MarkdownBlock[] = [];
  /** Drawn blocks to draw again, because all link definitions are known now. */
  #redraws: DrawnBlock[] = [];
  #text = '';
  /** A carriage return at the end of what has arrived: half a line end. */
  #carry = '';
  #closedEnd = 0;
  #prefix = '';
  #limit = SHOWN_LENGTH;
  #isFinished = false;
  #isCurrent = true;

  constructor(options: MarkdownViewOptions) {
    this.#options = options;
  }

  append(added: string): void {
    const arrived = this.#carry + added;
    this.#carry = arrived.endsWith('\r') ? '\r' : '';
    this.#text += arrived.slice(0, arrived.length - this.#carry.length).replace(/\r\n?/g, '\n');
    this.#requestDraw();
  }

  /** Says that nothing follows: link definitions now count for the blocks before them too. */
  finish(): void {
    if (this.#isFinished) return;
    this.#isFinished = true;
    this.#requestDraw();
  }

  /** Says that a finished message grows again. */
  reopen(): void {
    this.#isFinished = false;
  }

  dispose(): void {
    this.#options.frames.cancel(this.#drawPortion);
    for (const block of this.#blocks) block.dispose();
    this.#blocks = [];
  }

  #requestDraw(): void {
    this.#isCurrent = false;
    this.#options.frames.request(this.#drawPortion);
  }

  /** One small step: a closed block, or a look at what has arrived, or the tail. */
  readonly #drawPortion = (): boolean => {
    const next = this.#pending.shift();
    if (next !== undefined) {
      const drawn = this.#drawBlock(next, true);
      this.#options.onBlockClosed?.(drawn.element);
      return true;
    }
    if (this.#isCurrent) {
      this.#redraws.shift()?.drawWithDefinitions();
      return this.#redraws.length > 0;
    }
    return this.#lookAtNewText();
  };

  #lookAtNewText(): boolean {
    const { parser } = this.#options.renderer;
    const shown = this.#text.slice(0, this.#limit);
    const split = splitBlocks(shown, { parser, scope: this.#scope, from: this.#closedEnd, prefix: this.#prefix });
    if (split.closed.length > 0) {
      this.#pending = [...split.closed];
      this.#closedEnd = split.closed.at(-1)?.end ?? this.#closedEnd;
      this.#prefix = split.prefix;
      return true;
    }
    this.#isCurrent = true;
    this.#drawTail(split.tail);
    if (this.#isFinished && Object.keys(this.#scope.references).length > 0) this.#redraws = this.#blocks.slice(0, -1);
    return this.#redraws.length > 0;
  }

  #drawTail(tail: MarkdownBlock | undefined): void {
    if (tail !== undefined) {
      const drawn = this.#drawBlock(tail, this.#isFinished);
      if (this.#isFinished) this.#options.onBlockClosed?.(drawn.element);
    }
    this.#showWhatIsLeft();
  }

  /** Draws into the element that already holds the start of this block, or into a new one. */
  #drawBlock(block: MarkdownBlock, isClosed: boolean): DrawnBlock {
    const last = this.#blocks.at(-1);
    if (last?.start === block.start) {
      last.draw(block, this.#text, isClosed);
      return last;
    }
    const made = createDrawnBlock(block.start, this.#options.renderer, this.#scope);
    this.#blocks.push(made);
    made.draw(block, this.#text, isClosed);
    this.element.append(made.element);
    return made;
  }

  #showWhatIsLeft(): void {
    const left = this.#text.length - this.#limit;
    if (left <= 0) {
      this.#more.remove();
      return;
    }
    this.#more.textContent = t('Show more ({0} characters)', formatCount(left));
    this.element.append(this.#more);
  }

  #showMore(): void {
    this.#limit += SHOWN_LENGTH;
    this.#requestDraw();
  }
}
