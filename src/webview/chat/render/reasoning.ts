import { t } from '@vscode/l10n';
import { ChevronRight } from 'lucide';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icon.ts';
import { MarkdownView } from '../markdown/markdownView.ts';
import type { AssistantMessageView } from '../../../shared/chatProtocol.ts';
import type { PageServices } from '../pageServices.ts';
import { thinkingWords, thoughtWords } from '../text/reasoningWords.ts';

export interface ReasoningState extends Pick<AssistantMessageView, 'reasoningMs' | 'reasoningTokens'> {
  /** The reasoning may still grow and no answer has begun. */
  readonly isThinking: boolean;
}

/** The model's reasoning, folded; its text is drawn only once it has been opened. Hidden until the first text arrives. */
export class ReasoningPart {
  readonly #services: PageServices;
  readonly #title = element('span', { class: 'reasoning-title', text: t('Reasoning') });
  readonly element = element('details', { class: 'reasoning' }, [
    element('summary', { class: 'reasoning-summary' }, [icon(ChevronRight), this.#title]),
  ]);
  #text = '';
  #view: MarkdownView | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #since = 0;

  constructor(services: PageServices) {
    this.#services = services;
    this.element.hidden = true;
    this.element.addEventListener('toggle', () => this.#drawOnce());
  }

  append(added: string): void {
    if (added === '') return;
    this.#text += added;
    this.element.hidden = false;
    this.#view?.append(added);
  }

  /** The line above the text: seconds that go on while it thinks, then what it took. */
  showState(state: ReasoningState): void {
    const isThinking = state.isThinking && this.#text !== '';
    this.element.classList.toggle('thinking', isThinking);
    if (isThinking) this.#count();
    else this.#stopCounting();
    this.#say(isThinking ? thinkingWords(performance.now() - this.#since) : thoughtWords(state));
  }

  dispose(): void {
    this.#stopCounting();
    this.#view?.dispose();
  }

  #count(): void {
    if (this.#timer !== undefined) return;
    this.#since = performance.now();
    this.#timer = setInterval(() => this.#say(thinkingWords(performance.now() - this.#since)), 1000);
  }

  #stopCounting(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Called with every piece of an answer: what stands there already is left alone. */
  #say(words: string): void {
    if (this.#title.textContent !== words) this.#title.textContent = words;
  }

  #drawOnce(): void {
    if (!this.element.open || this.#view !== undefined) return;
    const { markdown, frames } = this.#services;
    this.#view = new MarkdownView({ renderer: markdown, frames });
    this.#view.element.classList.add('reasoning-text');
    this.#view.append(this.#text);
    this.element.append(this.#view.element);
  }
}
