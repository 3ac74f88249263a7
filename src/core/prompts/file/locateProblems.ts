import type { ProblemAt, PromptProblem, TextPosition } from './promptFile.ts';

/** Problems at lines and columns, in the order of the text. */
export function locateProblems(text: string, problems: readonly ProblemAt[]): readonly PromptProblem[] {
  const lineStarts = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), ({ index, 0: end }) => index + end.length)];
  const position = (offset: number): TextPosition => {
    const line = lineStarts.findLastIndex((start) => start <= offset);
    return { line, column: offset - (lineStarts[line] ?? 0) };
  };
  return problems
    .toSorted((a, b) => a.start - b.start)
    .map(({ severity, message, start, end }) => ({
      severity,
      message,
      start: position(start),
      end: position(Math.max(start, end)),
    }));
}
