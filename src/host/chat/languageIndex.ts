import { contributions } from './contributedTheme.ts';

/** The languages that installed extensions bring. */
export interface LanguageIndex {
  /** The editor's id, by id, alias or file extension, as people write after a code fence; case does not count. */
  idOf(name: string): string | undefined;
  /** With its dot; undefined where the language goes by whole names. */
  extensionOf(id: string): string | undefined;
}

/** @param manifests Of all extensions, in their order. */
export function createLanguageIndex(manifests: readonly unknown[]): LanguageIndex {
  const ids = languageNames(manifests);
  const extensions = new Map<string, string>();
  for (const { id, extensions: own } of manifests.flatMap((manifest) => contributions(manifest, 'languages'))) {
    const [first] = strings(own).filter((extension) => /^\.[\w+-]{1,20}$/.test(extension));
    if (typeof id === 'string' && first !== undefined && !extensions.has(id)) extensions.set(id, first);
  }
  return {
    idOf: (name) => ids.get(name.toLowerCase()),
    extensionOf: (id) => extensions.get(id),
  };
}

/** Every name of every language. Ids win over aliases, aliases over file extensions, earlier extensions over later ones. */
function languageNames(manifests: readonly unknown[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const languages = manifests.flatMap((manifest) => contributions(manifest, 'languages'));
  const add = (name: string, id: string): void => {
    const key = name.toLowerCase();
    if (!names.has(key)) names.set(key, id);
  };
  for (const { id } of languages) if (typeof id === 'string') add(id, id);
  for (const { id, aliases } of languages)
    for (const alias of strings(aliases)) if (typeof id === 'string') add(alias, id);
  for (const { id, extensions } of languages)
    for (const extension of strings(extensions)) if (typeof id === 'string') add(extension.replace(/^\./, ''), id);
  return names;
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
