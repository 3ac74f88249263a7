import type { MarkdownIt, Token } from 'markdown-it';
import { removeHiddenCharacters } from '../../../core/util/hiddenCharacters.ts';
import { createMarkdownScope } from '../markdown/parser.ts';

/** What a reader sees of a message, without the marks of its form; blocks stand on lines of their own. */
export function plainTextOf(markdown: string, parser: MarkdownIt): string {
  const tokens = parser.parse(markdown, createMarkdownScope());
  return removeHiddenCharacters(tokens.map(textOfBlock).join(''));
}

function textOfBlock(token: Token): string {
  if (token.type === 'inline') return (token.children ?? []).map(textOfInline).join('');
  return token.content === '' && token.nesting !== -1 ? '' : `${token.content}\n`;
}

function textOfInline(token: Token): string {
  return token.type === 'softbreak' || token.type === 'hardbreak' ? '\n' : token.content;
}
