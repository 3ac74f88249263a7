/** What one level of indentation is: a tab, or so many spaces. */
export type IndentUnit = '\t' | number;

export function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** The indentation that all lines with text share. */
export function commonIndent(lines: readonly string[]): string {
  let common: string | undefined;
  for (const line of lines) {
    if (line.trim() === '') continue;
    const indent = indentOf(line);
    if (common === undefined) common = indent;
    while (!indent.startsWith(common)) common = common.slice(0, -1);
  }
  return common ?? '';
}

/** How a text indents; undefined when no line of it is indented. */
export function indentUnitOf(lines: readonly string[]): IndentUnit | undefined {
  let tabs = 0;
  let spaces = 0;
  const steps = new Map<number, number>();
  let before = 0;
  for (const line of lines) {
    if (line.trim() === '') continue;
    const indent = indentOf(line);
    if (indent.startsWith('\t')) tabs += 1;
    else if (indent !== '') spaces += 1;
    const step = Math.abs(indent.length - before);
    // One space more is a comment's star, not a level.
    if (step > 1 && !indent.startsWith('\t')) steps.set(step, (steps.get(step) ?? 0) + 1);
    before = indent.length;
  }
  if (tabs === 0 && spaces === 0) return undefined;
  if (tabs > spaces) return '\t';
  const [most] = [...steps].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return most?.[0] ?? 4;
}

/** The same lines, indented with the other unit; what does not fill a level stays as spaces. */
export function convertIndent(
  lines: readonly string[],
  { from, to }: { readonly from: IndentUnit; readonly to: IndentUnit },
): readonly string[] {
  return from === to || (from !== '\t' && to !== '\t') ? lines : scaleIndent(lines, { from, to });
}

/** The same lines with levels of the other width, also where both are spaces. */
export function scaleIndent(
  lines: readonly string[],
  { from, to }: { readonly from: IndentUnit; readonly to: IndentUnit },
): readonly string[] {
  return lines.map((line) => {
    const indent = indentOf(line);
    return convertOne(indent, from, to) + line.slice(indent.length);
  });
}

function convertOne(indent: string, from: IndentUnit, to: IndentUnit): string {
  if (from === '\t') return indent.replaceAll('\t', to === '\t' ? '\t' : ' '.repeat(to));
  const columns = indent.replaceAll('\t', ' '.repeat(from)).length;
  const levels = Math.floor(columns / from);
  return (to === '\t' ? '\t'.repeat(levels) : ' '.repeat(levels * to)) + ' '.repeat(columns % from);
}

/** Lines moved by what parts two indentations; lines without text stay as they are. */
export function reindent(lines: readonly string[], from: string, to: string): readonly string[] {
  return lines.map((line) => (line.trim() === '' ? line : reindentOne(line, from, to)));
}

function reindentOne(line: string, from: string, to: string): string {
  if (to.startsWith(from)) return to.slice(from.length) + line;
  const surplus = from.startsWith(to) ? from.length - to.length : from.length;
  const rest = line.slice(Math.min(surplus, indentOf(line).length));
  return from.startsWith(to) ? rest : to + rest;
}
