import assert from 'node:assert/strict';
import type { ConversationEvent } from '../../../src/core/chat/conversationEvent.ts';
import { nextRequest } from '../../../src/core/chat/nextRequest.ts';
import { DRAFT_ID } from '../../../src/shared/requestViews.ts';
import { toContextMeter, toRequestMessages } from '../../../src/shared/toRequestViews.ts';
import { answered, asked, attachmentOf, conversationOf } from '../../support/chatEvents.ts';

/** One word is one token. */
function requestOf(events: readonly ConversationEvent[], maxPromptTokens = 10_000) {
  return nextRequest(conversationOf(...events), {
    systemPrompt: 'Be brief.',
    instructions: 'Use tabs always.',
    maxPromptTokens,
    estimateTokens: (text) => text.split(/\s+/).length,
    draftId: DRAFT_ID,
  });
}

const EVENTS: readonly ConversationEvent[] = [
  asked('q1', 'one', [attachmentOf('a.ts', 'let a;')]),
  ...answered('r1', 'the answer'),
  { type: 'draftChanged', text: 'and what else?' },
  { type: 'attached', attachment: attachmentOf('b.ts', 'let b;') },
];

describe('toContextMeter', () => {
  it('tells by what the window is taken', () =>
    assert.deepEqual(
      toContextMeter({ prompt: requestOf(EVENTS), windowTokens: 100, answerTokens: 40, summarises: true }),
      {
        windowTokens: 100,
        promptTokens: 39,
        answerTokens: 40,
        shares: [
          { kind: 'system', tokens: 2 },
          { kind: 'instructions', tokens: 3 },
          { kind: 'conversation', tokens: 3 },
          { kind: 'attachments', tokens: 12 },
          { kind: 'question', tokens: 3 },
        ],
        leftOut: 0,
        willSummarise: false,
      },
    ));
  const checkLeftOut = (summarises: boolean): void => {
    it(`says that messages do not fit, and ${summarises ? '' : 'not '}that they are summarised`, () => {
      const meter = toContextMeter({
        prompt: requestOf(EVENTS, 25),
        windowTokens: undefined,
        answerTokens: 40,
        summarises,
      });
      assert.deepEqual([meter.leftOut, meter.willSummarise, 'windowTokens' in meter], [2, summarises, false]);
    });
  };
  checkLeftOut(true);
  checkLeftOut(false);
});

describe('toRequestMessages', () => {
  const sketch = (events: readonly ConversationEvent[]): readonly string[] =>
    toRequestMessages(requestOf(events)).map(({ role, parts }) =>
      [role, ...parts.map(({ id, state, canOmit }) => `${id} ${state}${canOmit ? '' : ' always'}`)].join(': '),
    );
  it('shows every message with its parts', () =>
    assert.deepEqual(sketch(EVENTS), [
      'system: system sent: instructions sent',
      'user: a-a.ts sent: q1 sent',
      'assistant: r1 sent',
      `user: a-b.ts sent: ${DRAFT_ID} sent always`,
    ]));
  it('shows what is kept out where it would stand', () =>
    assert.deepEqual(sketch([...EVENTS, { type: 'omitted', partId: 'r1', isOmitted: true }]).slice(1, 3), [
      'user: a-a.ts sent: q1 sent',
      'assistant: r1 omitted',
    ]));
  it('does not ask to go on when nothing is typed', () =>
    assert.deepEqual(sketch([asked('q1', 'one'), ...answered('r1', 'the answer')]).at(-1), 'assistant: r1 sent'));
});
