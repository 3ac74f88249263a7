import { t } from '@vscode/l10n';
import { ChevronDown, ChevronUp, X } from 'lucide';
import { button } from '../dom/button.ts';
import { element } from '../dom/element.ts';

export interface FindBarOptions {
  readonly onQuery: (query: string) => void;
  /** To the next match (1) or the one before (-1). */
  readonly onStep: (step: 1 | -1) => void;
  readonly onClose: () => void;
}

/** The bar above a conversation: Enter goes to the next match, Shift+Enter to the one before, Escape closes. */
export class FindBar {
  readonly #input = element('input', {
    class: 'find-input',
    attributes: { type: 'text', placeholder: t('Find in chat'), 'aria-label': t('Find in chat'), dir: 'auto' },
  });
  /** Screen readers hear of every change. */
  readonly #count = element('span', { class: 'find-count', attributes: { role: 'status' } });
  readonly element: HTMLElement;

  constructor({ onQuery, onStep, onClose }: FindBarOptions) {
    this.element = element('div', { class: 'find', attributes: { role: 'search' } }, [
      this.#input,
      this.#count,
      button({ label: t('Previous match'), icon: ChevronUp, style: 'icon', onClick: () => onStep(-1) }),
      button({ label: t('Next match'), icon: ChevronDown, style: 'icon', onClick: () => onStep(1) }),
      button({ label: t('Close'), icon: X, style: 'icon', onClick: onClose }),
    ]);
    this.#input.addEventListener('input', () => onQuery(this.#input.value));
    this.element.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      if (event.key === 'Escape') onClose();
      else if (event.key === 'Enter' && event.target === this.#input) onStep(event.shiftKey ? -1 : 1);
      else return;
      event.preventDefault();
      // Escape would stop an answer.
      event.stopPropagation();
    });
  }

  /** @param query takes the place of what is typed */
  focus(query?: string): void {
    if (query !== undefined) this.#input.value = query;
    this.#input.focus();
    this.#input.select();
  }

  get query(): string {
    return this.#input.value;
  }

  /** @param position from 1; 0 while there is none */
  showCount(position: number, count: number): void {
    const words = count === 0 ? t('No results') : t('{0} of {1}', position, count);
    this.#count.textContent = this.#input.value.trim() === '' ? '' : words;
    this.#count.classList.toggle('has-none', count === 0);
  }
}
