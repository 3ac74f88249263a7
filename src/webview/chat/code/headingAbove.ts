import { removeHiddenCharacters } from '../../../core/util/hiddenCharacters.ts';

/** No line that names a file is longer. */
const LONGEST = 300;

/** The last line of what stands right above a code block, with its spans of code in backticks: models name the file there. Empty for none. */
export function headingAbove(block: Element): string {
  const above = block.previousElementSibling ?? block.closest('.block')?.previousElementSibling ?? null;
  if (above === null || above.querySelector('.code, table') !== null || above.matches('.code')) return '';
  const text = removeHiddenCharacters(textOf(above)).trim();
  const last = text.slice(text.lastIndexOf('\n') + 1).trim();
  return last.length <= LONGEST ? last : '';
}

function textOf(node: Node): string {
  if (!(node instanceof Element)) return node.textContent ?? '';
  if (node.localName === 'code') return `\`${node.textContent}\``;
  if (node.localName === 'br') return '\n';
  // What the page itself has added.
  if (node.matches('.link-host, .hidden-mark, svg')) return '';
  const text = [...node.childNodes].map(textOf).join('');
  return node.matches('p, li, h1, h2, h3, h4, h5, h6, div') ? `${text}\n` : text;
}
