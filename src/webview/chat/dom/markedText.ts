import { t } from '@vscode/l10n';
import { splitHiddenCharacters } from '../../../core/util/hiddenCharacters.ts';
import { element } from './element.ts';

/** Text as nodes, with characters that a reader would not see shown as small labelled marks. */
export function markedText(text: string): readonly Node[] {
  return splitHiddenCharacters(text).map((piece) =>
    piece.kind === 'plain' ? document.createTextNode(piece.text) : mark(piece.label),
  );
}

/** Replaces what an element holds by marked text. */
export function setMarkedText(target: Element, text: string): void {
  target.replaceChildren(...markedText(text));
}

/** Marks hidden characters in every text below `root`. */
export function markTextNodes(root: Node): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
  for (const text of texts) {
    const nodes = markedText(text.data);
    if (nodes.length > 1 || nodes[0]?.nodeType === Node.ELEMENT_NODE) text.replaceWith(...nodes);
  }
}

function mark(label: string): HTMLElement {
  const title = t('Hidden character: {0}. It is left out when you copy.', label);
  return element('span', { class: 'hidden-mark', text: label, attributes: { title } });
}
