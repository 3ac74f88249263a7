import { removeHiddenCharacters } from '../../../core/util/hiddenCharacters.ts';
import type { AssistantMessageView } from '../../../shared/chatProtocol.ts';
import { copyButton } from '../dom/copyButton.ts';
import { element } from '../dom/element.ts';
import type { PageServices } from '../pageServices.ts';
import { describeUsage, formatUsage } from '../text/formatNumbers.ts';

/** The line below an answer: what it took, and a button to copy it once it is complete. */
export function answerFooter(message: AssistantMessageView, { post }: PageServices): readonly HTMLElement[] {
  const { usage, status, text } = message;
  const parts: HTMLElement[] = [];
  if (usage !== undefined) {
    const title = describeUsage(usage);
    parts.push(element('span', { class: 'usage', text: formatUsage(usage), attributes: { title } }));
  }
  const isOver = status !== 'waiting' && status !== 'streaming';
  if (isOver && text !== '') {
    parts.push(copyButton('Copy answer', () => post({ type: 'copyText', text: removeHiddenCharacters(text) })));
  }
  return parts;
}
