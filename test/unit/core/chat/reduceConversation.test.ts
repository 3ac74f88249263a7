import assert from 'node:assert/strict';
import type { Conversation } from '../../../../src/core/chat/conversation.ts';
import type { ConversationEvent } from '../../../../src/core/chat/conversationEvent.ts';
import { answered, asked, attachmentOf, conversationOf } from '../../../support/chatEvents.ts';

/** A conversation as a reader would tell it. */
function sketch({ messages, draft, attachments }: Conversation): readonly string[] {
  return [
    ...messages.map((message) =>
      message.kind === 'user' ? `user ${message.text}` : `${message.status} ${message.text}|${message.reasoning}`,
    ),
    `draft ${draft}`,
    ...attachments.map(({ label }) => `attached ${label}`),
  ];
}

function checkReduce(events: readonly ConversationEvent[], expected: readonly string[]): void {
  assert.deepEqual(sketch(conversationOf(...events)), expected);
}

const grew = (text: string, reasoning = ''): ConversationEvent => ({ type: 'answerGrew', id: 'r', text, reasoning });

describe('reduceConversation', () => {
  it('keeps what is typed', () => checkReduce([{ type: 'draftChanged', text: 'hal' }], ['draft hal']));
  it('adds and removes attachments', () =>
    checkReduce(
      [
        { type: 'attached', attachment: attachmentOf('a.ts', '') },
        { type: 'attached', attachment: attachmentOf('b.ts', '') },
        { type: 'detached', attachmentId: 'a-a.ts' },
      ],
      ['draft ', 'attached b.ts'],
    ));
  it('asks past the draft, and clears it only when told', () => {
    checkReduce([{ type: 'draftChanged', text: 'hal' }, asked('q', 'x')], ['user x', 'draft hal']);
    checkReduce(
      [{ type: 'draftChanged', text: 'x' }, asked('q', 'x'), { type: 'composerCleared' }],
      ['user x', 'draft '],
    );
  });
  it('lets an answer wait, stream and end', () => {
    const started: ConversationEvent = { type: 'answerStarted', id: 'r', at: 1 };
    checkReduce([started], ['waiting |', 'draft ']);
    checkReduce([started, grew('', 'hm'), grew('a'), grew('b')], ['streaming ab|hm', 'draft ']);
    checkReduce(
      [started, grew('a'), { type: 'answerEnded', id: 'r', status: 'stopped', notes: [] }],
      ['stopped a|', 'draft '],
    );
  });
  it('moves text to the reasoning that turned out to be reasoning', () =>
    checkReduce(
      [
        { type: 'answerStarted', id: 'r', at: 1 },
        grew('kept'),
        grew('hm'),
        { type: 'answerRetracted', id: 'r', length: 2 },
      ],
      ['streaming kept|hm', 'draft '],
    ));
  it('forgets the failure when an answer goes on', () => {
    const failure = { message: 'lost', actions: [] };
    const { messages } = conversationOf(
      { type: 'answerStarted', id: 'r', at: 1 },
      grew('half'),
      { type: 'answerEnded', id: 'r', status: 'failed', notes: [{ kind: 'empty' }], failure },
      { type: 'answerResumed', id: 'r' },
    );
    assert.deepEqual(messages, [
      { kind: 'assistant', id: 'r', at: 1, model: '', text: 'half', reasoning: '', status: 'waiting', notes: [] },
    ]);
  });
  it('removes an answer that makes way for another', () =>
    checkReduce([asked('q', 'x'), ...answered('r', 'a'), { type: 'answerDiscarded', id: 'r' }], ['user x', 'draft ']));
  it('passes over events about messages that are lost', () => checkReduce([grew('a')], ['draft ']));
  it('adds no message twice', () => checkReduce([asked('q', 'x'), asked('q', 'x')], ['user x', 'draft ']));
  it('leaves other messages untouched', () => {
    const before = conversationOf(asked('q', 'x'), { type: 'answerStarted', id: 'r', at: 1 });
    const after = conversationOf(asked('q', 'x'), { type: 'answerStarted', id: 'r', at: 1 }, grew('a'));
    assert.deepEqual(after.messages[0], before.messages[0]);
  });
});
