import { t } from '@vscode/l10n';
import { removeHiddenCharacters } from '../../../core/util/hiddenCharacters.ts';
import type { ContextItemView, ContextKindView, HostMessage, WebviewMessage } from '../../../shared/chatProtocol.ts';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icon.ts';
import { contextCall, type ContextCall } from '../text/contextQuery.ts';
import { contextIcon } from './contextIcon.ts';
import { ListMenu, type ListMenuItem } from './listMenu.ts';

type ContextOffer = Extract<HostMessage, { readonly type: 'contextOffer' }>;

export interface ContextPickerOptions {
  readonly input: HTMLTextAreaElement;
  readonly post: (message: WebviewMessage) => void;
  readonly announce: (text: string) => void;
  /** Puts other words in the place of a part of what is typed. */
  readonly replace: (start: number, end: number, text: string) => void;
}

/** What can go along with the question, while one types after an `@`: kinds first, then what fits. Escape closes it until another `@`. */
export class ContextPicker {
  readonly #options: ContextPickerOptions;
  readonly #list: ListMenu;
  /** As far as the host has told. */
  readonly #kinds = new Map<string, ContextItemView['kind']>();
  #call: ContextCall | undefined;
  #requests = 0;
  /** Where the `@` stands that was sent away. */
  #dismissedAt: number | undefined;

  constructor(options: ContextPickerOptions) {
    this.#options = options;
    const onDismiss = (): void => {
      this.#dismissedAt = this.#call?.start;
      this.#end();
    };
    this.#list = new ListMenu({ id: 'context-list', label: t('Context'), input: options.input, onDismiss });
    options.input.addEventListener('blur', () => this.#end());
  }

  get element(): HTMLElement {
    return this.#list.element;
  }

  /** What is typed, or where the cursor stands, has changed. */
  update(): void {
    const { value, selectionStart, selectionEnd } = this.#options.input;
    const call = selectionStart === selectionEnd ? contextCall(value, selectionEnd, this.#kinds) : undefined;
    if (call === undefined) this.#dismissedAt = undefined;
    if (call === undefined || call.start === this.#dismissedAt) {
      this.#end();
      return;
    }
    if (this.#call?.kind === call.kind && this.#call?.query === call.query) return;
    this.#call = call;
    this.#list.restart();
    this.#ask(call);
  }

  /** What the host has found so far. */
  show({ requestId, kinds = [], items, remark, isComplete }: ContextOffer): void {
    if (this.#call === undefined || requestId !== this.#requestId) return;
    for (const { name, kind } of kinds) this.#kinds.set(name, kind);
    const choices = [...kinds.map((kind) => this.#kindChoice(kind)), ...items.map((item) => this.#choice(item))];
    this.#list.show(choices, notesFor(choices.length, isComplete, remark));
    if (!isComplete) return;
    this.#options.announce(choices.length === 1 ? t('One entry') : t('{0} entries', choices.length));
  }

  /** True when the key was meant for the list. */
  handleKey(event: KeyboardEvent): boolean {
    return this.#list.handleKey(event);
  }

  get #requestId(): string {
    return String(this.#requests);
  }

  #ask({ kind, query }: ContextCall): void {
    this.#requests += 1;
    this.#options.post({ type: 'contextWanted', requestId: this.#requestId, ...(kind && { kind }), query });
  }

  #end(): void {
    if (this.#call === undefined) return;
    this.#call = undefined;
    this.#list.close();
    this.#options.post({ type: 'contextClosed' });
  }

  #kindChoice({ kind, name, label, description }: ContextKindView): ListMenuItem {
    return {
      content: [
        icon(contextIcon(kind)),
        element('span', { class: 'prompt-name', text: label }),
        element('span', { class: 'prompt-description', text: description }),
      ],
      title: description,
      takesEnter: true,
      onPick: () => this.#replaceCall(`@${name} `),
    };
  }

  #choice({ id, kind, label, detail, positions }: ContextItemView): ListMenuItem {
    return {
      content: [
        icon(contextIcon(kind)),
        element('span', { class: 'prompt-name', attributes: { dir: 'ltr' } }, withMatches(label, positions ?? [])),
        element('span', {
          class: 'prompt-description',
          text: removeHiddenCharacters(detail),
          attributes: { dir: 'ltr' },
        }),
      ],
      title: removeHiddenCharacters(`${label}\n${detail}`),
      takesEnter: true,
      onPick: () => {
        this.#options.post({ type: 'attachContext', candidateId: id });
        this.#replaceCall('');
      },
    };
  }

  #replaceCall(text: string): void {
    const call = this.#call;
    if (!call) return;
    if (text === '') this.#end();
    this.#options.replace(call.start, call.end, text);
  }
}

/** Lines that say why there is nothing to choose. */
function notesFor(count: number, isComplete: boolean, remark: string | undefined): readonly HTMLElement[] {
  const words = remark ?? (count > 0 ? '' : isComplete ? t('Nothing found.') : t('Searching…'));
  if (words === '') return [];
  return [element('li', { class: 'menu-note', text: words, attributes: { role: 'presentation' } })];
}

/** The label with what the query has matched in bold. Invisible characters keep their places but are not shown. */
function withMatches(label: string, positions: readonly number[]): readonly Node[] {
  const matched = new Set(positions);
  const parts: Node[] = [];
  for (let start = 0, end = 0; start < label.length; start = end) {
    const isMatch = matched.has(start);
    while (end < label.length && matched.has(end) === isMatch) end += 1;
    const text = removeHiddenCharacters(label.slice(start, end));
    parts.push(isMatch ? element('b', { text }) : document.createTextNode(text));
  }
  return parts;
}
