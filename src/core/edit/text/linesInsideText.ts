const MARKS = /"""|'''|`/g;

/**
 * Which lines begin inside of a string that goes over several lines, between three quotes or backticks. Roughly: comments are read along, and a mark
 * of another kind inside of a string counts for nothing.
 */
export function linesInsideText(lines: readonly string[]): readonly boolean[] {
  let open: string | undefined;
  return lines.map((line) => {
    const isInside = open !== undefined;
    for (const [mark] of line.replace(/\\./g, '').matchAll(MARKS)) {
      if (open === undefined) open = mark;
      else if (open === mark) open = undefined;
    }
    return isInside;
  });
}
