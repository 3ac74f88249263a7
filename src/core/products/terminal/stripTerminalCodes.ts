/** Escape sequences by ECMA-48 and xterm: strings (OSC, DCS, APC …) with their end, control sequences, two-character ones. One that is cut off goes to its line's end. */
const SEQUENCES = new RegExp(
  String.raw`(?:\u001B[\]PX^_]|[\u009D\u0090\u0098\u009E\u009F])[^\u0007\u001B\u009C\n]*(?:\u0007|\u001B\\|\u009C|(?=\n)|$)|(?:\u001B\[|\u009B)[0-?]*[ -/]*(?:[@-~]|(?=\n)|$)|\u001B[ -/]*[0-~]?`,
  'g',
);
const OTHER_CONTROLS = new RegExp(String.raw`[\u0000-\u0007\u000B\u000C\u000E-\u001F\u007F-\u009F]`, 'g');

/** What a person reads in a terminal: without escape sequences, with what was written over or deleted gone. Tabs and line ends stay. */
export function stripTerminalCodes(output: string): string {
  const plain = output.replace(SEQUENCES, '').replace(/\r+\n/g, '\n');
  return plain.split('\n').map(overwrite).join('\n').replace(OTHER_CONTROLS, '');
}

/** A carriage return goes back to the start of the line, as progress bars do; a backspace one character. */
function overwrite(line: string): string {
  if (!/[\r\b]/.test(line)) return line;
  const cells: string[] = [];
  let column = 0;
  for (const character of line) {
    if (character === '\r') column = 0;
    else if (character === '\b') column = Math.max(0, column - 1);
    else {
      cells[column] = character;
      column += 1;
    }
  }
  return cells.join('').trimEnd();
}
