import { splitIntoLexemes } from '../text/lexemes.ts';

/** Something in a text that may be wrong, found without understanding it. */
export interface Finding {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/**
 * What can be told by counting: brackets that do not pair, names that occur once and differ in one letter from a frequent one, and
 * the author's own reminders. `knownWords` says how often a word occurs elsewhere.
 */
export function checkText(text: string, knownWords: (word: string) => number): readonly Finding[] {
  const findings = [...findBrackets(text), ...findMisspellings(text, knownWords), ...findReminders(text)];
  return findings.sort((one, other) => one.line - other.line);
}

const PAIRS: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

function findBrackets(text: string): readonly Finding[] {
  const open: { readonly bracket: string; readonly line: number }[] = [];
  const findings: Finding[] = [];
  withoutStrings(text).forEach((content, index) => {
    const line = index + 1;
    for (const bracket of content.match(/[()[\]{}]/g) ?? []) {
      const partner = PAIRS.get(bracket);
      if (partner === undefined) open.push({ bracket, line });
      else if (open.at(-1)?.bracket === partner) open.pop();
      else findings.push({ line, message: `\`${bracket}\` closes nothing that is open.` });
    }
  });
  return [...findings, ...open.map(({ bracket, line }) => ({ line, message: `\`${bracket}\` is never closed.` }))];
}

/** Lines with comments and string literals blanked: brackets in there do not count. */
function withoutStrings(text: string): readonly string[] {
  const literal =
    /("""|''')[\s\S]*?\1|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|(?:\/\/|#).*/g;
  return text.replace(literal, (found) => found.replace(/[^\n]/g, ' ')).split('\n');
}

function findMisspellings(text: string, knownWords: (word: string) => number): readonly Finding[] {
  const places = new Map<string, number[]>();
  withoutStrings(text).forEach((content, index) => {
    for (const { kind, text: word } of splitIntoLexemes(content)) {
      if (kind === 'word' && word.length > 3) places.set(word, [...(places.get(word) ?? []), index + 1]);
    }
  });
  const names = [...places.keys()];
  return names.flatMap((word) => {
    const lines = places.get(word) ?? [];
    if (lines.length > 1 || knownWords(word) > 1) return [];
    const likely = names.find((other) => (places.get(other)?.length ?? 0) > 1 && isOneSlipAway(word, other));
    return likely === undefined
      ? []
      : [{ line: lines[0] ?? 1, message: `\`${word}\` occurs only here; is it meant to be \`${likely}\`?` }];
  });
}

/** One letter more, less or other, or two neighbours exchanged; a plural or a changed case is not a slip. */
function isOneSlipAway(word: string, other: string): boolean {
  if (Math.abs(word.length - other.length) > 1 || word.toLowerCase() === other.toLowerCase()) return false;
  if (`${word}s` === other || `${other}s` === word) return false;
  let head = 0;
  while (head < word.length && word[head] === other[head]) head += 1;
  let tail = 0;
  const shorter = Math.min(word.length, other.length) - head;
  while (tail < shorter && word.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  const left = word.slice(head, word.length - tail);
  const right = other.slice(head, other.length - tail);
  const isLetterSlip = /^\p{L}?$/u.test(left) && /^\p{L}?$/u.test(right);
  return isLetterSlip || (left.length === 2 && left === [...right].reverse().join(''));
}

function findReminders(text: string): readonly Finding[] {
  return text.split('\n').flatMap((content, index) => {
    const reminder = /\b(?:TODO|FIXME|XXX|HACK)\b.*/.exec(content)?.[0];
    return reminder === undefined ? [] : [{ line: index + 1, message: `the author's own note: “${reminder.trim()}”` }];
  });
}
