import type { FrameQueue } from '../dom/frameQueue.ts';
import type { MarkdownRenderer } from '../markdown/renderMarkdown.ts';
import type { Transcript } from '../render/transcript.ts';
import { drawnMatches } from './drawnMatches.ts';
import { FindBar } from './findBar.ts';
import { FindIndex, type FoundMatch } from './findIndex.ts';

export interface FindInChatOptions {
  readonly transcript: Transcript;
  readonly parser: MarkdownRenderer['parser'];
  readonly frames: FrameQueue;
  /** A match is shown: the page follows the end no more. */
  readonly onReveal: () => void;
  /** Where the focus goes when what had it before is gone. */
  readonly giveFocusBack: () => void;
}

/** The names of the highlights, for `::highlight()`. */
const ALL = 'found';
const CURRENT = 'found-current';

/** While an answer grows, or messages are drawn, counting waits so long. */
const QUIET_MS = 200;
/** Blocks of a message follow in the frames after it is drawn. */
const MOST_FRAMES_TO_WAIT = 90;

/**
 * Finds text in all messages, drawn or not, and marks it without touching the page's elements. Its matches are counted in the messages' own
 * texts; where formulas or diagrams are drawn otherwise, their message is shown.
 */
export class FindInChat {
  readonly bar: FindBar;
  readonly #options: FindInChatOptions;
  readonly #index: FindIndex;
  readonly #observer = new MutationObserver(() => this.#searchSoon());
  #matches: readonly FoundMatch[] = [];
  #current: FoundMatch | undefined;
  #gathered: FoundMatch[] = [];
  #waiting: Parameters<FindIndex['matchesIn']>[0][] = [];
  #before: Element | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: FindInChatOptions) {
    this.#options = options;
    this.#index = new FindIndex(options.parser);
    this.bar = new FindBar({
      onQuery: () => this.#begin(),
      onStep: (step) => this.#step(step),
      onClose: () => void this.close(),
    });
    this.bar.element.hidden = true;
  }

  /** Begins with what is selected, or with what was looked for last. */
  open(): void {
    const selected = document.getSelection()?.toString().trim() ?? '';
    if (this.bar.element.hidden) {
      this.#before = document.activeElement;
      const { transcript } = this.#options;
      this.#observer.observe(transcript.element, {
        subtree: true,
        childList: true,
        characterData: true,
        attributeFilter: ['open'],
      });
    }
    this.bar.element.hidden = false;
    this.bar.focus(selected === '' || selected.includes('\n') ? undefined : selected);
    this.#begin();
  }

  /** False when it was not open. */
  close(): boolean {
    if (this.bar.element.hidden) return false;
    this.bar.element.hidden = true;
    this.#observer.disconnect();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#options.frames.cancel(this.#work);
    CSS.highlights.delete(ALL);
    CSS.highlights.delete(CURRENT);
    if (this.#before instanceof HTMLElement && this.#before.isConnected && this.#before !== document.body)
      this.#before.focus({ preventScroll: true });
    else this.#options.giveFocusBack();
    return true;
  }

  /** Another query: the first match at or behind the place where the reader is. */
  #begin(): void {
    this.#current = undefined;
    this.#search();
  }

  #searchSoon(): void {
    this.#timer ??= setTimeout(() => this.#search(), QUIET_MS);
  }

  #search(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#gathered = [];
    this.#waiting = [...this.#options.transcript.messages()];
    this.#options.frames.request(this.#work);
  }

  /** One message a step: a long conversation must not hold up typing. */
  readonly #work = (): boolean => {
    const message = this.#waiting.shift();
    if (message) {
      const withReasoning = this.#drawn(message.id)?.querySelector('.reasoning[open]') !== null;
      this.#gathered.push(...this.#index.matchesIn(message, this.bar.query, withReasoning));
    }
    if (this.#waiting.length > 0) return true;
    this.#finish();
    return false;
  };

  #finish(): void {
    this.#matches = this.#gathered;
    const before = this.#current;
    this.#current = before && this.#matches.find((match) => isSame(match, before));
    if (!before) this.#goTo(this.#matches[this.#indexAtReader()]);
    this.#show();
  }

  #indexAtReader(): number {
    const { transcript } = this.#options;
    const ids = transcript.messages().map(({ id }) => id);
    const from = ids.indexOf(transcript.place()?.messageId ?? '');
    const index = this.#matches.findIndex(({ messageId }) => ids.indexOf(messageId) >= from);
    return Math.max(0, index);
  }

  #step(step: 1 | -1): void {
    const { length } = this.#matches;
    if (length === 0) return;
    const index = this.#position() - 1;
    this.#goTo(this.#matches[index === -1 ? 0 : (index + step + length) % length]);
    this.#show();
  }

  #goTo(match: FoundMatch | undefined): void {
    this.#current = match;
    if (!match) return;
    const { transcript, onReveal } = this.#options;
    transcript.draw(match.messageId);
    transcript.showUntil(match.messageId, match.end);
    onReveal();
    this.#scrollWhenDrawn(match, MOST_FRAMES_TO_WAIT);
  }

  #scrollWhenDrawn(match: FoundMatch, framesLeft: number): void {
    if (match !== this.#current && !(this.#current && isSame(match, this.#current))) return;
    const range = this.#rangesIn(match.messageId)[match.index];
    if (range === undefined && framesLeft > 0) {
      requestAnimationFrame(() => this.#scrollWhenDrawn(match, framesLeft - 1));
      return;
    }
    if (range) scrollTo(range);
    else this.#drawn(match.messageId)?.scrollIntoView({ block: 'nearest' });
    this.#mark();
  }

  #show(): void {
    this.bar.showCount(this.#position(), this.#matches.length);
    this.#mark();
  }

  #position(): number {
    const current = this.#current;
    return current ? this.#matches.findIndex((match) => isSame(match, current)) + 1 : 0;
  }

  #mark(): void {
    const ids = [...new Set(this.#matches.map(({ messageId }) => messageId))];
    const current = this.#current;
    const ranges = ids.flatMap((id) => this.#rangesIn(id));
    const shown = current && this.#rangesIn(current.messageId)[current.index];
    CSS.highlights.set(ALL, new Highlight(...ranges));
    CSS.highlights.set(CURRENT, new Highlight(...(shown ? [shown] : [])));
  }

  #rangesIn(messageId: string): readonly Range[] {
    const drawn = this.#drawn(messageId);
    return drawn ? drawnMatches(drawn, this.bar.query) : [];
  }

  #drawn(messageId: string): Element | undefined {
    return this.#options.transcript.slotOf(messageId);
  }
}

function isSame(a: FoundMatch, b: FoundMatch): boolean {
  return a.messageId === b.messageId && a.index === b.index;
}

/** Into the middle of what is seen, in the page and in a block that scrolls for itself. */
function scrollTo(range: Range): void {
  range.startContainer.parentElement?.scrollIntoView({ block: 'center', inline: 'nearest' });
}
