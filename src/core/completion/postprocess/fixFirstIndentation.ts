import { indentationWidth, isBlank, lastLine, leadingSpace } from '../code/lines.ts';
import type { CleaningContext } from './cleaningContext.ts';

const OPENS_BLOCK = /[{([]\s*$|=>\s*$|\b(?:then|do|else|begin)\s*$/;

/** White space that the document already has left of the cursor is not inserted a second time. */
export function fixFirstIndentation(text: string, context: CleaningContext): string {
  const { linePrefix } = context;
  if (linePrefix === '' || !/[ \t]$/.test(linePrefix)) return text;
  if (!isBlank(linePrefix)) return collapseSpace(text, context);
  const started = isBlank(context.restOfLine) ? text.replace(/^(?:[ \t]*\n)+/, '') : text;
  const lead = leadingSpace(started);
  if (lead === '' || isBlank(started)) return started;
  const extra = extraIndentation(lead, context);
  return started.slice(lead.includes('\t') && extra > 0 ? lead.length : Math.min(lead.length, extra));
}

/** `x = ` and ` 1`: one of the two spaces goes; in strings, in columns and before trailing comments they may be meant. */
function collapseSpace(text: string, { atCursor, syntax, prefix, linePrefix }: CleaningContext): string {
  const rest = text.trimStart();
  const startsComment = syntax.lineComments.some((opener) => rest.startsWith(opener));
  const isLikeAbove =
    prefix.endsWith(`\n${linePrefix}`) &&
    lastLine(prefix.slice(0, -linePrefix.length - 1)).startsWith(`${linePrefix} `);
  const isSpaced = atCursor.comment !== undefined && (isLikeAbove || /^ {2,}\S/.test(text));
  const isInColumns = isSpaced || /\S(?: {2,}|\t+)$/.test(linePrefix);
  const isMeant = atCursor.quote !== undefined || startsComment || isInColumns;
  return isMeant || /^[ \t]*\n/.test(text) ? text : text.replace(/^[ \t]+/, '');
}

/** How many columns of the answer's first indentation are too many at the cursor. */
function extraIndentation(lead: string, context: CleaningContext): number {
  const { linePrefix, tabSize } = context;
  const cursor = indentationWidth(linePrefix, tabSize);
  const total = indentationWidth(linePrefix + lead, tabSize);
  if (context.syntax.prose || context.atCursor.quote !== undefined) return lead === linePrefix ? total - cursor : 0;
  const wanted = Math.max(cursor, wantedIndentation(context));
  return Math.max(0, total - wanted);
}

/** Where the line should start, told from the line above: deeper after one that opens a block. */
function wantedIndentation({ prefix, linePrefix, tabSize, syntax }: CleaningContext): number {
  const above = prefix
    .slice(0, prefix.length - linePrefix.length)
    .split('\n')
    .filter((line) => !isBlank(line));
  const last = above.at(-1) ?? '';
  const indentation = indentationWidth(last, tabSize);
  const opens = OPENS_BLOCK.test(last) || (syntax.indentationBlocks && /:\s*(?:#.*)?$/.test(last));
  const isInside = indentationWidth(linePrefix, tabSize) > indentation;
  return opens && !isInside ? indentation + indentationUnit(above, tabSize) : indentation;
}

/** The smallest step between neighbouring lines, else the editor's. */
function indentationUnit(lines: readonly string[], tabSize: number): number {
  const widths = lines.slice(-60).map((line) => indentationWidth(line, tabSize));
  const steps = widths.map((width, index) => width - (widths[index - 1] ?? width)).filter((step) => step >= 2);
  return steps.length === 0 ? tabSize : Math.min(...steps);
}
