import assert from 'node:assert/strict';
import type { ConversationEvent } from '../../../../src/core/chat/conversationEvent.ts';
import { restoreConversation } from '../../../../src/core/chat/restoreConversation.ts';
import { answered, asked, attachmentOf, conversationOf } from '../../../support/chatEvents.ts';

/** One of each kind: whatever is written down must come back. */
const everything: readonly ConversationEvent[] = [
  { type: 'started', id: 'c1', at: 7 },
  { type: 'draftChanged', text: 'zwei\nZeilen' },
  { type: 'attached', attachment: attachmentOf('a.ts', 'let a;') },
  { type: 'attached', attachment: attachmentOf('b.ts', 'let b;') },
  { type: 'detached', attachmentId: 'a-b.ts' },
  asked('q0', 'with file', [attachmentOf('a.ts', 'let a;')]),
  { type: 'asked', id: 'q1', at: 2, text: 'elsewhere', attachments: [], choice: { endpointName: 'lab', model: 'm' } },
  { type: 'composerCleared' },
  ...answered('r0', 'discarded'),
  { type: 'answerDiscarded', id: 'r0' },
  ...answered('r0', 'removed'),
  { type: 'removed', id: 'r0' },
  {
    type: 'queued',
    question: { id: 'w1', text: 'later', attachments: [attachmentOf('c.ts', '')], choice: { model: 'm' } },
  },
  { type: 'queued', question: { id: 'w2', text: 'never', attachments: [] } },
  { type: 'unqueued', id: 'w2' },
  { type: 'answerStarted', id: 'r1', at: 3 },
  { type: 'answerTargeted', id: 'r1', model: 'talker' },
  { type: 'answerGrew', id: 'r1', text: 'half', reasoning: 'hm' },
  {
    type: 'answerEnded',
    id: 'r1',
    status: 'failed',
    notes: [{ kind: 'olderMessagesLeftOut', count: 2 }],
    failure: { message: 'Lost.', serverMessage: 'gone', actions: ['tryAgain'] },
  },
  { type: 'answerRetracted', id: 'r1', length: 2 },
  { type: 'answerResumed', id: 'r1' },
  { type: 'answerGrew', id: 'r1', text: ' whole', reasoning: '' },
  {
    type: 'answerEnded',
    id: 'r1',
    status: 'done',
    notes: [{ kind: 'cutAtTokenLimit' }, { kind: 'answeredByAnother', endpointName: 'b', model: 'm2', instead: 'a' }],
    usage: {
      usage: { promptTokens: 1, completionTokens: 2, totalTokens: 3, cachedTokens: 1, source: 'reported' },
      timeToFirstTokenMs: 5,
      tokensPerSecond: 9.5,
    },
  },
];

const journalOf = (events: readonly ConversationEvent[]): string =>
  events.map((event) => `${JSON.stringify(event)}\n`).join('');

describe('restoreConversation', () => {
  it('brings back everything that was written', () => {
    const { conversation, damagedLines } = restoreConversation('c1', [journalOf(everything)]);
    assert.deepEqual(conversation, conversationOf(...everything));
    assert.equal(damagedLines, 0);
  });

  const damage: readonly (readonly [name: string, line: string])[] = [
    ['cut-off JSON', '{"type":"asked","id":"q9","te'],
    ['binary waste', '\u0000\u0001'],
    ['another program’s JSON', '{"hello":1}'],
    ['a type from the prototype', '{"type":"constructor"}'],
    ['an event of the wrong shape', '{"type":"asked","id":5}'],
    ['an event from a newer version', '{"type":"pinned","id":"q"}'],
  ];
  for (const [name, line] of damage)
    it(`loses only the line of ${name}`, () => {
      const journal = `${journalOf(everything.slice(0, 6))}${line}\n${journalOf(everything.slice(6))}`;
      const restored = restoreConversation('c1', [journal]);
      assert.equal(restored.damagedLines, 1);
      assert.deepEqual(restored.conversation, conversationOf(...everything));
    });

  it('survives the loss of any one line', () => {
    everything.forEach((_, lost) => {
      const { conversation } = restoreConversation('c1', [journalOf(everything.toSpliced(lost, 1))]);
      assert.equal(conversation.id, 'c1');
    });
  });

  it('survives a journal cut at any character', () => {
    const journal = journalOf(everything);
    for (let end = 0; end <= journal.length; end += 1)
      assert.ok(restoreConversation('c1', [journal.slice(0, end)]).damagedLines <= 1);
  });

  it('brings back a half-streamed answer as stopped, and says why', () => {
    const journal = journalOf([
      asked('q', 'x'),
      { type: 'answerStarted', id: 'r', at: 1 },
      { type: 'answerGrew', id: 'r', text: 'half', reasoning: '' },
    ]);
    const answer = restoreConversation('c1', [journal]).conversation.messages[1];
    assert.ok(answer?.kind === 'assistant');
    assert.deepEqual([answer.status, answer.text, answer.notes], ['stopped', 'half', [{ kind: 'interrupted' }]]);
  });
});
