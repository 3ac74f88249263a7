/** The keys of `package.nls.json` that a manifest asks for: every text of the form `%key%`, wherever it stands. */
export function manifestKeys(manifest: unknown): readonly string[] {
  if (typeof manifest === 'string') return /^%[^%]+%$/.test(manifest) ? [manifest.slice(1, -1)] : [];
  if (typeof manifest !== 'object' || manifest === null) return [];
  return Object.values(manifest).flatMap(manifestKeys);
}
