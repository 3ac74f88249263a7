import { fenceFor } from '../../../core/util/fenceFor.ts';

/** More than this of a selection is left out: the model has the answer itself. */
const LONGEST = 8_000;

/** A selected text as a Markdown quotation; empty for blank ones. @param language Of the code block that it was selected in; undefined: in none. */
export function toQuote(selected: string, language?: string): string {
  const lines = selected.slice(0, LONGEST).replace(/\r\n?/g, '\n').split('\n');
  const start = lines.findIndex((line) => line.trim() !== '');
  if (start === -1) return '';
  const end = lines.findLastIndex((line) => line.trim() !== '');
  const text = lines.slice(start, end + 1).map((line) => line.trimEnd());
  const quoted = language === undefined ? withoutGaps(text) : fenced(text, language);
  const rest = selected.length > LONGEST ? ['…'] : [];
  return [...quoted, ...rest].map((line) => `> ${line}`.trimEnd()).join('\n');
}

/** Browsers put two line ends between paragraphs, and more around what they draw as blocks. */
function withoutGaps(lines: readonly string[]): readonly string[] {
  return lines.filter((line, index) => line !== '' || lines[index - 1] !== '');
}

function fenced(lines: readonly string[], language: string): readonly string[] {
  const fence = fenceFor(lines.join('\n'));
  return [fence + language, ...lines, fence];
}

/** A draft into which something was put, and where its cursor then stands. */
export interface ChangedDraft {
  readonly text: string;
  readonly cursor: number;
}

/** Puts a quotation at the cursor: on lines of its own, with an empty one behind it to go on after. */
export function withQuote(draft: string, cursor: number, quote: string): ChangedDraft {
  const before = draft.slice(0, cursor);
  const after = draft.slice(cursor).replace(/^\n+/, '');
  const gap = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const head = `${before}${gap}${quote}\n\n`;
  return { text: head + after, cursor: head.length };
}
