/** So many lines of the text must stand around new ones before their marks are believed. */
const ENOUGH_CONTEXT = 2;

/**
 * Whether a block that claims to be code marks what goes and what comes as a diff does. Only the text tells: the lines that go, or all those
 * without a mark, are in it, and no line of it starts like a mark.
 */
export function isMarkedLikeDiff(lines: readonly string[], original: string): boolean {
  const known = new Set(significant(original.split(/\r\n?|\n/)));
  const marked = lines.filter((line) => /^[+-](?!\s*$)/.test(line));
  const added = marked.filter((line) => line.startsWith('+'));
  const hasMarksItself = [...known].some((line) => /^[+-]/.test(line));
  if (added.length === 0 || hasMarksItself) return false;
  const removed = marked.filter((line) => line.startsWith('-')).map((line) => line.slice(1));
  if (removed.length > 0) return significant(removed).every((line) => known.has(line));
  const context = significant(lines.filter((line) => !line.startsWith('+')));
  return context.length >= ENOUGH_CONTEXT && context.every((line) => known.has(line));
}

function significant(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}
