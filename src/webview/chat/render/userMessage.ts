import { t } from '@vscode/l10n';
import { characterStart } from '../../../core/util/characterStart.ts';
import type { UserMessageView } from '../../../shared/chatProtocol.ts';
import { button } from '../dom/button.ts';
import { element } from '../dom/element.ts';
import { markedText } from '../dom/markedText.ts';
import type { PageServices } from '../pageServices.ts';
import { formatCount } from '../text/formatNumbers.ts';
import { attachmentChip } from './attachmentChip.ts';
import { questionActions } from './messageActions.ts';
import { createQuestionEditor, type QuestionEditor } from './questionEditor.ts';
import { siblingSwitcher } from './siblingSwitcher.ts';

/** More is drawn only on request: a pasted log must not slow the page down. */
const SHOWN_LENGTH = 4000;
const MORE_LENGTH = 20_000;

/** What the user wrote, as plain text, and what was attached; it can be asked again in other words. */
export class UserMessagePart {
  readonly #services: PageServices;
  readonly #text = element('div', { class: 'user-text', attributes: { dir: 'auto' } });
  readonly #bubble = element('div', { class: 'user-bubble' });
  readonly #more = button({ label: '', style: 'quiet', onClick: () => this.#showMore(MORE_LENGTH) });
  readonly #footer = element('footer', { class: 'user-footer' });
  readonly element = element('article', { class: 'message user', attributes: { 'aria-label': t('You') } });
  #message: UserMessageView;
  #shown = 0;

  constructor(message: UserMessageView, services: PageServices) {
    this.#services = services;
    this.#message = message;
    this.#showMore(SHOWN_LENGTH);
    this.#drawBubble();
    this.element.append(this.#bubble, this.#footer);
    this.show(message);
    // The page was drawn anew while this was being edited.
    if (services.edits.get(message.id) !== undefined) this.#openEditor();
  }

  /** A question never changes; only its place among others does. */
  show(message: UserMessageView): void {
    this.#message = message;
    const { id: messageId, siblings } = message;
    const { post } = this.#services;
    const switcher = siblings
      ? [siblingSwitcher(siblings, (step) => post({ type: 'showSibling', messageId, step }))]
      : [];
    const actions = questionActions(message, this.#services, () => this.#openEditor().focus());
    this.#footer.replaceChildren(actions, ...switcher);
  }

  /** Draws at least so much of the text. */
  showUntil(length: number): void {
    if (length > this.#shown) this.#showMore(length - this.#shown);
  }

  #openEditor(): QuestionEditor {
    const { id, text } = this.#message;
    const { edits } = this.#services;
    const editor = createQuestionEditor({
      text: edits.get(id) ?? text,
      onInput: (typed) => edits.set(id, typed),
      onSend: (typed) => {
        this.#closeEditor();
        if (typed !== text) this.#services.post({ type: 'editQuestion', messageId: id, text: typed });
      },
      onCancel: () => this.#closeEditor(),
    });
    edits.set(id, edits.get(id) ?? text);
    this.element.classList.add('is-edited');
    this.#bubble.replaceChildren(editor.element);
    this.#footer.hidden = true;
    return editor;
  }

  #closeEditor(): void {
    this.#services.edits.set(this.#message.id, undefined);
    this.element.classList.remove('is-edited');
    this.#drawBubble();
    this.#footer.hidden = false;
    this.#footer.querySelector<HTMLElement>('.edit-question')?.focus();
  }

  #drawBubble(): void {
    const chips = this.#message.attachments.map((attachment) => attachmentChip(attachment));
    const list = element('ul', { class: 'chips', attributes: { 'aria-label': t('Attached') } }, chips);
    this.#bubble.replaceChildren(this.#text, ...(chips.length === 0 ? [] : [list]));
    this.#drawMore();
  }

  #showMore(length: number): void {
    const { text } = this.#message;
    const end = characterStart(text, Math.min(text.length, this.#shown + length));
    this.#text.append(...markedText(text.slice(this.#shown, end)));
    this.#shown = end;
    this.#drawMore();
  }

  #drawMore(): void {
    const left = this.#message.text.length - this.#shown;
    this.#more.textContent = t('Show more ({0} characters)', formatCount(left));
    if (left === 0) this.#more.remove();
    else this.#text.after(this.#more);
  }
}
