import { t } from '@vscode/l10n';
import { removeHiddenCharacters } from '../../../core/util/hiddenCharacters.ts';
import type { AssistantMessageView, ErrorAction } from '../../../shared/chatProtocol.ts';
import { AnswerOfCode } from '../code/answerOfCode.ts';
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
  readonly element = element('article', { class: 'message assistant', attributes: { 'aria-label': t('Answer') } }, [
    ...[this.#model, this.#body, this.#waiting.element, this.#remarks, this.#footer],
  ]);
  readonly #answer: AnswerOfCode;
  #message: AssistantMessageView;
  #reasoning: ReasoningPart;
  #view: MarkdownView;

  constructor(message: AssistantMessageView, services: PageServices) {
    this.#services = services;
    this.#message = { ...message, text: '', reasoning: '' };
    this.#answer = new AnswerOfCode(message.id, !this.#isOpen());
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
    this.#answer.setEnded(!this.#isOpen());
    this.#drawModel();
    this.#drawRemarks();
    this.#drawFooter();
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
    const { markdown, code, frames, announce } = this.#services;
    return new MarkdownView({
      renderer: { ...markdown, createCodeBlock: () => code.createCodeBlock(this.#answer) },
      frames,
      onBlockClosed: (block) => {
        if (this.#message.status === 'streaming') announce(spokenText(block));
      },
    });
  }

  #isOpen(): boolean {
    return this.#message.status === 'waiting' || this.#message.status === 'streaming';
  }

  /** Above the answer only where two stand side by side; the footer names it everywhere else. */
  #drawModel(): void {
    const { model, isCompared } = this.#message;
    const name = isCompared === true ? model.slice(0, MAX_NAME_LENGTH) : '';
    this.#model.title = removeHiddenCharacters(name);
    setMarkedText(this.#model, shortModelName(name));
    const label = name === '' ? t('Answer') : t('Answer of {0}', removeHiddenCharacters(shortModelName(name)));
    this.element.setAttribute('aria-label', label);
  }

  /** The focus stays on the button of the same name. */
  #drawFooter(): void {
    const focused = this.#footer.contains(document.activeElement) ? document.activeElement : undefined;
    this.#footer.replaceChildren(...answerFooter(this.#message, this.#services));
    if (!focused) return;
    const name = focused.getAttribute('aria-label');
    const again = [...this.#footer.querySelectorAll('button')].find((one) => one.getAttribute('aria-label') === name);
    again?.focus({ preventScroll: true });
  }

  #drawStatus(): void {
    const { text, reasoning, reasoningMs } = this.#message;
    const isOpen = this.#isOpen();
    const isThinking = isOpen && text === '' && reasoningMs === undefined;
    this.#reasoning.showState({ ...this.#message, isThinking });
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
