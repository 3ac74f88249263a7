import { t } from '@vscode/l10n';
import { Ellipsis, History, Pin, Plus } from 'lucide';
import type { HostMessage } from '../../../shared/chatProtocol.ts';
import { button } from '../dom/button.ts';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icon.ts';
import { markedText } from '../dom/markedText.ts';
import type { PageServices } from '../pageServices.ts';

/** What the host says of the conversation as a whole. */
export type HeaderView = Omit<Extract<HostMessage, { readonly type: 'header' }>, 'type'>;

/** As long as the host takes. */
const LONGEST_TITLE = 200;

/** Which conversation this is, with ways to the others. A click on the title, or Enter, renames it in place. */
export class ChatHeader {
  readonly element: HTMLElement;
  readonly #services: PageServices;
  readonly #title = element('button', { class: 'button head-title', attributes: { type: 'button' } });
  readonly #pin = element('span', { class: 'head-pin', attributes: { role: 'img' } }, [icon(Pin)]);
  readonly #input = element('input', {
    class: 'head-input',
    attributes: { type: 'text', dir: 'auto', maxlength: String(LONGEST_TITLE), 'aria-label': t('Title of the chat') },
  });
  #view: HeaderView = { title: '', isPinned: false, isEmpty: true };

  constructor(services: PageServices) {
    this.#services = services;
    const { post } = services;
    const name = element('div', { class: 'head-name' }, [this.#pin, this.#title, this.#input]);
    const actions = element('div', { class: 'head-actions' }, [
      button({ label: t('Chats'), icon: History, style: 'icon', onClick: () => post({ type: 'showChats' }) }),
      button({ label: t('New chat'), icon: Plus, style: 'icon', onClick: () => post({ type: 'newChat' }) }),
      button({
        label: t('More about this chat'),
        icon: Ellipsis,
        style: 'icon',
        onClick: () => post({ type: 'chatMenu' }),
      }),
    ]);
    this.element = element('header', { class: 'head', attributes: { 'aria-label': t('Chat') } }, [name, actions]);
    this.#pin.setAttribute('aria-label', t('Pinned'));
    this.#input.hidden = true;
    this.#title.addEventListener('click', () => this.#edit());
    this.#input.addEventListener('keydown', (event) => this.#onKey(event));
    this.#input.addEventListener('blur', () => this.#leave(true));
    this.show(this.#view);
  }

  show(view: HeaderView): void {
    this.#view = view;
    const { title, isPinned, isEmpty } = view;
    this.#title.replaceChildren(
      element('span', { class: 'head-words', attributes: { dir: 'auto' } }, markedText(title)),
    );
    // There is nothing to name yet.
    this.#title.disabled = isEmpty;
    this.#title.hidden = title === '';
    this.#title.title = isEmpty ? '' : t('{0} (click to rename)', title);
    this.#pin.hidden = !isPinned;
  }

  #edit(): void {
    this.#input.value = this.#view.title;
    this.#title.hidden = true;
    this.#input.hidden = false;
    this.#input.focus();
    this.#input.select();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    // Escape would stop an answer, too.
    event.stopPropagation();
    event.preventDefault();
    this.#leave(event.key === 'Enter');
    this.#title.focus();
  }

  #leave(keep: boolean): void {
    if (this.#input.hidden) return;
    const title = this.#input.value.trim();
    this.#input.hidden = true;
    this.#title.hidden = false;
    if (keep && title !== this.#view.title) this.#services.post({ type: 'renameChat', title });
  }
}
