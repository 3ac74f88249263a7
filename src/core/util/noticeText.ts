import { removeHiddenCharacters } from './hiddenCharacters.ts';

const LONGEST = 1000;

/**
 * Text that quotes a server, a model's name or a file, for VS Code's notifications. They turn `[label](command:…)` into a link that runs the
 * command, so that a server's words could: here no link is left. Cut after 1000 characters.
 */
export function noticeText(text: string): string {
  const plain = removeHiddenCharacters(text).replaceAll('](', '] (');
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}
