import { placeholdersOf } from './collectWords.ts';

/** A key and its words, as in `package.nls.json` and in a bundle. */
export type Translations = Readonly<Record<string, string>>;

export interface Comparison {
  /** Keys without words in the other language. */
  readonly missing: readonly string[];
  /** Keys that nothing asks for. */
  readonly unused: readonly string[];
  /** Words that lost or gained something that no language changes, each with what. */
  readonly different: readonly string[];
}

/** What stays the same in every language: slots, icons, commands, settings, addresses, code. */
const FIXED = /\$\([\w~-]+\)|\b(?:command|interline)[.:][\w.:]+\w|https?:\/\/[^\s)”“"]*\w|`[^`]+`|\n/g;

/** @param english By key, what the product says. */
export function compareWords(english: Translations, translated: Translations): Comparison {
  const keys = Object.keys(english);
  return {
    missing: keys.filter((key) => !translated[key]),
    unused: Object.keys(translated).filter((key) => english[key] === undefined),
    different: keys.flatMap((key) => {
      const words = translated[key];
      const difference = words ? differenceOf(english[key] ?? '', words) : undefined;
      return difference === undefined ? [] : [`${key}: ${difference}`];
    }),
  };
}

function differenceOf(english: string, words: string): string | undefined {
  const [wanted, found] = [fixedParts(english), fixedParts(words)];
  if (wanted.join() !== found.join()) return `${show(wanted)} became ${show(found)}`;
  const edges = /^\s*|\s*$/g;
  return (english.match(edges) ?? []).join('|') === (words.match(edges) ?? []).join('|')
    ? undefined
    : 'begins or ends with other spaces';
}

function fixedParts(text: string): readonly string[] {
  const slots = placeholdersOf(text).map((name) => `{${name}}`);
  return [...slots, ...(text.match(FIXED) ?? [])].sort();
}

const show = (parts: readonly string[]): string => JSON.stringify(parts.join(' '));
