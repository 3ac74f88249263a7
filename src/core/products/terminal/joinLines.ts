import type { ShellKind } from './shellKind.ts';

/** A line that goes on in the next one. */
const CONTINUATION: Readonly<Record<ShellKind, RegExp>> = {
  posix: /(?<!\\)\\$/,
  fish: /(?<!\\)\\$/,
  powershell: /`$/,
  cmd: /\^$/,
};

/** Joins commands so that the next one runs only after a success, where the shell can. */
const AND: Readonly<Record<ShellKind, string>> = { posix: ' && ', fish: ' && ', powershell: '; ', cmd: ' && ' };

/** After these the next line goes on without a separator. */
const OPEN_END = /(?:[|&;({,[]|\bdo|\bthen|\belse|\bbegin|\bin)$/;
const BLOCK_START = /^\s*(?:for|while|until|if|case|select|begin|function|switch)\b|\{$/;
const BLOCK_END = /^\s*(?:(?:done|fi|esac|end)\b|\})/;
const BLOCK_MIDDLE = /^\s*(?:(?:do|then|else|elif|catch|finally)\b|\||&&|\}|\)|\.\w)/;

/** Lines of one command, or several commands, as one line; undefined where a text of several lines belongs to it (here-documents, open quotes). */
export function joinLines(lines: readonly string[], shell: ShellKind): string | undefined {
  let joined = '';
  let depth = 0;
  for (const line of lines) {
    if (isHereDocument(line, shell)) return undefined;
    if (joined === '') joined = line.trim();
    else if (CONTINUATION[shell].test(joined)) joined = `${joined.slice(0, -1).trimEnd()} ${line.trim()}`;
    else if (hasOpenQuote(joined, shell)) return undefined;
    else joined += separator(joined, line, { depth, shell }) + line.trim();
    depth += (BLOCK_START.test(line) ? 1 : 0) - (BLOCK_END.test(line) ? 1 : 0);
  }
  if (CONTINUATION[shell].test(joined)) joined = joined.slice(0, -1).trimEnd();
  return hasOpenQuote(joined, shell) ? undefined : joined;
}

interface JoinPlace {
  readonly depth: number;
  readonly shell: ShellKind;
}

function separator(before: string, line: string, { depth, shell }: JoinPlace): string {
  if (OPEN_END.test(before)) return ' ';
  if (BLOCK_MIDDLE.test(line) && !/^\s*(?:do|then|elif|else)\b/.test(line)) return ' ';
  return depth > 0 ? '; ' : AND[shell];
}

function isHereDocument(line: string, shell: ShellKind): boolean {
  if (shell === 'powershell') return /@["']\s*$/.test(line);
  return shell === 'posix' && /(?<!<)<<-?\s*["'\\]?[A-Za-z_]/.test(line);
}

function hasOpenQuote(text: string, shell: ShellKind): boolean {
  const escape = { posix: '\\', fish: '\\', powershell: '`', cmd: '^' }[shell];
  let quote = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (character === escape && quote !== "'") index += 1;
    else if (quote === character) quote = '';
    else if (quote === '' && (character === '"' || (character === "'" && shell !== 'cmd'))) quote = character;
  }
  return quote !== '';
}
