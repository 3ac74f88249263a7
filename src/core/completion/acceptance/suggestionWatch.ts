import type { Clock } from '../../ports.ts';
import { followChange, type OfferedSuggestion, type TextChange } from './followChange.ts';

/** A suggestion that disappears sooner has not been read. */
const READ_AFTER_MS = 300;
/** Typing errors that are taken back one after the other; older ones nobody remembers. */
const TYPED_OVER_KEPT = 5;

/** What became of one suggestion that a person could read. */
export interface SuggestionFate {
  readonly languageId: string;
  readonly lines: number;
  /** `whole`: taken to its end by the editor's command; `part`: words or lines of it. */
  readonly taken: 'whole' | 'part' | 'none';
  /** What was taken, not what was typed by hand. */
  readonly takenText: string;
}

interface Visible extends OfferedSuggestion {
  readonly since: number;
  readonly whole: string;
  readonly taken: string;
  /** What the latest change took away from it. */
  readonly latest: string;
}

/**
 * Follows the suggestion that is on the screen. The editor tells extensions neither when it shows one nor when a part is taken, so both
 * are inferred: what was given to the editor is shown as long as the text agrees with it (`followChange`), and several characters of it
 * that arrive in one change, at the cursor, were taken, not typed.
 */
export class SuggestionWatch {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #onFate: (fate: SuggestionFate) => void;
  #visible: Visible | undefined;
  /** What had been read when the typing disagreed, and comes back when that is deleted. */
  #typedOver: readonly OfferedSuggestion[] = [];

  constructor(clock: Pick<Clock, 'now'>, onFate: (fate: SuggestionFate) => void) {
    this.#clock = clock;
    this.#onFate = onFate;
  }
  /** What of the suggestion is left at the cursor; undefined: none is shown. */
  get visible(): OfferedSuggestion | undefined {
    return this.#visible?.text === '' ? undefined : this.#visible;
  }
  /** A suggestion goes to the editor. Returns whether it appears, that is: where none was and it has not been read before. */
  offer(suggestion: OfferedSuggestion): boolean {
    const before = this.visible && this.#visible;
    if (before && isSamePlace(before, suggestion)) {
      // Its rest has come meanwhile, or another one stands in its place.
      if (!suggestion.text.startsWith(before.text)) this.#begin(suggestion);
      else {
        const whole = before.whole + suggestion.text.slice(before.text.length);
        this.#visible = { ...before, ...suggestion, whole, passed: Math.max(before.passed, suggestion.passed) };
      }
      return false;
    }
    this.#begin(suggestion);
    return !this.#typedOver.some((one) => isSamePlace(one, suggestion) && suggestion.text.startsWith(one.text));
  }
  /** A document has changed, wherever. */
  change(change: TextChange): void {
    const visible = this.#visible;
    if (visible?.uri !== change.uri) return;
    const followed = followChange(visible, change);
    if (followed === undefined) {
      if (visible.text !== '' && this.#isRead(visible))
        this.#typedOver = [...this.#typedOver, visible].slice(-TYPED_OVER_KEPT);
      this.#drop();
      return;
    }
    const { rest, added } = followed;
    const isTaken = added.length > 1 && rest.text !== '';
    this.#visible = { ...visible, ...rest, taken: visible.taken + (isTaken ? added : ''), latest: added };
  }
  /** The editor's command has taken the whole of it; the change itself may have been heard of already. */
  accepted(): void {
    const visible = this.#visible;
    this.#visible = undefined;
    if (visible === undefined) return;
    const takenText = visible.taken + (visible.text === '' ? visible.latest : visible.text);
    this.#onFate({ languageId: visible.languageId, lines: lineCount(visible.whole), taken: 'whole', takenText });
  }
  /** It is sent away, or left. */
  end(): void {
    this.#typedOver = [];
    this.#drop();
  }
  /** It is no longer on the screen. */
  #drop(): void {
    const visible = this.#visible;
    this.#visible = undefined;
    if (visible === undefined) return;
    const { languageId, whole, taken } = visible;
    if (taken === '' && !this.#isRead(visible)) return;
    this.#onFate({ languageId, lines: lineCount(whole), taken: taken === '' ? 'none' : 'part', takenText: taken });
  }
  #isRead({ since }: Visible): boolean {
    return this.#clock.now() - since >= READ_AFTER_MS;
  }
  #begin(suggestion: OfferedSuggestion): void {
    this.#drop();
    this.#visible = {
      ...suggestion,
      since: this.#clock.now(),
      whole: suggestion.text,
      taken: '',
      latest: '',
    };
  }
}

function isSamePlace(one: OfferedSuggestion, other: OfferedSuggestion): boolean {
  return one.uri === other.uri && one.offset === other.offset;
}

/** A line end at the very beginning opens no line of its own: it only leads to the first. */
export function lineCount(text: string): number {
  return text
    .replace(/^\r?\n/, '')
    .trimEnd()
    .split('\n').length;
}
