import { t } from '@vscode/l10n';
import { ImageOff } from 'lucide';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icon.ts';
import { firstDirection } from '../text/firstDirection.ts';
import { destinationNote, openableAddress } from './links.ts';

/** Gives every link its true address and, unless its text names it, the host behind the text; unwraps what cannot be opened. */
export function decorateLinks(root: ParentNode): void {
  for (const link of root.querySelectorAll('a')) {
    const address = openableAddress(link.getAttribute('href') ?? '');
    if (address === undefined) {
      link.replaceWith(...link.childNodes);
      continue;
    }
    link.setAttribute('href', address);
    link.setAttribute('title', address);
    link.className = 'link';
    const note = destinationNote(link.textContent, address);
    if (note === undefined) continue;
    const words = element('span', { class: 'link-words' }, [...link.childNodes]);
    link.replaceChildren(words, ' ', element('span', { class: 'link-host', text: `(${note})` }));
  }
}

/** Dresses what stands for an image; the page never loads one. */
export function decorateImages(root: ParentNode): void {
  for (const image of root.querySelectorAll('samp')) {
    image.className = 'image-text';
    image.title = t('Images are not loaded.');
    image.prepend(icon(ImageOff));
  }
}

const TASK = /^\[([ xX])\]\s/;

/** Turns items that start with `[ ]` or `[x]` into tasks; their boxes only show, they cannot be ticked. */
export function decorateTaskLists(root: ParentNode): void {
  for (const item of root.querySelectorAll('li')) {
    const holder = item.firstElementChild?.tagName === 'P' ? item.firstElementChild : item;
    const text = holder.firstChild;
    const state = text instanceof Text ? TASK.exec(text.data)?.[1] : undefined;
    if (!(text instanceof Text) || state === undefined) continue;
    text.data = text.data.slice(4);
    const box = element('input', {
      attributes: { type: 'checkbox', disabled: '', 'aria-label': state === ' ' ? t('To do') : t('Done') },
    });
    box.checked = state !== ' ';
    holder.prepend(box, ' ');
    item.className = 'task';
  }
}

/** A wide table scrolls inside its own frame, which the keyboard can reach. */
export function decorateTables(root: ParentNode): void {
  for (const table of root.querySelectorAll('table')) {
    const frame = element('div', {
      class: 'table-frame',
      attributes: { tabindex: '0', role: 'region', 'aria-label': t('Table') },
    });
    table.replaceWith(frame);
    frame.append(table);
  }
}

/** Every paragraph runs in the direction of its own first letter. */
export function setDirections(root: ParentNode): void {
  for (const block of root.querySelectorAll('p, h1, h2, h3, h4, h5, h6, th, td')) block.setAttribute('dir', 'auto');
  // What holds others with a direction of their own would not be judged by their letters (HTML, the `dir` attribute).
  for (const holder of root.querySelectorAll('ul, ol, li, blockquote'))
    holder.setAttribute('dir', firstDirection(holder.textContent) ?? 'auto');
}
