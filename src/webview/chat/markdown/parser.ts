import createMarkdownIt, { type Env, type MarkdownIt } from 'markdown-it';
import { breakLinesInCells } from './breakLinesInCells.ts';
import { emphasiseWithoutSpaces } from './emphasiseWithoutSpaces.ts';
import { addMathRules } from './math/mathRules.ts';
import { isRelativeAddress, openableAddress } from './links.ts';
import { keepAddressesAsText } from './keepAddressesAsText.ts';
import { replaceStyleOfCells } from './replaceStyleOfCells.ts';

/** What the blocks of one message share: link targets that are defined once and used elsewhere. */
export interface MarkdownScope extends Env {
  references: Record<string, { title: string; href: string }>;
}

/** Deeper lists and quotations than this are drawn flat. */
const MAX_NESTING = 24;

/**
 * CommonMark with tables, strikethrough and formulas. The first of two layers against hostile text: markup in the text stays text (but for
 * line breaks in cells), only http, https and mailto become links, and an image becomes its description and address.
 */
export function createMarkdownParser(): MarkdownIt {
  const parser = createMarkdownIt('default', {
    html: false,
    linkify: true,
    typographer: false,
    maxNesting: MAX_NESTING,
  });
  // With care: what merely looks like a host ("README.md", "node.js") is no link.
  parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  parser.validateLink = (href) => openableAddress(href) !== undefined || isRelativeAddress(href);
  // A decoded address could look like another one; what the text says and where it leads are compared later.
  parser.normalizeLinkText = (text) => text;
  addMathRules(parser);
  emphasiseWithoutSpaces(parser);
  parser.core.ruler.before('text_join', 'break-lines-in-cells', breakLinesInCells);
  parser.core.ruler.push('keep-addresses-as-text', keepAddressesAsText);
  parser.core.ruler.push('replace-style-of-cells', replaceStyleOfCells);
  escapeSingleQuotes(parser);
  return parser;
}

/**
 * Single quotes mean nothing within double ones, but in a detached document Chromium takes `'style='` within an address for an attribute,
 * and reports a breach of the content security policy.
 */
function escapeSingleQuotes({ renderer }: MarkdownIt): void {
  const render = renderer.renderAttrs.bind(renderer);
  renderer.renderAttrs = (token) => render(token).replaceAll("'", '&#39;');
}

/** A scope in which no name is defined yet; without a prototype, so that `__proto__` is a name like any other. */
export function createMarkdownScope(from?: MarkdownScope): MarkdownScope {
  return { references: Object.assign(Object.create(null) as MarkdownScope['references'], from?.references) };
}
