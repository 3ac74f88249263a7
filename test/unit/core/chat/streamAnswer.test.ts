import assert from 'node:assert/strict';
import { streamAnswer } from '../../../../src/core/chat/streamAnswer.ts';
import type { GatewayOptions } from '../../../../src/core/endpoint/modelGateway.ts';
import type { StreamEvent } from '../../../../src/core/endpoint/streamEvent.ts';

/** The notes of an answer that came from `endpointName`. */
async function notesOf(endpointName: string, standsInFor?: string) {
  async function* chat(_request: unknown, { onUsage }: GatewayOptions): AsyncGenerator<StreamEvent> {
    yield { type: 'text', text: 'a' };
    const usage = { promptTokens: 1, completionTokens: 1, totalTokens: 2, source: 'reported' } as const;
    const record = { role: 'chat', endpointName, model: 'm2', usage, startedAt: 0, outcome: 'completed' } as const;
    onUsage?.({ ...record, ...(standsInFor !== undefined && { standsInFor }) });
  }
  const end = await streamAnswer({
    gateway: { chat },
    messages: [],
    maxTokens: 10,
    temperature: 0,
    signal: new AbortController().signal,
    continues: '',
    onGrowth: () => undefined,
    onRetract: () => undefined,
  });
  return end.notes;
}

describe('streamAnswer', () => {
  it('notes which endpoint answered when it was not the usual one', async () => {
    assert.deepEqual(await notesOf('Desk', 'Cloud'), [
      { kind: 'answeredByAnother', endpointName: 'Desk', model: 'm2', instead: 'Cloud' },
    ]);
  });
  it('notes nothing otherwise', async () => {
    assert.deepEqual(await notesOf('Cloud'), []);
  });
});
