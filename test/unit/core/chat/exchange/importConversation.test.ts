import assert from 'node:assert/strict';
import { conversationEvents } from '../../../../../src/core/chat/conversationEvents.ts';
import { importConversation } from '../../../../../src/core/chat/exchange/importConversation.ts';
import { answered, asked, conversationOf } from '../../../../support/chatEvents.ts';

const options = { id: 'new', now: 1_000 };

describe('an imported conversation', () => {
  it('begins with its first message, and is another one', () => {
    const { id, createdAt } = importConversation({ events: [asked('q', 'Hi'), ...answered('a', 'Hello')] }, options);
    assert.deepEqual([id, createdAt], ['new', 1]);
  });

  it('begins now where no message has a time', () => {
    const events = [{ type: 'asked', id: 'q', at: 0, text: 'Hi', attachments: [] }] as const;
    assert.equal(importConversation({ events }, options).createdAt, 1_000);
  });

  it('can be written down and read again', () => {
    const events = [asked('q', 'Hi'), ...answered('a', 'Hello'), { type: 'draftChanged', text: 'more' }] as const;
    const conversation = importConversation({ events }, options);
    assert.deepEqual({ ...conversationOf(...conversationEvents(conversation)) }, conversation);
  });

  it('ends answers on branches that nobody reads', () => {
    const half = [
      { type: 'answerStarted', id: 'a1', at: 1, parentId: 'q' },
      { type: 'answerGrew', id: 'a1', text: 'half', reasoning: '' },
      { type: 'answerStarted', id: 'a2', at: 2, parentId: 'q' },
    ] as const;
    const { messages, hidden } = importConversation({ events: [asked('q', 'Hi'), ...half] }, options);
    const statuses = [...messages, ...hidden].flatMap((one) => (one.kind === 'assistant' ? [one.status] : []));
    assert.deepEqual(statuses, ['stopped', 'stopped']);
  });
});
