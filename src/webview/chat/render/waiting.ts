import { t } from '@vscode/l10n';
import { element } from '../dom/element.ts';
import { formatSeconds } from '../text/formatNumbers.ts';

/** Shown from send until the first text; counts the seconds once they are worth telling. */
export interface WaitingPart {
  readonly element: HTMLElement;
  show(isWaiting: boolean): void;
}

const TELL_AFTER_MS = 3000;
/** A local server may have to load the model first. */
const EXPLAIN_AFTER_MS = 20_000;

/** Starts hidden. */
export function createWaitingPart(): WaitingPart {
  const words = element('span', { class: 'waiting-words', text: t('Waiting') });
  const dots = element('span', { class: 'waiting-dots', attributes: { 'aria-hidden': 'true' } }, [
    element('span'),
    element('span'),
    element('span'),
  ]);
  const root = element('div', { class: 'waiting' }, [dots, words]);
  root.hidden = true;
  let timer: ReturnType<typeof setInterval> | undefined;

  return {
    element: root,
    show: (isWaiting) => {
      root.hidden = !isWaiting;
      if (isWaiting && timer === undefined) {
        const since = performance.now();
        words.textContent = t('Waiting');
        timer = setInterval(() => (words.textContent = waitingWords(performance.now() - since)), 1000);
      } else if (!isWaiting) {
        clearInterval(timer);
        timer = undefined;
      }
    },
  };
}

function waitingWords(waitedMs: number): string {
  if (waitedMs < TELL_AFTER_MS) return t('Waiting');
  const words = t('Waiting, {0}', formatSeconds(Math.floor(waitedMs / 1000) * 1000));
  return waitedMs < EXPLAIN_AFTER_MS ? words : t('{0}. The server may be loading the model.', words);
}
