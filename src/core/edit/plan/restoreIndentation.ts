import { commonIndent, convertIndent, indentOf, indentUnitOf, reindent, scaleIndent } from '../text/indentation.ts';
import type { IndentUnit } from '../text/indentation.ts';
import { isSignificant } from '../text/rawLines.ts';
import { linesInsideText } from '../text/linesInsideText.ts';
import type { Ground } from './laid.ts';
import { unflatten } from './unflatten.ts';

/**
 * The answer indented like the region: models drop what all its lines share, or only the first line's, add some, or write spaces for tabs.
 * Of several readings the one that leaves most lines as they are wins.
 */
export function restoreIndentation(answer: readonly string[], ground: Ground): readonly string[] {
  const inside = linesInsideText(answer);
  const code = answer.filter((_, at) => !inside[at]);
  const shared = commonIndent(code).length;
  const isFree = (line: string, at: number): boolean =>
    inside[at] === true && line.trim() !== '' && indentOf(line).length < shared;
  if (!answer.some(isFree)) return restore(answer, ground);
  // The lines of a string that does not keep to the code's depth stand where it says.
  const restored = restore(code, ground).values();
  return answer.map((line, at) => (inside[at] ? line : (restored.next().value ?? line)));
}

function restore(answer: readonly string[], ground: Ground): readonly string[] {
  if (answer.length === 0) return answer;
  const document = [...ground.before, ...ground.lines, ...ground.after];
  const base = baseIndent(ground);
  const converted = likeDocument(answer, document);
  const shaped = unflatten(converted, document, base);
  if (shaped !== converted) return shaped;
  const scaled = withWidthOf(converted, document).map((lines) => reindent(lines, commonIndent(lines), base));
  const shared = commonIndent(converted);
  const moved = reindent(converted, shared, base);
  // What stands less deep than the region lost its indentation; it was not taken out of its block.
  const readings = [moved, ...(shared.length < base.length ? [] : [converted]), ...scaled];
  if (!hasOnlyFirstMoved(converted, base)) return mostFamiliar(readings, ground.lines);
  const first = firstLineIndented(converted, base);
  // Under a line that opens nothing, no line stands deeper.
  const isTooDeep = indentOf(converted[0] ?? '').length < base.length && !goesOn(converted);
  return mostFamiliar(isTooDeep ? [first, ...readings] : [...readings, first], ground.lines);
}

/** Whether the second line may stand deeper than the first: the first opens a block or is not finished, or the second belongs to it. */
function goesOn([first = '', second = '']: readonly string[]): boolean {
  return (
    /(?:[{([:,=+\-*/&|<>?.\\]|\b(?:then|do|begin|else|return))\s*$/.test(first) ||
    !/[;)\]}\w"'`]\s*$/.test(first) ||
    /^\s*[.?:&|+\-*/,)\]}]/.test(second)
  );
}

/** Tabs where the document has tabs, spaces where it has spaces. */
export function likeDocument(answer: readonly string[], document: readonly string[]): readonly string[] {
  const to = indentUnitOf(document);
  const from = indentUnitOf(answer);
  return to === undefined || from === undefined ? answer : convertIndent(answer, { from, to });
}

/** The answer with levels as wide as the document's, where both use spaces and differ; nothing where they do not. */
export function withWidthOf(answer: readonly string[], document: readonly string[]): readonly (readonly string[])[] {
  const [from, to] = [indentUnitOf(answer), indentUnitOf(document)];
  return typeof from === 'number' && typeof to === 'number' && from !== to ? [scaleIndent(answer, { from, to })] : [];
}

/** The first of the readings with the most lines that the region has. */
export function mostFamiliar(readings: readonly (readonly string[])[], lines: readonly string[]): readonly string[] {
  const known = new Set(lines.filter((line) => line.trim() !== '').map((line) => line.trimEnd()));
  const score = (reading: readonly string[]): number => {
    const familiar = reading.filter((line) => known.has(line.trimEnd()));
    // Brackets stand at every depth.
    return familiar.length + familiar.filter(isSignificant).length * 2;
  };
  return readings.reduce((best, reading) => (score(reading) > score(best) ? reading : best));
}

/** Whether all lines but the first stand as deep as the region, and deeper after a line that opens a block. */
function hasOnlyFirstMoved([first = '', ...rest]: readonly string[], base: string): boolean {
  const least = /(?:[{([:]|\b(?:then|do|begin))\s*$/.test(first) ? base.length + 1 : base.length;
  const [second = ''] = rest;
  const texts = rest.filter((line) => line.trim() !== '');
  return indentOf(second).length >= least && texts.every((line) => indentOf(line).length >= base.length);
}

/** Only the first line lost its indentation: models start to write where the selection starts. */
function firstLineIndented([first = '', ...rest]: readonly string[], base: string): readonly string[] {
  return [base + first.trimStart(), ...rest];
}

/** The region's own indentation; for a blank region what the lines around it suggest. */
function baseIndent({ lines, before, after, languageId }: Ground): string {
  if (lines.some((line) => line.trim() !== '')) return commonIndent(lines);
  const own = lines.find((line) => line !== '');
  if (own !== undefined) return indentOf(own);
  const above = before.findLast((line) => line.trim() !== '') ?? '';
  const below = after.find((line) => line.trim() !== '') ?? '';
  const unit = asText(indentUnitOf([...before, ...after]) ?? 4);
  const opens = /[{([]\s*$/.test(above) || (languageId === 'python' && /:\s*$/.test(above));
  const wanted = opens ? indentOf(above) + unit : indentOf(above);
  // A line below that stands deeper is in the same block.
  return indentOf(below).length > wanted.length ? indentOf(below) : wanted;
}

function asText(unit: IndentUnit): string {
  return unit === '\t' ? '\t' : ' '.repeat(unit);
}
