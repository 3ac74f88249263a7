import type { PromptView } from '../../../shared/chatProtocol.ts';
import { element } from '../dom/element.ts';
import { matchPrompts, promptQuery } from '../text/promptQuery.ts';

export interface PromptMenuOptions {
  readonly input: HTMLTextAreaElement;
  /** The host answers with `prompts`. */
  readonly askForPrompts: () => void;
  readonly announce: (text: string) => void;
  /** Replaces what is typed. */
  readonly onPick: (text: string) => void;
}

const LIST_ID = 'prompt-list';

/**
 * The prompts after a leading slash: the focus stays in the input, arrows choose, Enter or Tab takes, Escape closes until the slash is typed
 * again. The input keeps its role as a text box, which may own a list by `aria-activedescendant` but has no expanded state.
 */
export class PromptMenu {
  readonly element = element('ul', {
    class: 'menu prompt-menu',
    attributes: { id: LIST_ID, role: 'listbox', 'aria-label': 'Prompts' },
  });
  readonly #options: PromptMenuOptions;
  #prompts: readonly PromptView[] = [];
  #shown: readonly PromptView[] = [];
  #chosen = 0;
  /** A slash stands first: the prompts have been asked for, or sent away. */
  #isCalled = false;
  #isDismissed = false;

  constructor(options: PromptMenuOptions) {
    this.#options = options;
    const { input } = options;
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', LIST_ID);
    input.addEventListener('blur', () => this.#close());
    // The input keeps the focus.
    this.element.addEventListener('mousedown', (event) => event.preventDefault());
    this.#close();
  }

  /** The host has told which prompts there are. */
  setPrompts(prompts: readonly PromptView[]): void {
    this.#prompts = prompts;
    this.update();
    const { length } = this.#shown;
    if (this.#isOpen) this.#options.announce(length === 1 ? 'One prompt' : `${length} prompts`);
  }

  /** What is typed has changed. */
  update(): void {
    const query = this.#query();
    if (query === undefined) {
      this.#isCalled = false;
      this.#isDismissed = false;
      this.#close();
      return;
    }
    if (!this.#isCalled) this.#options.askForPrompts();
    this.#isCalled = true;
    if (!this.#isDismissed) this.#open(matchPrompts(this.#prompts, query));
  }

  /** True when the key was meant for the list. */
  handleKey(event: KeyboardEvent): boolean {
    if (!this.#isOpen || event.isComposing || !this.#take(event.key, event.shiftKey)) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  get #isOpen(): boolean {
    return !this.element.hidden;
  }

  #query(): string | undefined {
    const { value, selectionEnd } = this.#options.input;
    return promptQuery(value, selectionEnd);
  }

  #take(key: string, isShifted: boolean): boolean {
    switch (key) {
      case 'ArrowDown':
        return this.#choose(this.#chosen + 1);
      case 'ArrowUp':
        return this.#choose(this.#chosen - 1);
      case 'Escape':
        this.#isDismissed = true;
        this.#close();
        return true;
      case 'Tab':
        return !isShifted && this.#pick(this.#shown[this.#chosen]);
      case 'Enter':
        // A name that is typed in full is ready to be sent.
        return !isShifted && this.#shown[this.#chosen]?.name !== this.#query() && this.#pick(this.#shown[this.#chosen]);
      default:
        return false;
    }
  }

  #pick(prompt: PromptView | undefined): boolean {
    if (!prompt) return false;
    this.#options.onPick(`/${prompt.name} `);
    this.#close();
    return true;
  }

  #choose(index: number): boolean {
    const { length } = this.#shown;
    this.#chosen = (index + length) % length;
    for (const [place, option] of Array.from(this.element.children).entries())
      option.setAttribute('aria-selected', String(place === this.#chosen));
    const option = this.element.children[this.#chosen];
    option?.scrollIntoView({ block: 'nearest' });
    if (option) this.#options.input.setAttribute('aria-activedescendant', option.id);
    return true;
  }

  #open(prompts: readonly PromptView[]): void {
    this.#shown = prompts;
    if (prompts.length === 0) {
      this.#close();
      return;
    }
    this.element.replaceChildren(...prompts.map((prompt, index) => this.#option(prompt, index)));
    this.element.hidden = false;
    this.#choose(0);
  }

  #option(prompt: PromptView, index: number): HTMLElement {
    const attributes = {
      id: `${LIST_ID}-${index}`,
      role: 'option',
      'aria-selected': 'false',
      title: prompt.description,
    };
    const option = element('li', { class: 'menu-item prompt-item', attributes }, [
      element('span', { class: 'prompt-name', text: `/${prompt.name}` }),
      element('span', { class: 'prompt-description', text: prompt.description }),
    ]);
    option.addEventListener('click', () => this.#pick(prompt));
    return option;
  }

  #close(): void {
    this.element.hidden = true;
    this.#options.input.removeAttribute('aria-activedescendant');
  }
}
