import type { StateCore, Token } from 'markdown-it';
import { openableAddress } from './links.ts';

/**
 * Rewrites the parsed text so that no image is left and no link that cannot be opened: an image becomes its description and address,
 * marked as `<samp>`; a link into the project becomes its text and address. Nor does a link that was refused come back in part: what looks
 * like an address in `[a](view-source:https://b.test)` stays text, too.
 */
export function keepAddressesAsText(state: StateCore): void {
  for (const token of state.tokens) {
    if (token.children !== null) token.children = rewrite(token.children, state);
  }
}

function rewrite(tokens: readonly Token[], state: StateCore): Token[] {
  const rewritten: Token[] = [];
  /** The address of the link we are in, and where its text starts, while that link cannot be opened. */
  let closed: { readonly href: string; readonly start: number } | undefined;
  let isInRefused = false;
  for (const token of tokens) {
    if (token.type === 'link_open' && token.markup === 'linkify' && endsInRefused(rewritten.at(-1))) {
      isInRefused = true;
    } else if (token.type === 'link_close' && isInRefused) {
      isInRefused = false;
    } else if (token.type === 'link_open' && !isOpenable(token)) {
      closed = { href: String(token.attrGet('href')), start: rewritten.length };
    } else if (token.type === 'link_close' && closed !== undefined) {
      const text = rewritten
        .slice(closed.start)
        .map((part) => part.content)
        .join('');
      if (text !== closed.href) rewritten.push(textToken(state, ` (${closed.href})`));
      closed = undefined;
    } else if (token.type === 'image') {
      rewritten.push(...imageTokens(state, token));
    } else {
      rewritten.push(token);
    }
  }
  return rewritten;
}

/** The start of a link, a definition or an address in angle brackets that has another scheme, to the end of the text. */
const REFUSED = /(?:\]\(\s*<?|\]:\s*<?|<)[a-z][a-z\d+.-]*:[^\s<>]*$/i;
/** No scheme stands further before what it refuses, unless somebody hides it there. */
const LONGEST_REFUSED = 500;

function endsInRefused(before: Token | undefined): boolean {
  return REFUSED.test(before?.content.slice(-LONGEST_REFUSED) ?? '');
}

function isOpenable(token: Token): boolean {
  return openableAddress(String(token.attrGet('href'))) !== undefined;
}

function imageTokens(state: StateCore, image: Token): Token[] {
  const address = String(image.attrGet('src'));
  const text = image.content === '' ? address : `${image.content} (${address})`;
  return [
    new state.Token('image_text_open', 'samp', 1),
    textToken(state, text),
    new state.Token('image_text_close', 'samp', -1),
  ];
}

function textToken(state: StateCore, text: string): Token {
  const token = new state.Token('text', '', 0);
  token.content = text;
  return token;
}
