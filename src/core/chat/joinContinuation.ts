/** Takes the pieces of a continued answer and gives out what is to be appended. */
export interface ContinuationJoiner {
  push(piece: string): string;
  /** What was held back, at the end of the stream. */
  end(): string;
}

/** An accidental meeting of a word or two is no repetition. */
const SHORTEST_REPETITION = 12;
/** Models repeat a line or a paragraph, hardly more. */
const LONGEST_REPETITION = 600;

/**
 * Models that are asked to continue like to repeat the last words, or to open again the code block that is still open. Both are left
 * out: text is held back only as long as it may still be such a repetition.
 */
export function createContinuationJoiner(before: string): ContinuationJoiner {
  const tail = before.slice(-LONGEST_REPETITION);
  const insideFence = endsInsideFence(before);
  let held = '';
  let decided = tail === '';
  const decide = (atEnd: boolean): string => {
    const body = insideFence ? withoutOpeningFence(held, atEnd) : held;
    const overlap = body === undefined ? undefined : findRepetition(tail, body, atEnd);
    if (body === undefined || overlap === undefined) return '';
    decided = true;
    held = '';
    return body.slice(overlap);
  };
  return {
    push(piece) {
      if (decided) return piece;
      held += piece;
      return decide(false);
    },
    end: () => (decided ? '' : decide(true)),
  };
}

/** True when a fenced code block is open at the end of a Markdown text. */
export function endsInsideFence(markdown: string): boolean {
  let open = '';
  for (const line of markdown.split('\n')) {
    const fence = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
    const mark = fence?.[1] ?? '';
    if (open === '') open = mark;
    else if (mark.startsWith(open) && fence?.[2]?.trim() === '') open = '';
  }
  return open !== '';
}

/** A fence that names a language can only open a block, a bare one closes it. Undefined while either may still be coming. */
function withoutOpeningFence(text: string, atEnd: boolean): string | undefined {
  const fence = /^\s*(?:`{3,}|~{3,})[^\S\n]*[^\s`][^\n`]*\n/.exec(text);
  if (fence) return text.slice(fence[0].length);
  const mayBecomeFence = /^\s*(?:`{0,2}|~{0,2}|(?:`{3,}|~{3,})[^\n`]*)$/.test(text);
  return mayBecomeFence && !atEnd ? undefined : text;
}

/** How many characters at the start of `text` repeat the end of `tail`; undefined while more text is needed to tell. */
function findRepetition(tail: string, text: string, atEnd: boolean): number | undefined {
  for (let start = 0; start <= tail.length - SHORTEST_REPETITION; start += 1) {
    const repeated = tail.slice(start);
    if (text.startsWith(repeated)) return repeated.length;
    if (!atEnd && repeated.startsWith(text)) return undefined;
  }
  return 0;
}
