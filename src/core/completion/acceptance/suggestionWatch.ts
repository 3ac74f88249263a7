import type { Clock } from '../../ports.ts';
import { unifyLineEnds } from '../completionInput.ts';

/** A suggestion that disappears sooner has not been read. */
const READ_AFTER_MS = 300;

/** One suggestion as the editor was given it. */
export interface OfferedSuggestion {
  readonly uri: string;
  readonly languageId: string;
  /** The cursor in the document. */
  readonly offset: number;
  /** What accepting inserts at the cursor. */
  readonly text: string;
  /** So many characters right of the cursor go when it is accepted. */
  readonly replaceRight: number;
  /** What stands behind it and may have been stepped to: the editor does not tell which one it shows. */
  readonly others: readonly string[];
}

/** One replacement in a document. */
export interface TextChange {
  readonly uri: string;
  readonly offset: number;
  readonly removed: number;
  readonly inserted: string;
}

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
  /** What of it stands in the document by now. */
  readonly passed: string;
}

/**
 * Follows the suggestion that is on the screen. The editor tells extensions neither when it shows one nor when a part is taken, so both
 * are inferred: what was given to the editor is shown as long as the text agrees with it, and several characters of it that arrive in
 * one change, at the cursor, were taken, not typed.
 */
export class SuggestionWatch {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #onFate: (fate: SuggestionFate) => void;
  #visible: Visible | undefined;

  constructor(clock: Pick<Clock, 'now'>, onFate: (fate: SuggestionFate) => void) {
    this.#clock = clock;
    this.#onFate = onFate;
  }
  /** What of the suggestion is left at the cursor; undefined: none is shown. */
  get visible(): OfferedSuggestion | undefined {
    return this.#visible?.text === '' ? undefined : this.#visible;
  }
  /** A suggestion goes to the editor. Returns whether it appears, that is: where none was. */
  offer(suggestion: OfferedSuggestion): boolean {
    const before = this.visible && this.#visible;
    if (before && isSamePlace(before, suggestion)) {
      // Its rest has come meanwhile, or another one stands in its place.
      const grown = suggestion.text.startsWith(before.text)
        ? { ...before, ...suggestion, whole: before.whole + suggestion.text.slice(before.text.length) }
        : undefined;
      if (grown === undefined) this.#begin(suggestion);
      else this.#visible = grown;
      return false;
    }
    this.#begin(suggestion);
    return true;
  }
  /** A document has changed, wherever. */
  change({ uri, offset, removed, inserted }: TextChange): void {
    const visible = this.#visible;
    if (visible?.uri !== uri) return;
    const isDeletion = inserted === '' && removed > 0 && offset + removed === visible.offset;
    // Deleted back into what was typed of it: the suggestion grows again and was never gone.
    if (isDeletion && removed <= visible.passed.length && !visible.passed.includes('\n')) {
      const back = visible.passed.slice(-removed);
      const passed = visible.passed.slice(0, -removed);
      this.#visible = { ...visible, offset, passed, text: back + visible.text, others: [] };
      return;
    }
    const head = unifyLineEnds(inserted);
    const isHere = offset === visible.offset && removed <= visible.replaceRight && (head !== '' || removed === 0);
    const text = isHere ? [visible.text, ...visible.others].find((one) => one.startsWith(head)) : undefined;
    if (text === undefined) {
      this.end();
      return;
    }
    const isTaken = head.length > 1 && head !== text;
    this.#visible = {
      ...visible,
      offset: offset + inserted.length,
      text: text.slice(head.length),
      others: visible.others.flatMap((one) => (one.startsWith(head) ? [one.slice(head.length)] : [])),
      replaceRight: visible.replaceRight - removed,
      taken: visible.taken + (isTaken ? head : ''),
      latest: head,
      passed: visible.passed + head,
    };
  }
  /** The editor's command has taken the whole of it; the change itself may have been heard of already. */
  accepted(): void {
    const visible = this.#visible;
    this.#visible = undefined;
    if (visible === undefined) return;
    const takenText = visible.taken + (visible.text === '' ? visible.latest : visible.text);
    this.#onFate({ languageId: visible.languageId, lines: lineCount(visible.whole), taken: 'whole', takenText });
  }
  /** It is no longer on the screen: typed over, sent away, or left. */
  end(): void {
    const visible = this.#visible;
    this.#visible = undefined;
    if (visible === undefined) return;
    const { languageId, whole, taken } = visible;
    if (taken === '' && this.#clock.now() - visible.since < READ_AFTER_MS) return;
    this.#onFate({ languageId, lines: lineCount(whole), taken: taken === '' ? 'none' : 'part', takenText: taken });
  }
  #begin(suggestion: OfferedSuggestion): void {
    this.end();
    this.#visible = {
      ...suggestion,
      since: this.#clock.now(),
      whole: suggestion.text,
      taken: '',
      latest: '',
      passed: '',
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
