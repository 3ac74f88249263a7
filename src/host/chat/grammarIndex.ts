import { isRecord } from '../../core/util/isRecord.ts';
import { contributions } from './contributedTheme.ts';
import { createLanguageIndex } from './languageIndex.ts';

/** An extension's manifest, and something by which its files are found again. */
export interface ManifestSource<Place> {
  readonly manifest: unknown;
  readonly place: Place;
}

/** A TextMate grammar that an extension brings. */
export interface GrammarEntry<Place> {
  readonly scopeName: string;
  /** Empty for grammars that only serve others. */
  readonly languageId: string;
  readonly place: Place;
  /** Relative to the extension. */
  readonly path: string;
}

/** All languages and grammars of the installed extensions. */
export interface GrammarIndex<Place> {
  /** By language id, alias or file extension, as people write after a code fence; case does not count. */
  forLanguage(name: string): GrammarEntry<Place> | undefined;
  forScope(scopeName: string): GrammarEntry<Place> | undefined;
}

export function createGrammarIndex<Place>(sources: readonly ManifestSource<Place>[]): GrammarIndex<Place> {
  const byScope = new Map<string, GrammarEntry<Place>>();
  const byLanguage = new Map<string, GrammarEntry<Place>>();
  for (const entry of sources.flatMap(grammarEntries)) {
    byScope.set(entry.scopeName, entry);
    // As in the editor: of several grammars for one language the last one holds, so that installed ones replace built-in ones.
    if (entry.languageId !== '') byLanguage.set(entry.languageId, entry);
  }
  const languages = createLanguageIndex(sources.map(({ manifest }) => manifest));
  return {
    forLanguage: (name) => byLanguage.get(languages.idOf(name) ?? name.toLowerCase()),
    forScope: (scopeName) => byScope.get(scopeName),
  };
}

function grammarEntries<Place>({ manifest, place }: ManifestSource<Place>): readonly GrammarEntry<Place>[] {
  return contributions(manifest, 'grammars').flatMap(({ scopeName, language, path, injectTo }) => {
    if (typeof scopeName !== 'string' || typeof path !== 'string' || Array.isArray(injectTo)) return [];
    return [{ scopeName, path, place, languageId: typeof language === 'string' ? language : '' }];
  });
}

/** The scopes of other grammars that a grammar hands parts of its text to, in order of appearance. */
export function includedScopes(grammar: unknown): readonly string[] {
  const scopes = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isRecord(value)) {
      const { include } = value;
      const scope = typeof include === 'string' ? /^[^#$][^#]*/.exec(include)?.[0] : undefined;
      if (scope !== undefined) scopes.add(scope);
      Object.values(value).forEach(visit);
    }
  };
  visit(grammar);
  return [...scopes];
}
