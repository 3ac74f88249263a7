import { t } from '@vscode/l10n';
import type { PromptView } from '../../../shared/chatProtocol.ts';
import { element } from '../dom/element.ts';
import { matchPrompts, promptQuery } from '../text/promptQuery.ts';
import { ListMenu, type ListMenuItem } from './listMenu.ts';

export interface PromptMenuOptions {
  readonly input: HTMLTextAreaElement;
  /** The host answers with `prompts`. */
  readonly askForPrompts: () => void;
  readonly announce: (text: string) => void;
  /** Replaces what is typed. */
  readonly onPick: (text: string) => void;
}

/** The prompts after a leading slash; Escape closes them until the slash is typed again. */
export class PromptMenu {
  readonly #options: PromptMenuOptions;
  readonly #list: ListMenu;
  #prompts: readonly PromptView[] = [];
  /** A slash stands first: the prompts have been asked for, or sent away. */
  #isCalled = false;
  #isDismissed = false;

  constructor(options: PromptMenuOptions) {
    this.#options = options;
    const onDismiss = (): void => {
      this.#isDismissed = true;
    };
    this.#list = new ListMenu({ id: 'prompt-list', label: t('Prompts'), input: options.input, onDismiss });
  }

  get element(): HTMLElement {
    return this.#list.element;
  }

  /** The host has told which prompts there are. */
  setPrompts(prompts: readonly PromptView[]): void {
    this.#prompts = prompts;
    this.update();
    const { length } = this.element.children;
    if (this.#list.isOpen) this.#options.announce(length === 1 ? t('One prompt') : t('{0} prompts', length));
  }

  /** What is typed has changed. */
  update(): void {
    const { value, selectionEnd } = this.#options.input;
    const query = promptQuery(value, selectionEnd);
    if (query === undefined) {
      this.#isCalled = false;
      this.#isDismissed = false;
      this.#list.close();
      return;
    }
    if (!this.#isCalled) this.#options.askForPrompts();
    this.#isCalled = true;
    if (this.#isDismissed) return;
    this.#list.restart();
    this.#list.show(matchPrompts(this.#prompts, query).map((prompt) => this.#item(prompt, query)));
  }

  /** True when the key was meant for the list. */
  handleKey(event: KeyboardEvent): boolean {
    return this.#list.handleKey(event);
  }

  #item({ name, description }: PromptView, query: string): ListMenuItem {
    return {
      content: [
        element('span', { class: 'prompt-name', text: `/${name}` }),
        element('span', { class: 'prompt-description', text: description }),
      ],
      title: description,
      // A name that is typed in full is ready to be sent.
      takesEnter: name !== query,
      onPick: () => this.#options.onPick(`/${name} `),
    };
  }
}
