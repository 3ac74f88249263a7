import { unifyLineEnds } from '../completionInput.ts';

/** One suggestion as the editor was given it. */
export interface OfferedSuggestion {
  readonly uri: string;
  readonly languageId: string;
  /** The cursor in the document. */
  readonly offset: number;
  /** What stands left of the cursor in its line. */
  readonly before: string;
  /** So many characters at the end of `before` are the suggestion's own beginning: it replaces them by themselves. */
  readonly passed: number;
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

/** What is left of a suggestion after a change, and what of it the change brought in at the cursor by itself, not in place of typed text. */
export interface FollowedSuggestion {
  readonly rest: Pick<OfferedSuggestion, 'offset' | 'before' | 'passed' | 'text' | 'replaceRight' | 'others'>;
  readonly added: string;
}

/** What editors put behind the cursor by themselves when the first of the two is typed, or an item of the list brings both. */
const CLOSED_PAIR = /(?:\(\)|\[\]|\{\}|<>|""|''|``)$/;

/**
 * The suggestion after a change of its document that agrees with it, undefined where the text says something else now. It goes on where
 * it is typed into or deleted back, where an item of the list that it begins with is taken, and where the change is elsewhere.
 */
export function followChange(shown: OfferedSuggestion, change: TextChange): FollowedSuggestion | undefined {
  const { offset, before, replaceRight } = shown;
  const lineStart = offset - before.length;
  const changeEnd = change.offset + change.removed;
  if (change.offset > offset + replaceRight) return { rest: shown, added: '' };
  if (changeEnd <= lineStart && changeEnd < offset) return { rest: movedBy(shown, change), added: '' };
  const removedRight = changeEnd - offset;
  const isAtCursor =
    change.offset >= lineStart && change.offset <= offset && removedRight >= 0 && removedRight <= replaceRight;
  const isOnlyDeletedRight = change.inserted === '' && removedRight > 0;
  if (!isAtCursor || isOnlyDeletedRight) return undefined;
  return goOn({ ...shown, replaceRight: replaceRight - removedRight }, change);
}

function movedBy(shown: OfferedSuggestion, { removed, inserted }: TextChange): OfferedSuggestion {
  return { ...shown, offset: shown.offset + inserted.length - removed };
}

/** A change that ends at the cursor, in its line. */
function goOn(shown: OfferedSuggestion, change: TextChange): FollowedSuggestion | undefined {
  const { before, passed } = shown;
  const kept = before.slice(0, change.offset - (shown.offset - before.length));
  const left = kept + unifyLineEnds(change.inserted);
  if (left.length < before.length - passed) return undefined;
  const followed = behind(shown, left);
  if (followed === undefined) {
    const isClosed = change.inserted !== '' && CLOSED_PAIR.test(left);
    return isClosed ? withCloserBehind(shown, change) : undefined;
  }
  const [text, ...others] = followed;
  const lastLine = left.slice(left.lastIndexOf('\n') + 1);
  return {
    rest: {
      offset: change.offset + change.inserted.length,
      before: lastLine,
      passed: Math.min(passed + left.length - before.length, lastLine.length),
      text,
      replaceRight: shown.replaceRight,
      others,
    },
    added: change.offset === shown.offset ? left.slice(before.length) : '',
  };
}

/** What is left of the suggestions that go on behind `left`; undefined: of none. */
function behind({ before, text, others }: OfferedSuggestion, left: string): [string, ...string[]] | undefined {
  const [first, ...further] = [text, ...others].flatMap((one) => {
    const whole = before + one;
    return whole.startsWith(left) ? [whole.slice(left.length)] : [];
  });
  return first === undefined ? undefined : [first, ...further];
}

/** The cursor stays in front of the closing half. */
function withCloserBehind(shown: OfferedSuggestion, change: TextChange): FollowedSuggestion | undefined {
  const typed = { ...change, inserted: change.inserted.slice(0, -1) };
  return goOn({ ...shown, replaceRight: shown.replaceRight + 1 }, typed);
}
