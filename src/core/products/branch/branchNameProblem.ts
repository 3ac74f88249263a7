import { t } from '@vscode/l10n';

/** Why Git would not take a name for a new branch. */
export type BranchNameProblem =
  | { readonly kind: 'empty' | 'reserved' | 'tooLong' }
  | { readonly kind: 'forbidden'; readonly what: string }
  /** A branch of this name, or one that differs by case only, which many file systems cannot hold beside it. */
  | { readonly kind: 'exists'; readonly branch: string }
  /** `a` and `a/b` cannot both be branches: one would be a file and a folder. */
  | { readonly kind: 'inTheWay'; readonly branch: string };

/** Files below `.git/refs` bear the name, and file systems end at 255 bytes a part. */
const MAX_BYTES = 244;

/** By `git check-ref-format --branch`, rule by rule, and against the branches that are there. Undefined: it can be created. */
export function branchNameProblem(name: string, existing: readonly string[]): BranchNameProblem | undefined {
  if (name === '') return { kind: 'empty' };
  if (name === 'HEAD' || name === '@') return { kind: 'reserved' };
  const what = forbiddenPart(name);
  if (what !== undefined) return { kind: 'forbidden', what };
  if (new TextEncoder().encode(name).length > MAX_BYTES) return { kind: 'tooLong' };
  const folded = name.toLowerCase();
  const same = existing.find((branch) => branch.toLowerCase() === folded);
  if (same !== undefined) return { kind: 'exists', branch: same };
  const inTheWay = existing.find((branch) => {
    const other = branch.toLowerCase();
    return other.startsWith(`${folded}/`) || folded.startsWith(`${other}/`);
  });
  return inTheWay === undefined ? undefined : { kind: 'inTheWay', branch: inTheWay };
}

const CONTROL = /[\p{Cc}]/u;

/** The rules of git-check-ref-format(1) in its order, then what `--branch` adds. */
function forbiddenPart(name: string): string | undefined {
  const parts = name.split('/');
  if (parts.some((part) => part.startsWith('.'))) return t('a part that begins with a dot');
  if (parts.some((part) => part.endsWith('.lock'))) return t('a part that ends with .lock');
  if (name.includes('..')) return '..';
  if (CONTROL.test(name)) return t('a control character');
  if (/\s/.test(name)) return t('a space');
  const character = /[~^:?*[\\]/.exec(name)?.[0];
  if (character !== undefined) return character;
  if (parts.includes('')) return t('a slash at an end, or two in a row');
  if (name.endsWith('.')) return t('a dot at the end');
  if (name.includes('@{')) return '@{';
  return name.startsWith('-') ? t('a dash at the start') : undefined;
}
