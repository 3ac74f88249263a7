/** Breaks long lines of prose and list items between words; tables, code, addresses and trailers stay as they are. */
export function wrapLines(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => (line.length <= width || isFixed(line) ? [line] : wrapLine(line, width)))
    .join('\n');
}

/** Four spaces are code; `Signed-off-by: …` must stay on its line. */
function isFixed(line: string): boolean {
  return /^(?: {4}|\t|\||>)/.test(line) || /^[A-Z][\w-]*-[\w-]+: /.test(line);
}

function wrapLine(line: string, width: number): readonly string[] {
  const indent = /^ *(?:[-*+•] +|\d+[.)] +)?/.exec(line)?.[0] ?? '';
  const hanging = ' '.repeat(indent.length);
  const wrapped: string[] = [];
  let current = indent;
  let isEmpty = true;
  for (const word of line.slice(indent.length).split(/ +/)) {
    if (!isEmpty && current.length + 1 + word.length > width) {
      wrapped.push(current);
      current = hanging + word;
    } else current += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...wrapped, current];
}
