import { splitCommandLine } from '../util/splitCommandLine.ts';

export type KeyCommand = readonly [program: string, ...args: string[]];

/** Signs that only a shell understands: who writes them expects one, and there is none. */
const SHELL_SIGNS = /^(?:\|\|?|&&?|;|[<>]{1,2}|2>(?:&1)?)$|^\$\(|`/;

/**
 * `interline.endpoints.*.apiKeyCommand`: program and arguments as a list, or as one line with quotes. Undefined when it is neither, is
 * empty, or wants a shell.
 */
export function parseKeyCommand(value: unknown): KeyCommand | undefined {
  const words = typeof value === 'string' ? splitCommandLine(value, 'plain') : asWords(value);
  if (words === undefined) return undefined;
  const [program, ...args] = words;
  if (program === undefined || program.trim() === '' || words.some((word) => word.includes('\0'))) return undefined;
  if (typeof value === 'string' && words.some((word) => SHELL_SIGNS.test(word))) return undefined;
  return [program, ...args];
}

function asWords(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const words = value.filter((word): word is string => typeof word === 'string');
  return words.length === value.length ? words : undefined;
}
