import assert from 'node:assert/strict';
import { buildChatMessages } from '../../../../src/core/chat/buildChatMessages.ts';
import type { ConversationEvent } from '../../../../src/core/chat/conversationEvent.ts';
import { planSummary, summariseHistory, type SummaryPlan } from '../../../../src/core/chat/summariseHistory.ts';
import { EndpointError } from '../../../../src/core/endpoint/endpointError.ts';
import { answered, asked, conversationOf } from '../../../support/chatEvents.ts';
import { FakeGateway, type GatewayScript } from '../../../support/fakeGateway.ts';

/** Turns of ten tokens a message; one letter is one token. */
const turns = (count: number): readonly ConversationEvent[] =>
  Array.from({ length: count }, (_, index) => [
    asked(`q${index}`, `question ${index}`),
    ...answered(`r${index}`, `answer ${index}.`),
  ]).flat();

function planOf(events: readonly ConversationEvent[], budget: number): SummaryPlan | undefined {
  const prompt = buildChatMessages({
    systemPrompt: 'You are kind.',
    ...conversationOf(...events),
    maxPromptTokens: budget,
    estimateTokens: (text) => text.length,
  });
  return planSummary(prompt.parts, budget);
}

function checkPlan(events: readonly ConversationEvent[], budget: number, expected: string | undefined): void {
  const plan = planOf(events, budget);
  assert.equal(plan && `${plan.count} messages through ${plan.throughId}`, expected);
}

describe('planSummary', () => {
  it('tells the oldest turns, until half of the budget is free', () =>
    checkPlan([...turns(10), asked('q', 'go on')], 150, '14 messages through r6'));
  it('keeps the last question, however long it is', () =>
    checkPlan([...turns(2), asked('q', 'x'.repeat(500))], 100, '4 messages through r1'));
  it('keeps the question of an answer that is to be continued', () => checkPlan(turns(3), 40, '4 messages through r1'));
  it('tells nothing where there is one question only', () => checkPlan([asked('q', 'x'.repeat(500))], 100, undefined));
  it('takes an earlier summary in', () => {
    const summary = { id: 's', throughId: 'r1', count: 4, text: 'They greeted.', model: 'm', at: 3 };
    const events: readonly ConversationEvent[] = [...turns(20), { type: 'summarised', summary }, asked('q', 'go on')];
    checkPlan(events, 500, '14 messages through r8');
    assert.match(
      planOf(events, 500)?.messages.at(-1)?.content ?? '',
      /^Summary of the first 4 .*\nThey greeted\.\n\nPerson:\nquestion 2/,
    );
  });
  it('leaves out what the person took out, and the system prompt', () => {
    const text = planOf([...turns(6), { type: 'omitted', partId: 'r0', isOmitted: true }], 100)?.messages.at(
      -1,
    )?.content;
    assert.doesNotMatch(text ?? '', /answer 0|kind/);
    assert.match(text ?? '', /answer 1/);
  });
  it('cuts the middle of what is too long to be told whole', () => {
    const text = planOf(
      [asked('q0', `start${'x'.repeat(900)}end`), ...answered('r0', 'yes'), asked('q', 'go on')],
      200,
    )?.messages.at(-1)?.content;
    assert.match(text ?? '', /startx+\n\[…\]\nx+end/);
    assert.ok((text ?? '').length < 400);
  });
});

describe('summariseHistory', () => {
  const checkSummary = async (script: GatewayScript, expected: unknown): Promise<void> => {
    const plan = planOf(turns(6), 60);
    assert.ok(plan);
    const earlier = { id: 's', throughId: 'r1', count: 4, text: '', model: 'm', at: 3 };
    const gateway = new FakeGateway(script);
    const call = { gateway, signal: new AbortController().signal, model: 'm', newId: () => 'new', now: () => 9 };
    assert.deepEqual(await summariseHistory(plan, { ...call, earlier }), expected);
  };
  it('gives what the model wrote, without its reasoning', () =>
    checkSummary(
      [
        { type: 'text', text: '<think>hm</think>They' },
        { type: 'text', text: ' agreed.\n' },
        { type: 'finish', reason: 'stop', raw: 'stop' },
      ],
      { id: 'new', throughId: 'r4', count: 14, text: 'They agreed.', model: 'm', at: 9 },
    ));
  it('gives nothing when the model says nothing', () => checkSummary([], undefined));
  it('gives nothing when the request fails', () =>
    checkSummary(
      [{ type: 'throw', error: new EndpointError('unreachable', { host: 'local', retryable: true }) }],
      undefined,
    ));
});
