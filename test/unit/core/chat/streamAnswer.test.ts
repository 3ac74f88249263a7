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

type Step = readonly [kind: 'text' | 'reasoning', text: string, afterMs: number];

/** The times that are told of an answer whose pieces take so long. */
async function checkThought(steps: readonly Step[], expected: readonly number[]): Promise<void> {
  let now = 1000;
  async function* chat(): AsyncGenerator<StreamEvent> {
    for (const [type, text, afterMs] of steps) {
      now += afterMs;
      yield { type, text };
    }
    now += 10_000;
  }
  const told: number[] = [];
  await streamAnswer({
    gateway: { chat },
    messages: [],
    maxTokens: 10,
    temperature: 0,
    signal: new AbortController().signal,
    continues: '',
    onGrowth: () => undefined,
    onRetract: () => undefined,
    thoughtTime: { now: () => now, onThought: (ms) => told.push(ms) },
  });
  assert.deepEqual(told, expected);
}

describe('streamAnswer: the time of thinking', () => {
  const rows: Readonly<Record<string, readonly [readonly Step[], readonly number[]]>> = {
    'an answer without': [[['text', 'a', 5]], []],
    'from the first thought to the first word': [
      [
        ['reasoning', 'hm', 50],
        ['reasoning', 'so', 100],
        ['text', 'a', 200],
        ['text', 'b', 400],
      ],
      [300],
    ],
    'blanks are neither': [
      [
        ['reasoning', '\n', 50],
        ['reasoning', 'hm', 100],
        ['text', '\n\n', 100],
        ['text', 'a', 100],
      ],
      [200],
    ],
    'a thought without an answer': [[['reasoning', 'hm', 50]], [10_000]],
    'two spells': [
      [
        ['reasoning', 'hm', 50],
        ['text', 'a', 100],
        ['reasoning', 'oh', 1000],
        ['text', 'b', 20],
      ],
      [100, 120],
    ],
    'between tags': [
      [
        ['text', '<think>hm', 50],
        ['text', '</think>a', 70],
      ],
      [70],
    ],
    'only a closing tag': [
      [
        ['text', 'hm', 50],
        ['text', 'so', 30],
        ['text', '</think>', 30],
        ['text', 'a', 40],
      ],
      [100],
    ],
  };
  for (const [name, row] of Object.entries(rows)) it(name, () => checkThought(...row));
});
