import { t } from '@vscode/l10n';
import { ChevronRight } from 'lucide';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icon.ts';
import { MarkdownView } from '../markdown/markdownView.ts';
import type { PageServices } from '../pageServices.ts';

/** The model's reasoning, folded; its text is drawn only once it has been opened. Hidden until the first text arrives. */
export class ReasoningPart {
  readonly #services: PageServices;
  readonly #title = element('span', { class: 'reasoning-title', text: t('Reasoning') });
  readonly element = element('details', { class: 'reasoning' }, [
    element('summary', { class: 'reasoning-summary' }, [icon(ChevronRight), this.#title]),
  ]);
  #text = '';
  #view: MarkdownView | undefined;

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

  /** @param isThinking The reasoning may still grow and no answer has begun. */
  setThinking(isThinking: boolean): void {
    this.#title.textContent = isThinking ? t('Thinking…') : t('Reasoning');
    this.element.classList.toggle('thinking', isThinking);
  }

  dispose(): void {
    this.#view?.dispose();
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
