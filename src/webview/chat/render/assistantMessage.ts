import { removeHiddenCharacters } from '../../../core/util/hiddenCharacters.ts';
import type { AssistantMessageView, ErrorAction } from '../../../shared/chatProtocol.ts';
import { element } from '../dom/element.ts';
import { markedText, setMarkedText } from '../dom/markedText.ts';
import { MarkdownView } from '../markdown/markdownView.ts';
import type { PageServices } from '../pageServices.ts';
import { shortModelName } from '../../../core/util/shortModelName.ts';
import { answerFooter } from './answerFooter.ts';
import { actionButtons, errorBlock } from './errorBlock.ts';
import { ReasoningPart } from './reasoning.ts';
import { createWaitingPart } from './waiting.ts';

const MAX_NAME_LENGTH = 200;
const MAX_NOTE_LENGTH = 2000;

/** An answer on the page: model, reasoning, text, note, error and usage, each only when there is something to say. */
export class AssistantMessagePart {
  readonly #services: PageServices;
  readonly #model = element('header', { class: 'answer-model' });
  readonly #body = element('div', { class: 'answer-body' });
  readonly #waiting = createWaitingPart();
  readonly #remarks = element('div', { class: 'answer-remarks' });
  readonly #footer = element('footer', { class: 'answer-footer' });
  readonly element = element('article', { class: 'message assistant', attributes: { 'aria-label': 'Answer' } }, [
    ...[this.#model, this.#body, this.#waiting.element, this.#remarks, this.#footer],
  ]);
  #message: AssistantMessageView;
  #reasoning: ReasoningPart;
  #view: MarkdownView;

  constructor(message: AssistantMessageView, services: PageServices) {
    this.#services = services;
    this.#message = { ...message, text: '', reasoning: '' };
    this.#reasoning = new ReasoningPart(services);
    this.#view = this.#createView();
    this.#body.append(this.#reasoning.element, this.#view.element);
    this.show(message);
  }

  /** Draws a new state of the same message; text that only got longer is added to what is drawn. */
  show(next: AssistantMessageView): void {
    const { text, reasoning } = this.#message;
    const isContinued = next.text.startsWith(text) && next.reasoning.startsWith(reasoning);
    this.#message = { ...next, text, reasoning };
    if (!isContinued) this.#beginAgain();
    this.#view.reopen();
    this.grow(next.text.slice(this.#message.text.length), next.reasoning.slice(this.#message.reasoning.length));
    if (!this.#isOpen()) this.#view.finish();
    this.#model.title = removeHiddenCharacters(next.model.slice(0, MAX_NAME_LENGTH));
    setMarkedText(this.#model, shortModelName(next.model.slice(0, MAX_NAME_LENGTH)));
    this.#drawRemarks();
    this.#footer.replaceChildren(...answerFooter(next, this.#services));
  }

  /** Adds text at the end of the answer and of the reasoning. */
  grow(text: string, reasoning: string): void {
    this.#message = {
      ...this.#message,
      text: this.#message.text + text,
      reasoning: this.#message.reasoning + reasoning,
    };
    this.#reasoning.append(reasoning);
    if (text !== '') this.#view.append(text);
    this.#drawStatus();
  }

  dispose(): void {
    this.#waiting.show(false);
    this.#reasoning.dispose();
    this.#view.dispose();
  }

  #beginAgain(): void {
    this.dispose();
    this.#message = { ...this.#message, text: '', reasoning: '' };
    this.#reasoning = new ReasoningPart(this.#services);
    this.#view = this.#createView();
    this.#body.replaceChildren(this.#reasoning.element, this.#view.element);
  }

  #createView(): MarkdownView {
    const { markdown, frames, announce } = this.#services;
    return new MarkdownView({
      renderer: markdown,
      frames,
      onBlockClosed: (block) => {
        if (this.#message.status === 'streaming') announce(spokenText(block));
      },
    });
  }

  #isOpen(): boolean {
    return this.#message.status === 'waiting' || this.#message.status === 'streaming';
  }

  #drawStatus(): void {
    const { text, reasoning } = this.#message;
    const isOpen = this.#isOpen();
    this.#reasoning.setThinking(isOpen && text === '');
    this.#waiting.show(isOpen && text === '' && reasoning === '');
    this.element.classList.toggle('streaming', isOpen && text !== '');
    this.element.setAttribute('aria-busy', String(isOpen));
  }

  #drawRemarks(): void {
    const { id, note = '', noteActions = [], error } = this.#message;
    const onAction = (action: ErrorAction): void => this.#services.post({ type: 'errorAction', action, messageId: id });
    this.#remarks.replaceChildren();
    if (note !== '' || noteActions.length > 0) {
      const words = element(
        'p',
        { class: 'note-text', attributes: { dir: 'auto' } },
        markedText(note.slice(0, MAX_NOTE_LENGTH)),
      );
      const buttons = noteActions.length === 0 ? [] : [actionButtons(noteActions, onAction)];
      this.#remarks.append(element('div', { class: 'note', attributes: { role: 'note' } }, [words, ...buttons]));
    }
    if (error !== undefined) this.#remarks.append(errorBlock(error, onAction));
  }
}

/** Code is named, not read out. */
function spokenText(block: HTMLElement): string {
  return block.querySelector('.code')?.getAttribute('aria-label') ?? block.textContent;
}
