/** `12 | code`, `12: code`, `12→code`, `12<tab>code`, as tools and editors number lines for a model. */
const NUMBERED = /^\s{0,6}(\d{1,6})(?: ?[|│]|:|→|\t| {2,})/;
const NUMBER_ALONE = /^\s{0,6}(\d{1,6})\s*[|│:→]?\s*$/;

/** The lines without their numbers, where all of them are numbered one after the other and the text that is edited is not. */
export function withoutLineNumbers(lines: readonly string[], original: string): readonly string[] {
  const first = numberOf(lines[0] ?? '');
  const isCounted = lines.length > 1 && lines.every((line, index) => numberOf(line) === (first ?? NaN) + index);
  if (!isCounted || original.split('\n', 2).some((line) => numberOf(line) !== undefined)) return lines;
  const code = lines.map((line) => (NUMBER_ALONE.test(line) ? '' : line.replace(NUMBERED, '')));
  // A space behind the sign belongs to the numbers where every line has it.
  const isApart =
    /^\s{0,6}\d+ ?[|│:]/.test(lines[0] ?? '') && code.every((line) => line === '' || line.startsWith(' '));
  return isApart ? code.map((line) => line.slice(1)) : code;
}

function numberOf(line: string): number | undefined {
  const number = (NUMBER_ALONE.exec(line) ?? NUMBERED.exec(line))?.[1];
  return number === undefined ? undefined : Number(number);
}
