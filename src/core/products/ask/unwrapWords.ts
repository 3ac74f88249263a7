import { isRecord } from '../../util/isRecord.ts';

const FENCE = /^[ \t]*(`{3,}|~{3,})[^\n`]*\n([\s\S]*?)(?:\n[ \t]*\1[ \t]*(?=\n|$)|(?![\s\S]))/m;

/** What models say before they come to the point, as a line of its own. */
const LEAD_IN =
  /^(?:(?:sure|certainly|of course|okay|ok|absolutely|great)\b[^\n]{0,120}|(?:here(?:'s|’s| is| are)|this is|based on|below is|i(?:'ve|’ve| have| would|'d|’d) )[^\n]{0,160}:|(?:\*\*|#{1,4} *)?(?:(?:suggested|proposed|generated|final|git|new|the|your) +)*(?:commit(?: message)?|branch(?: name)?|command|message|answer|option 1|suggestion)s?(?:\*\*)? *:(?:\*\*)?)[ \t]*(?:\n|$)/i;
/** The same in front of the answer, on its line. A small single word may be the part that a commit is about: `command: read flags`. */
const LABEL =
  /^(?:\*\*)?(?:(?:[Ss]uggested|[Pp]roposed|[Gg]enerated|[Ff]inal|[Gg]it|[Nn]ew|[Tt]he|[Yy]our) +)*(?:[Cc]ommit [Mm]essage|[Bb]ranch [Nn]ame|Branch|Command|Message|Answer|Option 1|Suggestion)(?:\*\*)? *:(?:\*\*)? +/;

/**
 * The answer itself of a model that was asked for nothing but a few words of text: without fences, lead-ins, labels and quotes. `isGrowing`:
 * more is to come, so what may become a lead-in is held back.
 */
export function unwrapWords(answer: string, isGrowing = false): string {
  const plain = answer.replace(/\r\n?/g, '\n').replace(/<\|[\w ]{1,30}\|>/g, '');
  const text = withoutTag(plain.replace(/^[\uFEFF\s]+/, ''));
  const fenced = FENCE.exec(text)?.[2];
  // A fence far down is a part of the answer.
  const isWrapped = fenced !== undefined && isShortLeadIn(text.slice(0, FENCE.exec(text)?.index ?? 0));
  const body = isWrapped ? fenced : withoutLeadIn(text);
  if (isGrowing && !isWrapped && mayBecomeLeadIn(body)) return '';
  return withoutQuotes(fromJson(body.replace(LABEL, '').trim()));
}

/** `<commit_message>…</commit_message>`, also while it is still open. */
function withoutTag(text: string): string {
  const [whole, , inner = ''] = /^<([a-z][\w-]*)>\s*([\s\S]*?)\s*(?:<\/\1>|(?![\s\S]))/i.exec(text) ?? [];
  return whole === undefined ? text : inner;
}

const FIRST_FIELDS = ['message', 'subject', 'title', 'commit', 'commit_message', 'branch', 'name', 'command', 'answer'];
const SECOND_FIELDS = ['body', 'description'];

/** Models that were trained to call functions answer with an object now and then. */
function fromJson(text: string): string {
  if (!/^\{[\s\S]*\}$/.test(text)) return text;
  try {
    const value: unknown = JSON.parse(text);
    const field = (names: readonly string[]): string => {
      const found = isRecord(value)
        ? names.map((name) => value[name]).find((one) => typeof one === 'string')
        : undefined;
      return typeof found === 'string' ? found.trim() : '';
    };
    const parts = [field(FIRST_FIELDS), field(SECOND_FIELDS)];
    return parts[0] === '' ? text : parts.filter((part) => part !== '').join('\n\n');
  } catch {
    return text;
  }
}

function isShortLeadIn(before: string): boolean {
  const lines = before.split('\n').filter((line) => line.trim() !== '');
  return (
    lines.length === 0 || (lines.length <= 2 && lines.every((line) => line.length < 200 && /[:.!]\s*$/.test(line)))
  );
}

/** A line of its own that ends with a colon, in any language, before what is no list. */
const HEADING = /^(?:\*\*|#{1,4} +)?(?:commit message|branch name)(?:\*\*)?[ \t]*\n/i;
const ANNOUNCEMENT = /^\p{L}[^\n]{8,160}[:：]\*{0,2}[ \t]*\n(?:[ \t]*\n)+(?![ \t]*(?:[-*+•]|\d+[.)]) )(?=\S)/u;

function withoutLeadIn(text: string): string {
  const rest = text.replace(LEAD_IN, '').replace(HEADING, '').replace(ANNOUNCEMENT, '').replace(/^\s+/, '');
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
