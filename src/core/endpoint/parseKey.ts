import { t } from '@vscode/l10n';
import { withoutScheme } from '../settings/keyInSettings.ts';

export type KeyFault = 'empty' | 'controlCharacters' | 'notLatin' | 'spaces';

export type ParsedKey = { readonly ok: true; readonly key: string } | { readonly ok: false; readonly fault: KeyFault };

/** What to tell; the key itself is never repeated. */
export const keyAdvice = (): Readonly<Record<KeyFault, string>> => ({
  empty: t('Paste a key.'),
  controlCharacters: t('This holds line breaks or other control characters: paste the key alone.'),
  notLatin: t('This holds characters that no key has, such as curly quotes: copy the key once more.'),
  spaces: t('This holds spaces: paste the key alone.'),
});

/** A key as people paste it: trimmed, without quotes and without `Bearer`. Whatever a request header cannot carry is refused. */
export function parseKey(text: string): ParsedKey {
  const key = withoutScheme(text.trim().replace(/^(["'`])(.*)\1$/s, '$2'));
  if (key === '') return { ok: false, fault: 'empty' };
  if (/\p{Cc}/u.test(key)) return { ok: false, fault: 'controlCharacters' };
  if (/[^\x20-\x7e]/.test(key)) return { ok: false, fault: 'notLatin' };
  return key.includes(' ') ? { ok: false, fault: 'spaces' } : { ok: true, key };
}
