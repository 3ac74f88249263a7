import type { Settings } from './settings.ts';

/** Whether suggestions are wanted in this language; the language's own entry first, then `*`. `enabled` switches all of them. */
export function isLanguageOn({ completion }: Pick<Settings, 'completion'>, languageId: string): boolean {
  const { languages } = completion;
  const own = Object.hasOwn(languages, languageId) ? languages[languageId] : undefined;
  return own ?? languages['*'] ?? true;
}
