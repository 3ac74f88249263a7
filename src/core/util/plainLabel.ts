import { removeHiddenCharacters } from './hiddenCharacters.ts';

/** What VS Code's labels draw as an icon. */
const ICON = /\$\([A-Za-z\d-]+(?:~[A-Za-z]+)?\)/g;

/** Foreign text for a label of VS Code's lists: one line, no character that cannot be seen, and no `$(icon)` but as its letters. */
export function plainLabel(text: string): string {
  return removeHiddenCharacters(text)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .replaceAll(ICON, '\\$&');
}
