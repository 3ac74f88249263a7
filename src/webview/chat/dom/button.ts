import type { IconNode } from 'lucide';
import { element } from './element.ts';
import { icon } from './icon.ts';

export interface ButtonOptions {
  /** Shown, or for an icon alone read aloud and shown on hover. */
  readonly label: string;
  readonly icon?: IconNode;
  readonly style: 'primary' | 'secondary' | 'quiet' | 'icon';
  readonly onClick: () => void;
}

/** A labelled button of the page; with `style: 'icon'` its label is its name and its tooltip. */
export function button(options: ButtonOptions): HTMLButtonElement {
  const isIconOnly = options.style === 'icon';
  const made = element('button', {
    class: `button button-${options.style}`,
    attributes: isIconOnly ? { type: 'button', 'aria-label': options.label, title: options.label } : { type: 'button' },
  });
  if (options.icon !== undefined) made.append(icon(options.icon));
  if (!isIconOnly) made.append(element('span', { class: 'button-label', text: options.label }));
  made.addEventListener('click', options.onClick);
  return made;
}

/** Renames a button and gives it another icon, keeping its place and the focus. */
export function relabel(target: HTMLButtonElement, label: string, node: IconNode): void {
  target.replaceChildren(icon(node));
  target.setAttribute('aria-label', label);
  target.title = label;
}
