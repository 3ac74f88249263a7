import assert from 'node:assert/strict';
import type { ConversationEvent } from '../../../src/core/chat/conversationEvent.ts';
import { toQueueView } from '../../../src/shared/toQueueView.ts';
import { answered, asked, attachmentOf, conversationOf } from '../../support/chatEvents.ts';

const queued: ConversationEvent = { type: 'queued', question: { id: 'w', text: 'next', attachments: [] } };
const ended = (end: Partial<Extract<ConversationEvent, { type: 'answerEnded' }>>): readonly ConversationEvent[] => [
  { type: 'answerStarted', id: 'r', at: 2 },
  { type: 'answerEnded', id: 'r', status: 'done', notes: [], ...end },
];

function checkRemark(events: readonly ConversationEvent[], isBusy: boolean, expected: string): void {
  it(expected === '' ? 'has nothing to say' : expected, () =>
    assert.equal(toQueueView(conversationOf(...events), isBusy).remark, expected),
  );
}

describe('toQueueView: what the queue waits for', () => {
  const question = asked('q', 'x');
  checkRemark([question, ...answered('r', 'y')], false, '');
  checkRemark([question, queued], true, 'Sent when the answer is complete.');
  checkRemark([question, ...ended({ status: 'stopped' }), queued], false, 'Waiting: the answer was stopped.');
  checkRemark([question, ...ended({ status: 'failed' }), queued], false, 'Waiting: the answer failed.');
  checkRemark(
    [question, ...ended({ notes: [{ kind: 'cutAtTokenLimit' }] }), queued],
    false,
    'Waiting: the answer is not complete.',
  );
  checkRemark([question, ...answered('r', 'y'), queued], false, 'Waiting: send it when you are ready.');
  checkRemark([queued], false, 'Waiting: send it when you are ready.');
  checkRemark(
    [
      { type: 'asked', id: 'q', at: 1, text: 'x', attachments: [], isComparison: true },
      { type: 'answerStarted', id: 'r1', at: 2, parentId: 'q' },
      { type: 'answerStarted', id: 'r2', at: 3, parentId: 'q' },
      queued,
    ],
    false,
    'Waiting: keep one of the two answers first.',
  );
});

describe('toQueueView: the questions', () => {
  it('shows the beginning of each, and how much is attached', () => {
    const question = { id: 'w', text: 'x'.repeat(2000), attachments: [attachmentOf('a.ts', 'secret')] };
    const view = toQueueView(conversationOf({ type: 'queued', question }), true);
    assert.deepEqual(view.questions, [{ id: 'w', text: 'x'.repeat(500), attachments: 1 }]);
  });
});
