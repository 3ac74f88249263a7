import type { UserMessageView } from '../../../shared/chatProtocol.ts';
import { button } from '../dom/button.ts';
import { element } from '../dom/element.ts';
import { markedText } from '../dom/markedText.ts';
import { formatCount } from '../text/formatNumbers.ts';
import { attachmentChip } from './attachmentChip.ts';

/** More is drawn only on request: a pasted log must not slow the page down. */
const SHOWN_LENGTH = 4000;
const MORE_LENGTH = 20_000;

/** What the user wrote, as plain text, and what was attached. */
export function userMessage(message: UserMessageView): HTMLElement {
  const text = element('div', { class: 'user-text', attributes: { dir: 'auto' } });
  const root = element('article', { class: 'message user', attributes: { 'aria-label': 'You' } }, [text]);
  showPortions(root, text, message.text);
  if (message.attachments.length > 0) {
    const chips = message.attachments.map((attachment) => attachmentChip(attachment));
    root.append(element('ul', { class: 'chips', attributes: { 'aria-label': 'Attached' } }, chips));
  }
  return root;
}

function showPortions(root: HTMLElement, target: HTMLElement, text: string): void {
  let shown = 0;
  const more = button({ label: '', style: 'quiet', onClick: () => show(MORE_LENGTH) });
  function show(length: number): void {
    target.append(...markedText(text.slice(shown, shown + length)));
    shown = Math.min(text.length, shown + length);
    if (shown === text.length) {
      more.remove();
      return;
    }
    more.textContent = `Show more (${formatCount(text.length - shown)} characters)`;
    if (!more.isConnected) root.append(more);
  }
  show(SHOWN_LENGTH);
}
