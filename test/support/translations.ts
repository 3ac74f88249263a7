import { globSync, readFileSync } from 'node:fs';
import { config } from '@vscode/l10n';
import { inProject } from '../../scripts/host/paths.ts';
import { collectWords } from '../../scripts/l10n/collectWords.ts';
import type { Translations } from '../../scripts/l10n/compareWords.ts';

const read = (name: string): string => readFileSync(inProject(name), 'utf8');

/** The German words, as VS Code hands them over. */
export function germanWords(): Translations {
  return JSON.parse(read('l10n/bundle.l10n.de.json')) as Translations;
}

/** A language in which every text of the code stands in brackets: what stands in none is not translated, or glued from pieces. */
export function bracketedWords(): Translations {
  const words = globSync('src/**/*.ts', { cwd: inProject() }).flatMap((file) => collectWords(file, read(file)).words);
  const bracketed = words.map(({ key, message }) => [key, key === message ? `⟦${message}⟧` : message] as const);
  return Object.fromEntries(bracketed);
}

/** Speaks another language from before the group's tests until after them. */
export function speak(translations: Translations): void {
  before(() => config({ contents: translations }));
  after(() => config({ contents: {} }));
}

/** What of a text stands in no brackets and has a word in it that is none of `names`; undefined: nothing. */
export function unbracketed(text: string, names: RegExp): string | undefined {
  let rest = text;
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' ');
  }
  return /[a-z]{2,}/i.test(rest.replace(names, '')) ? rest.trim() : undefined;
}
