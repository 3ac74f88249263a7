import assert from 'node:assert/strict';
import { answerTokens, askForEdit } from '../../../../../src/core/edit/ask/askForEdit.ts';
import type { GatewayOptions, ModelGateway } from '../../../../../src/core/endpoint/modelGateway.ts';
import type { StreamEvent } from '../../../../../src/core/endpoint/streamEvent.ts';

interface Asked {
  readonly texts: readonly string[];
  readonly isCut: boolean;
  readonly roles: readonly string[];
}

async function ask(events: readonly StreamEvent[], stopAfter = Infinity): Promise<Asked> {
  const abort = new AbortController();
  const texts: string[] = [];
  const roles: string[] = [];
  const gateway: Pick<ModelGateway, 'chat'> = {
    async *chat(_: unknown, options: GatewayOptions) {
      roles.push(options.role);
      await Promise.resolve();
      yield* events;
    },
  };
  const onText = (text: string): void => {
    texts.push(text);
    if (texts.length >= stopAfter) abort.abort();
  };
  const base = { gateway, messages: [], maxTokens: 10, temperature: 0, signal: abort.signal };
  const { isCut } = await askForEdit({ ...base, onText });
  return { texts, isCut, roles };
}

const text = (words: string): StreamEvent => ({ type: 'text', text: words });
const finish = (reason: 'stop' | 'length' | 'contentFilter'): StreamEvent => ({ type: 'finish', reason, raw: reason });

describe('askForEdit', () => {
  it('hands on text alone, counted as edits', async () =>
    assert.deepEqual(await ask([{ type: 'reasoning', text: 'hm' }, text('a'), text('b'), finish('stop')]), {
      texts: ['a', 'b'],
      isCut: false,
      roles: ['edit'],
    }));
  it('tells that the answer was cut', async () => {
    assert.equal((await ask([text('a'), finish('length')])).isCut, true);
    assert.equal((await ask([text('a'), finish('contentFilter')])).isCut, true);
  });
  it('hands on nothing after a stop, and counts it as cut', async () =>
    assert.deepEqual(await ask([text('a'), text('b'), finish('stop')], 1), {
      texts: ['a'],
      isCut: true,
      roles: ['edit'],
    }));
  it('leaves room for the region', () => {
    assert.equal(answerTokens(100, 4096), 4096);
    assert.equal(answerTokens(10_000, 4096), 15_512);
  });
});
