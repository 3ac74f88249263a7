import { t } from '@vscode/l10n';
import type { BranchNews } from '../../../shared/branchProtocol.ts';
import type { MessageView } from '../../../shared/chatProtocol.ts';
import type { PageServices } from '../pageServices.ts';
import { focusSwitcher } from './siblingSwitcher.ts';

export interface BranchMovesOptions {
  readonly services: PageServices;
  /** What is shown now. */
  readonly messages: () => readonly MessageView[];
  readonly draw: (messageId: string) => HTMLElement | undefined;
  /** The page follows the end no more. */
  readonly leaveEnd: () => void;
  readonly scrollToEnd: () => void;
  readonly focusInput: () => void;
}

/** Where the reader pressed a switcher, in pixels from the window's upper edge. */
interface Press {
  readonly step: 1 | -1;
  readonly top: number;
}

/** Blocks of an answer are drawn over some frames, each of which moves what is below. */
const FRAMES_TO_SETTLE = 20;

/** Keeps reader and focus in their place while one branch takes that of another. */
export class BranchMoves {
  readonly #options: BranchMovesOptions;
  #press: Press | undefined;

  constructor(options: BranchMovesOptions) {
    this.#options = options;
  }

  /** What the messages post goes through here. */
  readonly post: PageServices['post'] = (message) => {
    if (message.type === 'showSibling') {
      const top = document.activeElement?.getBoundingClientRect().top ?? 0;
      this.#press = { step: message.step, top };
    }
    this.#options.services.post(message);
  };

  show({ messageId, isNew }: Extract<BranchNews, { readonly type: 'branchShown' }>): void {
    const { draw, leaveEnd, scrollToEnd, focusInput } = this.#options;
    const press = this.#press;
    this.#press = undefined;
    const message = draw(messageId);
    if (isNew === true || !message || !press) {
      // Whoever asks wants to see what comes.
      if (isNew === true) scrollToEnd();
      if (isFocusLost()) focusInput();
      return;
    }
    leaveEnd();
    if (isFocusLost()) focusSwitcher(message, press.step);
    holdSwitcher(message, press.top, FRAMES_TO_SETTLE);
    this.#announce(messageId);
  }

  #announce(messageId: string): void {
    const { messages, services } = this.#options;
    const { kind, siblings } = messages().find(({ id }) => id === messageId) ?? {};
    if (!siblings) return;
    const { index, count } = siblings;
    services.announce(kind === 'user' ? t('Question {0} of {1}', index, count) : t('Answer {0} of {1}', index, count));
  }
}

/** What had the focus was taken off the page. A page that is not worked in takes none. */
function isFocusLost(): boolean {
  return document.hasFocus() && (document.activeElement === document.body || document.activeElement === null);
}

/** The switcher stays under the pointer, so that one can go on pressing. */
function holdSwitcher(message: HTMLElement, top: number, framesLeft: number): void {
  const switcher = message.querySelector('.siblings');
  const scroller = message.closest('.scroller');
  if (!switcher || !scroller || framesLeft === 0) return;
  scroller.scrollTop += switcher.getBoundingClientRect().top - top;
  requestAnimationFrame(() => holdSwitcher(message, top, framesLeft - 1));
}
