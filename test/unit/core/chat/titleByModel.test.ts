import assert from 'node:assert/strict';
import { cleanTitle, titleByModel } from '../../../../src/core/chat/titleByModel.ts';
import type { ConversationEvent } from '../../../../src/core/chat/conversationEvent.ts';
import type { StreamEvent } from '../../../../src/core/endpoint/streamEvent.ts';
import { answered, asked, conversationOf } from '../../../support/chatEvents.ts';
import { FakeGateway, type GatewayScript } from '../../../support/fakeGateway.ts';

function checkClean(name: string, answer: string, expected: string | undefined): void {
  it(name, () => assert.equal(cleanTitle(answer), expected));
}

describe('a title as a model writes it', () => {
  checkClean('stays as it is', 'Slow start of the server', 'Slow start of the server');
  checkClean('loses quotation marks and the full stop', '"Slow start."', 'Slow start');
  checkClean('loses marks of markdown', '\n## **Slow start**\n', 'Slow start');
  checkClean('loses what announces it', 'Title: “Slow start”', 'Slow start');
  checkClean('ends with its line', 'Slow start\nBecause the question is about it.', 'Slow start');
  checkClean('keeps the marks inside', 'The "why" of C#', 'The "why" of C#');
  checkClean('is none when it says nothing', ' "…" ', undefined);
  checkClean('is no longer than a list shows', 'word '.repeat(40), `${'word '.repeat(15)}word…`);
});

const text = (value: string): StreamEvent => ({ type: 'text', text: value });
const stop: StreamEvent = { type: 'finish', reason: 'stop', raw: 'stop' };
const length: StreamEvent = { type: 'finish', reason: 'length', raw: 'length' };
const turn = [asked('q', 'Why is it slow?'), ...answered('a', 'It reads everything.')];
const more = [asked('q2', 'And now?')];

async function checkTitle(
  events: readonly ConversationEvent[],
  script: GatewayScript,
  expected?: string,
): Promise<void> {
  const gateway = new FakeGateway(script);
  const { signal } = new AbortController();
  assert.equal(await titleByModel(conversationOf(...events), { gateway, signal }), expected);
}

describe('the title by the model', () => {
  it('is asked for after the first answer', () => checkTitle(turn, [text('Slow start'), stop], 'Slow start'));
  it('holds nothing of what was thought', () =>
    checkTitle(turn, [text('<think>What is it?</think>Slow start'), stop], 'Slow start'));
  it('is none when thinking took all there was', () => checkTitle(turn, [text('<think>What'), length]));
  it('is none when it does not end', () => checkTitle(turn, [text('Slow start and then'), length]));
  it('is none when the request fails', () => checkTitle(turn, [{ type: 'throw', error: new Error('gone') }]));
  // A gateway without a script fails: that nothing was asked shows by the missing failure below.
  for (const [name, events] of [
    ['before the first answer', [asked('q', 'Why?')]],
    ['later in the chat', [...turn, ...more]],
    ['where a person has named the chat', [...turn, { type: 'titled', text: 'Mine', by: 'person' }]],
  ] as const)
    it(`is not asked for ${name}`, async () => {
      const gateway = new FakeGateway();
      const { signal } = new AbortController();
      assert.equal(await titleByModel(conversationOf(...events), { gateway, signal }), undefined);
      assert.equal(gateway.calls.length, 0);
    });
});
