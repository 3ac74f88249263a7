/** Width of the white space in front of a line, tabs counted to the next stop. */
export function indentationWidth(line: string, tabSize: number): number {
  let width = 0;
  for (const character of line) {
    if (character === ' ') width += 1;
    else if (character === '\t') width += tabSize - (width % tabSize);
    else break;
  }
  return width;
}

/** The white space itself. */
export function leadingSpace(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

export function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** Text without trailing spaces, tabs and line ends (other white space, such as a no-break space in a string, stays). */
export function trimEndOfText(text: string): string {
  return text.replace(/[ \t\n]+$/, '');
}

/** The last line of `text`: what stands left of a cursor at its end. */
export function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

/** The first line of `text`: what stands right of a cursor at its start. */
export function firstLine(text: string): string {
  const end = text.indexOf('\n');
  return end < 0 ? text : text.slice(0, end);
}
