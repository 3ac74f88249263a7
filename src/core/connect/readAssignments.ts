/** One `NAME=value` of a `.env` file or of a shell. */
export interface Assignment {
  readonly name: string;
  readonly value: string;
}

/** `NAME=value`, `export NAME="value"`, `set NAME=value`, `setx NAME value`, `$env:NAME = 'value'`, `NAME: value` of a compose file. */
const LINE =
  /^(?:[$>#]\s+(?=export|set))?(?:export\s+|set\s+(?:-gx\s+)?|setx\s+|-\s+|ENV\s+)?(?:\$env:)?"?([A-Za-z_][\w.]*)"?(?:\s*=\s*|\s*:\s+|\s+(?="|'|\S+$))(.*)$/;
const MAX_LINES = 2000;

/** The assignments among the lines of a text, in order; comments and everything else are passed over. */
export function readAssignments(text: string): readonly Assignment[] {
  return text
    .split(/\r?\n/, MAX_LINES)
    .flatMap((line) => splitChained(line.trim()))
    .flatMap((line) => {
      const found = line.startsWith('#') ? null : LINE.exec(line);
      const value = found?.[2] === undefined ? '' : unquote(found[2]);
      return found?.[1] === undefined || value === '' ? [] : [{ name: found[1], value }];
    });
}

/** `export A=1; export B=2` and `A=1 && B=2` on one line. */
function splitChained(line: string): readonly string[] {
  return line.split(/\s*(?:;|&&)\s+(?=(?:export|set|\$env:)\b)/);
}

/** Quotes go, and so does a comment behind an unquoted value; a trailing comma or semicolon comes from code. */
function unquote(text: string): string {
  const quoted = /^(["'])(.*?)\1\s*(?:[;,]|#.*)?$/.exec(text.trim());
  if (quoted?.[2] !== undefined) return quoted[2].trim();
  return text
    .replace(/\s+#.*$/, '')
    .replace(/[;,]\s*$/, '')
    .trim();
}
