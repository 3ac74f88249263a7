import { isOwnLanguage } from './chooseFence.ts';

/** `<code>`, `<file path="…">`, `[CODE]`: a line that is one tag. */
const OPENING_TAG = /^(?:<([a-z][\w-]*)(?:\s[^<>]*)?>|\[([A-Z]+)\])$/i;
/** What tools want to know beside a file's text: `<path>src/a.ts</path>`. */
const ABOUT_FILE = /^<(path|file_path|filename|language|line_count|description)>[^<>]*<\/\1>$/i;
const MARKUP = /html|xml|vue|svelte|astro|react|php|razor/;

/** Code without the tags, backticks or language name that stand around all of it. Markup keeps its tags. */
export function unwrapCode(lines: readonly string[], languageId: string): readonly string[] {
  const [first = '', second] = lines;
  const quoted = second === undefined ? /^`([^`]+)`$/.exec(first.trim())?.[1] : undefined;
  if (quoted !== undefined) return [quoted];
  // The name that stood behind a fence's marks, where the marks themselves were lost.
  if (second !== undefined && /^[a-z+#]{2,}$/i.test(first) && isOwnLanguage(first, languageId)) return lines.slice(1);
  return MARKUP.test(languageId) ? lines : withoutTags(lines);
}

function withoutTags(lines: readonly string[]): readonly string[] {
  const [first = ''] = lines;
  const last = lines.at(-1)?.trim();
  const [, tag, word] = OPENING_TAG.exec(first.trim()) ?? [];
  const closing = tag === undefined ? `[/${word ?? ''}]` : `</${tag}>`;
  if (lines.length > 1 && last === closing) return withoutTags(withoutAbout(lines.slice(1, -1)));
  const isCharacterData = lines.length > 1 && first.trim() === '<![CDATA[' && last === ']]>';
  return isCharacterData ? lines.slice(1, -1) : lines;
}

function withoutAbout(lines: readonly string[]): readonly string[] {
  const isText = (line: string): boolean => !ABOUT_FILE.test(line.trim());
  return lines.slice(Math.max(0, lines.findIndex(isText)), lines.findLastIndex(isText) + 1);
}
