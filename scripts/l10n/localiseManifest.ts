import type { Translations } from './compareWords.ts';

/** A copy of a manifest in which words stand in the place of `%key%`; throws for a key without words. */
export function localiseManifest(manifest: unknown, words: Translations): unknown {
  if (typeof manifest === 'string') return localiseText(manifest, words);
  if (Array.isArray(manifest)) return manifest.map((one) => localiseManifest(one, words));
  if (typeof manifest !== 'object' || manifest === null) return manifest;
  return Object.fromEntries(Object.entries(manifest).map(([name, value]) => [name, localiseManifest(value, words)]));
}

function localiseText(text: string, words: Translations): string {
  const key = /^%([^%]+)%$/.exec(text)?.[1];
  if (key === undefined) return text;
  const found = words[key];
  if (found === undefined) throw new Error(`package.nls.json has no words for ${key}.`);
  return found;
}
