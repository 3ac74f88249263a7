import type { StreamStage } from './unwrapAnswer.ts';

/** So much of the text after the cursor, written again, is no accident: the model has reached it. */
const CLEAR_REPETITION = 40;
const SHORT_REPETITION = 4;

/**
 * Leaves out what already stands after the cursor. Text is held back while it may be the beginning of the suffix; a long repetition ends
 * the stream, a short one is left out only at the end, and closing brackets only when the text has more of them than it opened.
 */
export function createStopAtSuffixStage(suffix: string): StreamStage {
  const target = suffix.trimStart().slice(0, CLEAR_REPETITION);
  let all = '';
  let held = '';
  return {
    push(piece) {
      all += piece;
      held += piece;
      if (target === '') return take(held.length);
      const repeated = target.length >= CLEAR_REPETITION ? held.indexOf(target) : -1;
      if (repeated !== -1) {
        const text = held.slice(0, repeated).trimEnd();
        held = '';
        return { text, done: true };
      }
      return take(held.length - beginningLength(held, target));
    },
    end() {
      // The line end before the text that follows is there already.
      const isDoubleLineEnd = held.trim() === '' && /^[ \t]*\r?\n/.test(suffix);
      const kept = isDoubleLineEnd || isRepetition(held.trim(), all) ? '' : held;
      held = '';
      return kept;
    },
  };

  function take(length: number): { readonly text: string; readonly done: boolean } {
    const text = held.slice(0, length);
    held = held.slice(length);
    return { text, done: false };
  }
}

/** Length of the end of `text`, with the white space before it, that may be the beginning of `target`. */
function beginningLength(text: string, target: string): number {
  for (let length = Math.min(target.length, text.length); length > 0; length -= 1)
    if (target.startsWith(text.slice(-length))) return length + trailingSpace(text.slice(0, -length));
  return trailingSpace(text);
}

function trailingSpace(text: string): number {
  return text.length - text.trimEnd().length;
}

function isRepetition(held: string, all: string): boolean {
  if (held === '') return false;
  if (/^[\s)\]};,>]+$/.test(held)) return unmatchedClosings(all) > 0;
  return held.length >= SHORT_REPETITION;
}

function unmatchedClosings(text: string): number {
  let depth = 0;
  let unmatched = 0;
  for (const character of text) {
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) {
      if (depth === 0) unmatched += 1;
      else depth -= 1;
    }
  }
  return unmatched;
}
