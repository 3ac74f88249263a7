import { t } from '@vscode/l10n';
import { ArrowUp, ChevronDown, Columns2, type IconNode, ListPlus, Square } from 'lucide';
import { button, relabel } from '../dom/button.ts';
import { element } from '../dom/element.ts';
import { type MenuItem, openFloatingMenu } from '../dom/floatingMenu.ts';

export interface SendButtonOptions {
  /** While an answer is being written, what is sent waits in the queue. */
  readonly onSend: () => void;
  readonly onStop: () => void;
  readonly onCompare: () => void;
}

export interface SendState {
  readonly isBusy: boolean;
  readonly hasText: boolean;
}

/** Sends what is typed; while an answer is being written it queues that, or stops the answer where nothing is typed. More ways lie in its menu. */
export class SendButton {
  readonly #options: SendButtonOptions;
  readonly #send = button({ label: t('Send'), icon: ArrowUp, style: 'icon', onClick: () => this.#press() });
  readonly #more = button({
    label: t('More ways to send'),
    icon: ChevronDown,
    style: 'icon',
    onClick: () => this.#open(),
  });
  readonly element = element('div', { class: 'composer-sending' }, [this.#send, this.#more]);
  #state: SendState = { isBusy: false, hasText: false };

  constructor(options: SendButtonOptions) {
    this.#options = options;
    this.#send.classList.add('composer-send');
    this.#more.classList.add('composer-send-more');
    this.#more.setAttribute('aria-haspopup', 'menu');
    this.show(this.#state);
  }

  show(state: SendState): void {
    this.#state = state;
    const { isBusy, hasText } = state;
    const [label, node] = labelOf(state);
    if (this.#send.getAttribute('aria-label') !== label) relabel(this.#send, label, node);
    this.#send.disabled = !isBusy && !hasText;
    this.#more.disabled = !hasText;
  }

  #press(): void {
    const { isBusy, hasText } = this.#state;
    if (isBusy && !hasText) this.#options.onStop();
    else this.#options.onSend();
  }

  #open(): void {
    const { onCompare, onStop } = this.#options;
    const compare: MenuItem = { label: t('Ask two models…'), icon: Columns2, onChoose: onCompare };
    const stop: MenuItem = { label: t('Stop the answer'), icon: Square, onChoose: onStop };
    const items = [this.#state.isBusy ? stop : compare];
    openFloatingMenu({ opener: this.#more, label: t('More ways to send'), items });
  }
}

function labelOf({ isBusy, hasText }: SendState): readonly [label: string, icon: IconNode] {
  if (!isBusy) return [t('Send'), ArrowUp];
  return hasText ? [t('Queue'), ListPlus] : [t('Stop'), Square];
}
