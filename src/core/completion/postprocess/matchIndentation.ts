import { indentationWidth, isBlank, leadingSpace } from '../code/lines.ts';
import { scanCode } from '../code/scanCode.ts';
import type { CleaningContext } from './cleaningContext.ts';

/** The lines after the first, indented as the document is: its tabs or spaces, counted from the margin and not from the cursor. */
export function matchIndentation(text: string, context: CleaningContext): string {
  const lines = text.split('\n');
  const { quote, heredoc } = context.atCursor;
  if (lines.length === 1 || context.syntax.prose || quote !== undefined || heredoc !== undefined) return text;
  const converted = inOwnKind(lines, context);
  return shiftToCursor(converted, context).join('\n');
}

function inOwnKind(lines: readonly string[], context: CleaningContext): readonly string[] {
  if (context.mixesTabs) return lines;
  return usesTabs(context) ? toTabs(lines, context) : toSpaces(lines, context);
}

/** The document's own habit where it shows one, else the editor's setting. */
function usesTabs({ surroundings, insertSpaces, languageId }: CleaningContext): boolean {
  if (languageId === 'yaml' || languageId === 'dockercompose') return false;
  if (languageId === 'makefile') return true;
  const indented = surroundings.match(/^(?:\t+| {2,})(?=\S|$)/gm) ?? [];
  const tabs = indented.filter((space) => space.startsWith('\t')).length;
  return indented.length === 0 ? languageId === 'go' || !insertSpaces : tabs * 2 > indented.length;
}

function toSpaces(lines: readonly string[], context: CleaningContext): readonly string[] {
  const unit = documentUnit(context);
  return lines.map((line, index) => {
    const lead = leadingSpace(line);
    return index === 0 || !lead.includes('\t')
      ? line
      : ' '.repeat(indentationWidth(lead, unit)) + line.slice(lead.length);
  });
}

/** One level of the document's indentation in columns, where spaces indent it. */
function documentUnit({ surroundings, tabSize }: CleaningContext): number {
  const widths = surroundings.match(/^ {2,}(?=\S|$)/gm)?.map((space) => space.length) ?? [];
  const smallest = Math.min(...widths);
  return widths.length > 0 && widths.every((width) => width % smallest === 0) ? smallest : tabSize;
}

function toTabs(lines: readonly string[], { tabSize }: CleaningContext): readonly string[] {
  const widths = lines
    .slice(1)
    .map((line) => leadingSpace(line))
    .filter((lead) => lead !== '' && !lead.includes('\t'));
  if (widths.length === 0) return lines;
  const unit = Math.min(tabSize, ...widths.map((lead) => lead.length).filter((length) => length >= 2));
  return lines.map((line, index) => {
    const lead = leadingSpace(line);
    if (index === 0 || lead === '' || lead.includes('\t')) return line;
    return '\t'.repeat(Math.floor(lead.length / unit)) + ' '.repeat(lead.length % unit) + line.slice(lead.length);
  });
}

/** A block whose body stands no deeper than its own opening line was written from the margin: it moves to the cursor's column. */
function shiftToCursor(lines: readonly string[], context: CleaningContext): readonly string[] {
  const { linePrefix, tabSize } = context;
  const base = indentationWidth(linePrefix, tabSize);
  const opens = opensBody(lines[0] ?? '', context);
  const body = lines.slice(1).find((line) => !isBlank(line)) ?? '';
  const bodyWidth = indentationWidth(body, tabSize);
  if (base === 0 || !isBlank(linePrefix) || !opens || bodyWidth === 0 || bodyWidth > base || /^\s*[)\]}]/.test(body))
    return lines;
  // The items of a list may stand in the column of their key.
  if (bodyWidth === base && /^\s*- /.test(body)) return lines;
  // Closed in the cursor's column, the block was written there: some styles do not indent the arms of `switch`.
  const closer = lines.slice(1).find((line) => /^\s*[)\]}]/.test(line));
  if (closer !== undefined && indentationWidth(closer, tabSize) >= base) return lines;
  return lines.map((line, index) => (index === 0 || isBlank(line) ? line : leadingSpace(linePrefix) + line));
}

function opensBody(line: string, { syntax, atCursor }: CleaningContext): boolean {
  const isComment = syntax.lineComments.some((opener) => line.trim().startsWith(opener));
  // Behind a bracket that was opened further up the column is that of its line.
  if (isComment || scanCode(line, { syntax, from: atCursor }).unmatched.length > 0) return false;
  return /[{([]\s*$/.test(line) || (syntax.indentationBlocks && /:\s*$/.test(line));
}
