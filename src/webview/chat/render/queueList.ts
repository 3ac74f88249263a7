import { t } from '@vscode/l10n';
import { Pencil, SendHorizontal, X } from 'lucide';
import type { QueueAction, QueuedView, QueueView } from '../../../shared/branchProtocol.ts';
import { button } from '../dom/button.ts';
import { element } from '../dom/element.ts';
import { markedText } from '../dom/markedText.ts';
import type { PageServices } from '../pageServices.ts';

export interface QueueListOptions {
  readonly services: Pick<PageServices, 'post' | 'announce'>;
  /** Called before a question comes back into the input, and when the list has lost the focus with what was in it. */
  readonly beforeEdit: () => void;
  readonly giveFocusBack: () => void;
}

/** The questions that wait above the input, and what they wait for. Hidden while nothing waits. */
export class QueueList {
  readonly #options: QueueListOptions;
  readonly #remark = element('p', { class: 'queue-remark' });
  readonly #list = element('ul', { class: 'queue-list' });
  readonly element = element('section', { class: 'queue', attributes: { 'aria-label': t('Queued messages') } }, [
    this.#remark,
    this.#list,
  ]);

  constructor(options: QueueListOptions) {
    this.#options = options;
    this.element.hidden = true;
  }

  show({ questions, remark }: QueueView): void {
    const hadFocus = this.element.contains(document.activeElement);
    const isNews = remark !== '' && remark !== this.#remark.textContent;
    this.element.hidden = questions.length === 0;
    this.#remark.textContent = remark;
    this.#list.replaceChildren(...questions.map((question) => this.#item(question)));
    if (isNews) this.#options.services.announce(remark);
    if (hadFocus) this.#options.giveFocusBack();
  }

  #item({ id, text, attachments }: QueuedView): HTMLElement {
    const { post } = this.#options.services;
    const act = (action: QueueAction) => (): void => {
      if (action === 'edit') this.#options.beforeEdit();
      post({ type: 'queueAction', queuedId: id, action });
    };
    const attached = attachments === 1 ? t('1 attachment') : t('{0} attachments', attachments);
    return element('li', { class: 'queue-item' }, [
      element('span', { class: 'queue-text', attributes: { dir: 'auto' } }, markedText(text)),
      ...(attachments === 0 ? [] : [element('span', { class: 'queue-attached', text: attached })]),
      button({ label: t('Edit in the input'), icon: Pencil, style: 'icon', onClick: act('edit') }),
      button({ label: t('Send now'), icon: SendHorizontal, style: 'icon', onClick: act('send') }),
      button({ label: t('Remove from the queue'), icon: X, style: 'icon', onClick: act('remove') }),
    ]);
  }
}
