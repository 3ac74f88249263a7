import { findMatches } from './findMatches.ts';

/** What stands in a message and is not its text. */
const NOT_TEXT =
  '.code-head, .link-host, .hidden-mark, .reasoning-summary, .visually-hidden, .button:not(.path-link), .math, .diagram, svg, details:not([open])';
/** Texts in different ones of these never make one word. */
const BLOCKS = 'p, li, td, th, h1, h2, h3, h4, h5, h6, pre, blockquote, .user-text';

interface Piece {
  readonly node: Text;
  readonly start: number;
}

/** Where `query` stands in what is drawn of a message, in the same order as in its text. */
export function drawnMatches(message: Element, query: string): readonly Range[] {
  const roots = message.querySelectorAll('.user-text, .answer-body');
  return [...roots].flatMap((root) => {
    const { text, pieces } = textOf(root);
    return findMatches(text, query).map(({ start, end }) => rangeOf(pieces, start, end));
  });
}

function textOf(root: Element): { readonly text: string; readonly pieces: readonly Piece[] } {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof Element && node.matches(NOT_TEXT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const pieces: Piece[] = [];
  let text = '';
  let block: Element | null = null;
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    if (!(node instanceof Text)) continue;
    const own = node.parentElement?.closest(BLOCKS) ?? null;
    if (own !== block) text += '\n';
    block = own;
    pieces.push({ node, start: text.length });
    text += node.data;
  }
  return { text, pieces };
}

function rangeOf(pieces: readonly Piece[], start: number, end: number): Range {
  const range = document.createRange();
  const [from, to] = [pieceAt(pieces, start), pieceAt(pieces, end - 1)];
  if (from) range.setStart(from.node, Math.min(from.node.data.length, Math.max(0, start - from.start)));
  if (to) range.setEnd(to.node, Math.min(to.node.data.length, Math.max(0, end - to.start)));
  return range;
}

function pieceAt(pieces: readonly Piece[], offset: number): Piece | undefined {
  return pieces.findLast(({ start }) => start <= offset);
}
