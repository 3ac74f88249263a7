import { element } from './dom/element.ts';

/** Says things to screen readers without touching the focus. */
export interface Announcer {
  /** Must be on the page before anything is announced. */
  readonly element: HTMLElement;
  readonly announce: (text: string) => void;
}

/** Only the last paragraphs stay: the region is for listening, not for reading. */
const KEPT_PARAGRAPHS = 5;
const MAX_LENGTH = 2000;

/** A polite live region that nobody sees. */
export function createAnnouncer(): Announcer {
  const region = element('div', { class: 'visually-hidden', attributes: { 'aria-live': 'polite' } });
  return {
    element: region,
    announce: (text) => {
      const spoken = text.trim().slice(0, MAX_LENGTH);
      if (spoken === '') return;
      region.append(element('p', { text: spoken }));
      while (region.childElementCount > KEPT_PARAGRAPHS) region.firstElementChild?.remove();
    },
  };
}
