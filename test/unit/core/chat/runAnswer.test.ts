import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type AssistantMessage, emptyConversation } from '../../../../src/core/chat/conversation.ts';
import type { ConversationEvent } from '../../../../src/core/chat/conversationEvent.ts';
import { runAnswer, type TurnSettings } from '../../../../src/core/chat/runAnswer.ts';
import type { StreamEvent } from '../../../../src/core/endpoint/streamEvent.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { FakeGateway } from '../../../support/fakeGateway.ts';

const WAITING: AssistantMessage = {
  ...{ kind: 'assistant', id: 'a', at: 0, model: '', text: '', reasoning: '', status: 'waiting' },
  notes: [],
};
const TURN: TurnSettings = {
  ...{ model: 'm', systemPrompt: 'Be brief.', instructions: '', maxTokens: 10, temperature: 0 },
  ...{ maxPromptTokens: 1000, summarises: false },
};
const SCRIPT: readonly StreamEvent[] = [
  { type: 'reasoning', text: 'hm' },
  { type: 'text', text: 'Yes.' },
  { type: 'finish', reason: 'stop', raw: 'stop' },
];

interface Scene {
  readonly answer?: Partial<AssistantMessage>;
  readonly turn?: Partial<TurnSettings>;
}

/** What one run emits, and what it has sent. A second passes with every event that is emitted. */
async function run({ answer = {}, turn = {} }: Scene) {
  const clock = new FakeClock();
  const gateway = new FakeGateway(SCRIPT);
  const events: ConversationEvent[] = [];
  const waiting = { ...WAITING, ...answer };
  const ended = await runAnswer(
    {
      conversation: { ...emptyConversation('c', 0), messages: [waiting] },
      answer: waiting,
      signal: new AbortController().signal,
      emit: (event) => {
        events.push(event);
        void clock.advance(1000);
      },
    },
    {
      ...{ gateway, clock, newId: () => 'id', estimateTokens: () => 1 },
      turnSettings: async () => ({ ...TURN, ...turn }),
      describeFailure: () => ({ message: 'Failed.', actions: [] }),
    },
  );
  return { events, ended, request: gateway.calls[0]?.request };
}

describe('runAnswer', () => {
  it('tells who is asked', async () => {
    const { events } = await run({ turn: { endpointName: 'Desk' } });
    assert.deepEqual(events[0], { type: 'answerTargeted', id: 'a', model: 'm', endpointName: 'Desk' });
  });
  it('tells how long it thought, before the first word', async () => {
    const { events } = await run({});
    const types = events.map(({ type }) => type);
    assert.deepEqual(types, ['answerTargeted', 'answerGrew', 'answerThought', 'answerGrew']);
    assert.deepEqual(events[2], { type: 'answerThought', id: 'a', ms: 1000 });
  });
  it('adds up what a continued answer has thought', async () => {
    const { events } = await run({ answer: { text: 'So: ', reasoningMs: 500 } });
    assert.deepEqual(
      events.find(({ type }) => type === 'answerThought'),
      { type: 'answerThought', id: 'a', ms: 1500 },
    );
  });
  it('passes on how much to think', async () => {
    assert.equal((await run({ turn: { thinking: 'low' } })).request?.thinking, 'low');
    assert.ok(!('thinking' in ((await run({})).request ?? {})));
  });
});
