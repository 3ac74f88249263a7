const FENCE = /^[ \t]*(`{3,}|~{3,})[^\n`]*\n([\s\S]*?)(?:\n[ \t]*\1[ \t]*(?=\n|$)|(?![\s\S]))/m;

/** What models say before they come to the point, as a line of its own. */
const LEAD_IN =
  /^(?:(?:sure|certainly|of course|okay|ok|absolutely|great)\b[^\n]{0,120}|(?:here(?:'s|’s| is| are)|this is|based on|below is|i(?:'ve|’ve| have| would|'d|’d) )[^\n]{0,160}:|(?:\*\*|#{1,4} *)?(?:(?:suggested|proposed|generated|final|git|new|the|your) +)*(?:commit(?: message)?|branch(?: name)?|command|message|answer|option 1|suggestion)s?(?:\*\*)? *:(?:\*\*)?)[ \t]*(?:\n|$)/i;
/** The same in front of the answer, on its line. */
const LABEL =
  /^(?:\*\*)?(?:(?:suggested|proposed|generated|final|git|new|the|your) +)*(?:commit message|branch name|branch|command|message|answer|option 1|suggestion)(?:\*\*)? *:(?:\*\*)? +/i;

/**
 * The answer itself of a model that was asked for nothing but a few words of text: without fences, lead-ins, labels and quotes. `isGrowing`:
 * more is to come, so what may become a lead-in is held back.
 */
export function unwrapWords(answer: string, isGrowing = false): string {
  const text = answer.replace(/\r\n?/g, '\n').replace(/^[\uFEFF\s]+/, '');
  const fenced = FENCE.exec(text)?.[2];
  // A fence far down is a part of the answer.
  const isWrapped = fenced !== undefined && isShortLeadIn(text.slice(0, FENCE.exec(text)?.index ?? 0));
  const body = isWrapped ? fenced : withoutLeadIn(text);
  if (isGrowing && !isWrapped && mayBecomeLeadIn(body)) return '';
  return withoutQuotes(body.replace(LABEL, '').trim());
}

function isShortLeadIn(before: string): boolean {
  const lines = before.split('\n').filter((line) => line.trim() !== '');
  return (
    lines.length === 0 || (lines.length <= 2 && lines.every((line) => line.length < 200 && /[:.!]\s*$/.test(line)))
  );
}

function withoutLeadIn(text: string): string {
  const rest = text.replace(LEAD_IN, '').replace(/^\s+/, '');
  return rest === text || rest === '' ? text : withoutLeadIn(rest);
}

function mayBecomeLeadIn(body: string): boolean {
  if (body.includes('\n')) return false;
  return /^(?:`{1,}|~|"|\*|sure|certainly|of c|okay|absol|great|here|this is|based on|below|i(?:'|’| )|(?:suggested|proposed|commit|branch|command)\b[^:]*:?\s*$)/i.test(
    body,
  );
}

const PAIRS: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['«', '»'],
  ['**', '**'],
];

/** Quotes around the whole text, or around its first line. */
function withoutQuotes(text: string): string {
  for (const [open, close] of PAIRS) {
    if (!text.startsWith(open) || text.length <= open.length + close.length) continue;
    const inner = text.slice(open.length);
    const end = inner.indexOf(close);
    if (end === -1) continue;
    const after = inner.slice(end + close.length);
    if (after.trim() === '') return withoutQuotes(inner.slice(0, end).trim());
    if (after.startsWith('\n')) return inner.slice(0, end) + after;
    // Quotes around all lines, with others of the same kind inside.
    if (text.endsWith(close) && open !== '**') return inner.slice(0, -close.length).trim();
  }
  return text;
}
