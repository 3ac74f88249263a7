import { element } from '../dom/element.ts';

export interface ListMenuItem {
  readonly content: readonly Node[];
  /** Shown on hover; plain text. */
  readonly title: string;
  /** False: Enter sends what is typed instead, because that names this very item. */
  readonly takesEnter: boolean;
  readonly onPick: () => void;
}

export interface ListMenuOptions {
  readonly id: string;
  readonly label: string;
  readonly input: HTMLTextAreaElement;
  /** Escape was pressed. */
  readonly onDismiss: () => void;
}

/**
 * A list above the input, for what is being typed there: the focus stays in the input, arrows choose, Enter or Tab takes, Escape closes. The
 * input keeps its role as a text box, which may own a list by `aria-activedescendant` but has no expanded state.
 */
export class ListMenu {
  readonly element: HTMLUListElement;
  readonly #options: ListMenuOptions;
  #items: readonly ListMenuItem[] = [];
  #chosen = 0;

  constructor(options: ListMenuOptions) {
    this.#options = options;
    const { id, label, input } = options;
    this.element = element('ul', {
      class: 'menu prompt-menu',
      attributes: { id, role: 'listbox', 'aria-label': label },
    });
    input.setAttribute('aria-autocomplete', 'list');
    input.addEventListener('blur', () => this.close());
    // The input keeps the focus.
    this.element.addEventListener('mousedown', (event) => event.preventDefault());
    this.element.hidden = true;
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  /** The choice stays where it is while the list only gets longer; an empty list is closed. @param notes Lines that cannot be chosen. */
  show(items: readonly ListMenuItem[], notes: readonly HTMLElement[] = []): void {
    this.#items = items;
    if (items.length === 0 && notes.length === 0) {
      this.close();
      return;
    }
    this.element.replaceChildren(...items.map((item, index) => this.#option(item, index)), ...notes);
    this.element.hidden = false;
    this.#options.input.setAttribute('aria-controls', this.#options.id);
    this.#choose(Math.min(this.#chosen, items.length - 1));
  }

  /** The first one is chosen again: the list is another. */
  restart(): void {
    this.#chosen = 0;
  }

  close(): void {
    if (!this.isOpen) return;
    this.element.hidden = true;
    this.#chosen = 0;
    this.#options.input.removeAttribute('aria-activedescendant');
    this.#options.input.removeAttribute('aria-controls');
  }

  /** True when the key was meant for the list. */
  handleKey(event: KeyboardEvent): boolean {
    if (!this.isOpen || event.isComposing || !this.#take(event.key, event.shiftKey)) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #take(key: string, isShifted: boolean): boolean {
    const item = this.#items[this.#chosen];
    switch (key) {
      case 'ArrowDown':
        return this.#choose(this.#chosen + 1);
      case 'ArrowUp':
        return this.#choose(this.#chosen - 1);
      case 'Escape':
        this.close();
        this.#options.onDismiss();
        return true;
      case 'Tab':
        return !isShifted && this.#pick(item);
      case 'Enter':
        return !isShifted && item?.takesEnter === true && this.#pick(item);
      default:
        return false;
    }
  }

  #pick(item: ListMenuItem | undefined): boolean {
    if (!item) return false;
    this.close();
    item.onPick();
    return true;
  }

  #choose(index: number): boolean {
    const { length } = this.#items;
    if (length === 0) return false;
    this.#chosen = (index + length) % length;
    for (const [place, option] of Array.from(this.element.children).entries())
      if (place < length) option.setAttribute('aria-selected', String(place === this.#chosen));
    const option = this.element.children[this.#chosen];
    option?.scrollIntoView({ block: 'nearest' });
    if (option) this.#options.input.setAttribute('aria-activedescendant', option.id);
    return true;
  }

  #option(item: ListMenuItem, index: number): HTMLElement {
    const { title, content } = item;
    const attributes = { id: `${this.#options.id}-${index}`, role: 'option', 'aria-selected': 'false', title };
    const option = element('li', { class: 'menu-item prompt-item', attributes }, content);
    option.addEventListener('click', () => this.#pick(item));
    return option;
  }
}
