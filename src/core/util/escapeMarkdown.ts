import { removeHiddenCharacters } from './hiddenCharacters.ts';

const LONGEST = 200;

/**
 * Foreign text (model names, servers' words) as one line that markdown shows as it is: no link, no image, no command, no table border, no
 * theme icon, no bare address that a renderer would link. Cut after 200 characters.
 */
export function escapeMarkdown(text: string): string {
  const line = removeHiddenCharacters(text)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  const characters = [...line];
  const short = characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : line;
  // `\$(…)` is how VS Code writes an icon that is none; the second backslash carries the first one through markdown.
  return short.replace(/\$(?=\()/g, '\\$').replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
