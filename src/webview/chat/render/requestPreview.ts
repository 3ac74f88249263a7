import { t } from '@vscode/l10n';
import { X } from 'lucide';
import { removeHiddenCharacters } from '../../../core/util/hiddenCharacters.ts';
import type { RequestMessageView, RequestPartView } from '../../../shared/requestViews.ts';
import { button } from '../dom/button.ts';
import { element } from '../dom/element.ts';
import { markedText } from '../dom/markedText.ts';
import { formatCount, formatTokens } from '../text/formatNumbers.ts';
import { partLabel, roleLabel } from '../text/meterWords.ts';

/** The rest of a long text is shown on request. */
const SHOWN_LENGTH = 600;
const MAX_LABEL_LENGTH = 300;

export interface RequestPreviewOptions {
  readonly omit: (partId: string, isOmitted: boolean) => void;
  /** The dialog is gone; the focus may go where it was opened from. */
  readonly onClose: () => void;
}

/** The next request, word for word, over the page: every part with what it takes, and a switch that keeps it out. */
export class RequestPreview {
  readonly element = element('dialog', { class: 'preview' });
  readonly #options: RequestPreviewOptions;
  readonly #total = element('p', { class: 'preview-total' });
  readonly #list = element('div', { class: 'preview-messages' });
  /** Texts that have been opened stay open when the request is told anew. */
  readonly #opened = new Set<string>();

  constructor(options: RequestPreviewOptions) {
    this.#options = options;
    const title = element('h2', { class: 'preview-title', text: t('The next request') });
    const close = button({ label: t('Close'), icon: X, style: 'icon', onClick: () => this.element.close() });
    this.element.setAttribute('aria-label', t('The next request'));
    this.element.append(
      element('header', { class: 'preview-head' }, [element('div', {}, [title, this.#total]), close]),
      this.#list,
    );
    this.element.addEventListener('close', options.onClose);
    // The page's own Escape stops an answer.
    this.element.addEventListener('keydown', (event) => event.stopPropagation());
  }

  open(): void {
    this.#opened.clear();
    this.#list.replaceChildren();
    this.#total.textContent = '';
    this.element.showModal();
  }

  /** What would go out now. The focus stays on the switch that was used. */
  show(messages: readonly RequestMessageView[]): void {
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['part'] : undefined;
    const sent = messages.flatMap(({ parts }) => parts).filter(({ state }) => state === 'sent');
    const tokens = sent.reduce((sum, part) => sum + part.tokens, 0);
    this.#total.textContent =
      sent.length === 0
        ? t('Nothing to send yet.')
        : t('About {0} tokens, exactly as they go out. Switch off what shall stay here.', formatCount(tokens));
    this.#list.replaceChildren(...messages.map((message) => this.#message(message)));
    if (focused !== undefined)
      for (const box of this.#list.querySelectorAll('input')) if (box.dataset['part'] === focused) box.focus();
  }

  #message({ role, parts }: RequestMessageView): HTMLElement {
    return element('section', { class: `preview-message preview-${role}` }, [
      element('h3', { class: 'preview-role', text: roleLabel(role) }),
      ...parts.map((part) => this.#part(part)),
    ]);
  }

  #part(part: RequestPartView): HTMLElement {
    const label = removeHiddenCharacters(partLabel(part).slice(0, MAX_LABEL_LENGTH));
    const name = element('span', { class: 'preview-name', text: label, attributes: { dir: 'auto' } });
    const tokens = element('span', { class: 'preview-tokens', text: formatTokens(part.tokens) });
    const head = part.canOmit
      ? element('label', { class: 'preview-part-head' }, [this.#box(part, label), name, tokens])
      : element('div', { class: 'preview-part-head' }, [name, tokens]);
    const root = element('div', { class: `preview-part is-${part.state}` }, [head]);
    if (part.state === 'leftOut')
      root.append(element('p', { class: 'preview-remark', text: t('Does not fit the model’s window any more.') }));
    if (part.state !== 'omitted') root.append(...this.#text(part));
    return root;
  }

  #box({ id, state }: RequestPartView, label: string): HTMLInputElement {
    const box = element('input', { attributes: { type: 'checkbox', 'aria-label': t('Send: {0}', label) } });
    box.checked = state !== 'omitted';
    box.dataset['part'] = id;
    box.addEventListener('change', () => this.#options.omit(id, !box.checked));
    return box;
  }

  #text({ id, text, images }: RequestPartView): readonly HTMLElement[] {
    const target = element('pre', { class: 'preview-text', attributes: { dir: 'auto', tabindex: '0' } });
    const isWhole = text.length <= SHOWN_LENGTH || this.#opened.has(id);
    target.append(...markedText(isWhole ? text : text.slice(0, SHOWN_LENGTH)));
    const remarks = images === 0 ? [] : [element('p', { class: 'preview-remark', text: imageWords(images) })];
    if (isWhole) return [target, ...remarks];
    const more = button({
      label: t('Show all {0} characters', formatCount(text.length)),
      style: 'quiet',
      onClick: () => {
        this.#opened.add(id);
        target.replaceChildren(...markedText(text));
        more.remove();
        target.focus();
      },
    });
    return [target, more, ...remarks];
  }
}

function imageWords(images: number): string {
  return images === 1 ? t('One image goes along.') : t('{0} images go along.', images);
}
