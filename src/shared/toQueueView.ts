import { t } from '@vscode/l10n';
import { isBusyElsewhere } from '../core/chat/answersElsewhere.ts';
import type { Conversation } from '../core/chat/conversation.ts';
import { queueHold, type QueueHold } from '../core/chat/queueRules.ts';
import type { QueueView } from './branchProtocol.ts';

/** More of a question is not needed to know it by. */
const SHOWN_LENGTH = 500;

/** What waits to be sent, and what it waits for. */
export function toQueueView(conversation: Conversation, isBusy: boolean): QueueView {
  const { queue } = conversation;
  return {
    questions: queue.map(({ id, text, attachments }) => ({
      id,
      text: text.slice(0, SHOWN_LENGTH),
      attachments: attachments.length,
    })),
    remark:
      queue.length === 0
        ? ''
        : remarkOf(isBusy || isBusyElsewhere(conversation) ? undefined : (queueHold(conversation) ?? 'left')),
  };
}

/** @param hold undefined: an answer is being written */
function remarkOf(hold: QueueHold | undefined): string {
  switch (hold) {
    case undefined:
      return t('Sent when the answer is complete.');
    case 'stopped':
      return t('Waiting: the answer was stopped.');
    case 'failed':
      return t('Waiting: the answer failed.');
    case 'cut':
      return t('Waiting: the answer is not complete.');
    case 'compared':
      return t('Waiting: keep one of the two answers first.');
    case 'left':
      return t('Waiting: send it when you are ready.');
  }
}
