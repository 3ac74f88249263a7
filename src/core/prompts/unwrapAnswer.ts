/** A stage that code passes through while it streams. `done` is true when whatever comes later is not wanted. */
export interface StreamStage {
  push(piece: string): { readonly text: string; readonly done: boolean };
  /** What was held back, at the end of the stream. */
  end(): string;
}

const OPENING_TAG = '<COMPLETION>';
const CLOSING_TAG = '</COMPLETION>';
/** A talkative model's lead-in is no longer than this; after it, what comes is taken for the code itself. */
const LONGEST_LEAD_IN = 300;

type Wrapping = { readonly kind: 'tag' | 'none' } | { readonly kind: 'fence'; readonly mark: string };

/**
 * Takes the code out of a chat model's answer: out of `<COMPLETION>` tags, or out of the first code fence after at most a short lead-in.
 * An answer without either passes as it is.
 */
export function createUnwrapStage(): StreamStage {
  let held = '';
  let wrapping: Wrapping | undefined;
  let done = false;

  const open = (atEnd: boolean): void => {
    const found = findOpening(held, atEnd);
    if (found === undefined) return;
    wrapping = found.wrapping;
    held = held.slice(found.end);
  };

  const release = (atEnd: boolean): string => {
    if (wrapping === undefined) open(atEnd);
    if (wrapping === undefined || done) return '';
    const closing = findClosing(held, wrapping);
    done = closing.found;
    const text = held.slice(0, closing.found || !atEnd ? closing.at : held.length);
    held = held.slice(text.length);
    return text;
  };

  return {
    push(piece) {
      held += piece;
      return { text: release(false), done };
    },
    end: () => (done ? '' : release(true)),
  };
}

interface Opening {
  readonly wrapping: Wrapping;
  /** Where the code begins. */
  readonly end: number;
}

/** Undefined while it cannot be told yet. */
function findOpening(text: string, atEnd: boolean): Opening | undefined {
  const tag = text.indexOf(OPENING_TAG);
  if (tag !== -1) return { wrapping: { kind: 'tag' }, end: tag + OPENING_TAG.length };
  const fence = /^[ \t]*(`{3,}|~{3,})[^\n`]*\n/m.exec(text);
  const mark = fence?.[1];
  if (fence && mark !== undefined) return { wrapping: { kind: 'fence', mark }, end: fence.index + fence[0].length };
  return atEnd || isPlainCode(text) ? { wrapping: { kind: 'none' }, end: 0 } : undefined;
}

/** True when the first line is complete and neither opens something nor announces it. */
function isPlainCode(text: string): boolean {
  if (text.length > LONGEST_LEAD_IN) return true;
  const firstLine = /^\s*(\S[^\n]*)\n/.exec(text)?.[1];
  if (firstLine === undefined) return false;
  return !/^(?:`{3,}|~{3,}|<)/.test(firstLine) && !/^[A-Z][^(){};=]*[:.!]\s*$/.test(firstLine);
}

/** Where the code ends, or up to where it certainly goes on. */
function findClosing(text: string, wrapping: Wrapping): { readonly found: boolean; readonly at: number } {
  switch (wrapping.kind) {
    case 'none':
      return { found: false, at: text.length };
    case 'tag': {
      const at = text.indexOf(CLOSING_TAG);
      return at === -1 ? { found: false, at: text.length - partialEnd(text, CLOSING_TAG) } : { found: true, at };
    }
    case 'fence': {
      // The line end before the closing fence is the fence's, not the code's.
      const closing = new RegExp(`(?:^|\\r?\\n)[ \\t]*${wrapping.mark}[ \\t]*(?:\\n|$)`).exec(text);
      if (closing) return { found: true, at: closing.index };
      const undecided = /(?:^|\r?\n)[ \t]*[`~]*$/.exec(text);
      return { found: false, at: undecided?.index ?? text.length };
    }
  }
}

/** How many characters at the end of `text` may be the beginning of `word`. */
function partialEnd(text: string, word: string): number {
  for (let length = Math.min(word.length - 1, text.length); length > 0; length -= 1)
    if (text.endsWith(word.slice(0, length))) return length;
  return 0;
}
