import { t } from '@vscode/l10n';

/** The locale by which `Intl` shall write: that of the words around, so that a sentence and its numbers never differ. */
export function displayLocale(): string {
  return t({
    message: 'en-GB',
    comment: 'The BCP 47 tag of the language of this file: numbers, dates and lists are written by it.',
  });
}
