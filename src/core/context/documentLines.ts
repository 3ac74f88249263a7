/** A place in a text, counted from 0; the end is behind the last character. */
export interface TextRange {
  readonly startLine: number;
  readonly startCharacter: number;
  readonly endLine: number;
  readonly endCharacter: number;
}

/** A text by its lines. */
export interface DocumentLines {
  /** What lies behind the end of a line or of the text is passed over. */
  textIn(range: TextRange): string;
  /** As people write it, counted from 1: `10-24`, or `10` alone. */
  label(range: TextRange): string;
}

export function createDocumentLines(text: string): DocumentLines {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  const offsetAt = (line: number, character: number): number => {
    const start = starts[line];
    if (start === undefined) return line < 0 ? 0 : text.length;
    return Math.min(start + character, starts[line + 1] ?? text.length);
  };
  return {
    textIn: ({ startLine, startCharacter, endLine, endCharacter }) =>
      text.slice(offsetAt(startLine, startCharacter), offsetAt(endLine, endCharacter)),
    label({ startLine, endLine, endCharacter }) {
      const last = Math.min(endLine, starts.length - 1);
      // A range that ends before the first character of a line does not hold that line.
      const lastShown = endCharacter === 0 && last === endLine && last > startLine ? last : last + 1;
      return lastShown <= startLine + 1 ? String(startLine + 1) : `${startLine + 1}-${lastShown}`;
    },
  };
}
