import { isRecord } from '../../core/util/isRecord.ts';

/** Where a colour theme lies, as its extension's manifest says. */
export interface ContributedTheme {
  /** Relative to the extension. */
  readonly path: string;
}

/** The entry of one manifest's `contributes.themes` that settings call `name`: by id, by label, or by an id from before they were shortened. */
export function findTheme(manifest: unknown, name: string): ContributedTheme | undefined {
  const shortened = name.replace(/^Default /, '');
  for (const theme of contributions(manifest, 'themes')) {
    const { id, label, path } = theme;
    const names = [id, label].filter((one) => typeof one === 'string');
    if (typeof path === 'string' && (names.includes(name) || names.includes(shortened))) return { path };
  }
  return undefined;
}

/** A list under `contributes`; entries that are no objects are left out. */
export function contributions(manifest: unknown, point: string): readonly Readonly<Record<string, unknown>>[] {
  const contributes = isRecord(manifest) ? manifest['contributes'] : undefined;
  const list = isRecord(contributes) ? contributes[point] : undefined;
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

/** A theme file's content laid over the one that it includes: its colours win, its token rules come later, which makes them stronger. */
export function mergeThemes(
  base: Readonly<Record<string, unknown>>,
  theme: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return {
    ...base,
    ...theme,
    colors: { ...asRecord(base['colors']), ...asRecord(theme['colors']) },
    tokenColors: [...asList(base['tokenColors']), ...asList(theme['tokenColors'])],
  };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
