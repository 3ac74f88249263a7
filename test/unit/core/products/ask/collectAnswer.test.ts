import assert from 'node:assert/strict';
import type { StreamEvent } from '../../../../../src/core/endpoint/streamEvent.ts';
import { collectAnswer } from '../../../../../src/core/products/ask/collectAnswer.ts';
import { FakeGateway, type GatewayScript } from '../../../../support/fakeGateway.ts';

const text = (value: string): StreamEvent => ({ type: 'text', text: value });

async function ask(script: GatewayScript, signal = new AbortController().signal) {
  const gateway = new FakeGateway(script);
  const shown: string[] = [];
  const options = {
    gateway,
    messages: [{ role: 'user', content: 'x' }] as const,
    maxTokens: 9,
    temperature: 0,
    signal,
  };
  const answer = await collectAnswer({ ...options, onText: (value) => shown.push(value) });
  return { answer, shown, role: gateway.calls[0]?.options.role };
}

describe('collectAnswer', () => {
  it('tells the whole text each time that it grows', async () => {
    const { answer, shown, role } = await ask([text('Add '), text('login')]);
    assert.deepEqual(answer, { text: 'Add login', isComplete: true });
    assert.deepEqual(shown, ['Add ', 'Add login']);
    assert.equal(role, 'edit');
  });
  it('leaves thinking out', async () => {
    const { answer } = await ask([text('<think>hm'), text('m</think>\n'), text('Add login')]);
    assert.equal(answer?.text, 'Add login');
  });
  it('takes back what turns out to be thinking', async () => {
    const { answer } = await ask([text('I wonder'), text('</think>\n\nAdd login')]);
    assert.equal(answer?.text, 'Add login');
  });
  it('says that the answer was cut', async () => {
    const { answer } = await ask([text('Add'), { type: 'finish', reason: 'length', raw: 'length' }]);
    assert.deepEqual(answer, { text: 'Add', isComplete: false });
  });
  it('gives nothing when aborted', async () => {
    const abort = new AbortController();
    const { answer } = await ask(
      [text('Add'), Promise.resolve().then(() => abort.abort()), text(' more')],
      abort.signal,
    );
    assert.equal(answer, undefined);
  });
  it('throws what the gateway throws', () =>
    assert.rejects(ask([{ type: 'throw', error: new Error('lost') }]), /lost/));
});
