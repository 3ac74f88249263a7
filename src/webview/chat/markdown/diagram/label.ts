import { removeHiddenCharacters } from '../../../../core/util/hiddenCharacters.ts';
import type { Label } from './diagram.ts';

/** Longer lines are wrapped between words. */
const LINE_LENGTH = 32;
const MAX_LABEL_LENGTH = 1000;
const NAMED_CHARACTERS: Readonly<Record<string, string>> = {
  quot: '"',
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  apos: "'",
};

/**
 * A label as plain lines: quotes and Markdown's backticks around it go, `<br>` and `\n` break lines, simple formatting tags go, Mermaid's
 * entities (`#quot;`, `#35;`) become characters. All else stays what it is: text.
 */
export function parseLabel(text: string): Label {
  const bare = text
    .slice(0, MAX_LABEL_LENGTH)
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .replace(/^`(.*)`$/s, '$1')
    .replaceAll(/<\/?(?:b|i|u|em|strong|code|small)>/gi, '')
    .replaceAll(/[#&](\d{1,6}|[a-z]{2,4});/gi, (all, name: string) => character(name) ?? all);
  // A number can name a character that nobody sees.
  const lines = removeHiddenCharacters(bare)
    .split(/<br\s*\/?>|\\n|\n/i)
    .map((line) => line.trim());
  return lines.flatMap(wrap).filter((line, index) => line !== '' || index > 0);
}

function character(name: string): string | undefined {
  const code = Number(name);
  if (Number.isInteger(code)) return code >= 32 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
  return Object.hasOwn(NAMED_CHARACTERS, name.toLowerCase()) ? NAMED_CHARACTERS[name.toLowerCase()] : undefined;
}

function wrap(line: string): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(/\s+/)) {
    if (current !== '' && current.length + word.length >= LINE_LENGTH) {
      lines.push(current);
      current = word;
    } else {
      current = current === '' ? word : `${current} ${word}`;
    }
  }
  return [...lines, current];
}
