import createMarkdownIt, { type MarkdownIt } from 'markdown-it';
import type { MarkdownScope } from '../../../src/webview/chat/markdown/parser.ts';

/** Takes the place of the parser and lets all markup, images and addresses through, so that the sanitiser has to hold alone. */
export function createMarkdownParser(): MarkdownIt {
  const parser = createMarkdownIt('default', { html: true, linkify: true });
  parser.validateLink = () => true;
  return parser;
}

export function createMarkdownScope(from?: MarkdownScope): MarkdownScope {
  return { references: { ...from?.references } };
}
