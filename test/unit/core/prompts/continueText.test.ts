import assert from 'node:assert/strict';
import type { StreamEvent } from '../../../../src/core/endpoint/streamEvent.ts';
import { planContinuation } from '../../../../src/core/prompts/continuationPlan.ts';
import { continueText } from '../../../../src/core/prompts/continueText.ts';
import { selectFimTemplate } from '../../../../src/core/fim/selectFimTemplate.ts';
import { FakeGateway } from '../../../support/fakeGateway.ts';

const text = (value: string): StreamEvent => ({ type: 'text', text: value });

function planFor(model: string, prefix: string, suffix: string) {
  const parts = { prefix, suffix, fileName: 'a.py', language: 'python', repository: '' };
  return planContinuation({ template: selectFimTemplate('auto', model), parts, maxTokens: 64, temperature: 0 });
}

interface Row {
  readonly model: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly answer: readonly StreamEvent[];
}

async function run({ model, prefix = 'def f():\n    ', suffix = '', answer }: Row) {
  const gateway = new FakeGateway(answer);
  const plan = planFor(model, prefix, suffix);
  const { signal } = new AbortController();
  let inserted = '';
  for await (const piece of continueText({ gateway, plan, role: 'edit', suffix, signal })) inserted += piece;
  return { inserted, call: gateway.calls[0] };
}

describe('continueText', () => {
  it('asks a fill-in-the-middle model for a raw completion', async () => {
    const { inserted, call } = await run({ model: 'starcoder', answer: [text('return '), text('1')] });
    assert.equal(inserted, 'return 1');
    assert.ok(call && 'prompt' in call.request);
    assert.equal(call.request.prompt, '<fim_prefix>def f():\n    <fim_suffix><fim_middle>');
  });
  it('asks a chatting model to fill the hole', async () => {
    const { inserted, call } = await run({
      model: 'gpt-5',
      answer: [text('<COMPL'), text('ETION>return 1</COMPLETION>')],
    });
    assert.equal(inserted, 'return 1');
    assert.ok(call && 'messages' in call.request);
  });
  it('keeps thinking out of the editor', async () => {
    const inline = await run({
      model: 'gpt-5',
      answer: [text('<think>hm</think>'), text('<COMPLETION>a</COMPLETION>')],
    });
    assert.equal(inline.inserted, 'a');
    const lone = await run({
      model: 'gpt-5',
      answer: [text('hm, let me see'), text('</think><COMPLETION>a</COMPLETION>')],
    });
    assert.equal(lone.inserted, 'a');
    const apart = await run({ model: 'gpt-5', answer: [{ type: 'reasoning', text: 'hm' }, text('a = 1')] });
    assert.equal(apart.inserted, 'a = 1');
  });
  it('closes the connection when it has reached what follows', async () => {
    const suffix = '\n\ndef the_next_function_of_the_file():\n    return 2\n';
    const { inserted, call } = await run({
      model: 'starcoder',
      suffix,
      answer: [text(`return 1${suffix}`), text('more')],
    });
    assert.equal(inserted, 'return 1');
    assert.equal(call?.options.signal.aborted, true);
  });
  it('hands a failure on', async () => {
    const gateway = new FakeGateway([text('a'), { type: 'throw', error: new Error('lost') } as never]);
    const plan = planFor('starcoder', '', '');
    const { signal } = new AbortController();
    const stream = continueText({ gateway, plan, role: 'completion', suffix: '', signal });
    assert.equal((await stream.next()).value, 'a');
    await assert.rejects(stream.next(), /lost/);
  });
});
