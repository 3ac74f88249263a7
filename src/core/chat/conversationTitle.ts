import { t } from '@vscode/l10n';
import { removeHiddenCharacters } from '../util/hiddenCharacters.ts';
import type { Conversation } from './conversation.ts';

/** Of a title that is made, in UTF-16 code units; what somebody writes may be longer. */
export const LONGEST_TITLE = 80;
export const LONGEST_STORED_TITLE = 200;

/** What a conversation is called: what somebody has called it, or the first words that were asked. Never empty, one line. */
export function conversationTitle({
  title,
  messages,
  queue,
}: Pick<Conversation, 'title' | 'messages' | 'queue'>): string {
  const first = messages.find((message) => message.kind === 'user') ?? queue[0];
  const words = shorten(title?.text ?? '', LONGEST_STORED_TITLE) || titleFromWords(first?.text ?? '');
  return words || (first?.attachments[0] ? titleFromWords(first.attachments[0].label) : '') || t('New chat');
}

/** The first words of a question as a title; empty when it has none. Code and quoted text make poor titles, so plain lines come first. */
export function titleFromWords(question: string): string {
  const lines = outsideOfFences(question).map(plainLine);
  const line = lines.find((one) => /[\p{L}\p{N}]/u.test(one)) ?? plainLine(question);
  return shorten(line, LONGEST_TITLE);
}

/** On one line, cut between words where that leaves most of it. @param longest in UTF-16 code units, the ellipsis included */
export function shorten(text: string, longest: number): string {
  const line = plainLine(text);
  if (line.length <= longest) return line;
  const space = line.lastIndexOf(' ', longest - 1);
  const cut = line.slice(0, space > longest / 2 ? space : longest - 1);
  // Half a character is none.
  return `${cut.replace(/[\uD800-\uDBFF]$/, '')}…`;
}

function plainLine(text: string): string {
  return removeHiddenCharacters(text)
    .replaceAll(/\s+/g, ' ')
    .replace(/^[>#*\s-]+(?=\S)/, '')
    .trim();
}

function outsideOfFences(text: string): readonly string[] {
  let fence: string | undefined;
  const outside: string[] = [];
  for (const line of text.split('\n', 500)) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark && fence === undefined) fence = mark;
    else if (mark && fence !== undefined && mark.startsWith(fence)) fence = undefined;
    else if (fence === undefined) outside.push(line);
  }
  return outside;
}
