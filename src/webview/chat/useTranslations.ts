import { config } from '@vscode/l10n';

/** Takes over the translations that the host has written into the page; without any, the page speaks English. Before anything is drawn. */
export function useTranslations(): void {
  const json = document.getElementById('translations')?.textContent ?? '';
  if (json !== '') config({ contents: json });
}
