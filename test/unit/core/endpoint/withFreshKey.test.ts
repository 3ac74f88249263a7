import assert from 'node:assert/strict';
import type { Connection } from '../../../../src/core/endpoint/connection.ts';
import { EndpointError } from '../../../../src/core/endpoint/endpointError.ts';
import { revealSecret, Secret } from '../../../../src/core/endpoint/secret.ts';
import { onceMoreWithFreshKey, withFreshKey } from '../../../../src/core/endpoint/withFreshKey.ts';

const endpoint = { name: 'lab', baseUrl: 'https://lab.test/v1', headers: {}, extraBody: {} };
const refusal = new EndpointError('unauthorized', { host: 'lab.test', status: 401, retryable: false });
const refusedHere = new EndpointError('unauthorized', { host: 'lab.test', retryable: false, reason: 'keyNotSendable' });
const overload = new EndpointError('overloaded', { host: 'lab.test', status: 503, retryable: true });

interface Row {
  /** What the server does with each key. */
  readonly answers: Readonly<Record<string, readonly (string | Error)[]>>;
  /** What the key ring has next, one a call. */
  readonly fresh: readonly (string | undefined)[];
  readonly ownKey?: boolean;
  /** Events, then the error, if any. */
  readonly expected: readonly unknown[];
  readonly tried: readonly string[];
}

async function checkStream({ answers, fresh, ownKey = false, expected, tried }: Row): Promise<void> {
  const keysTried: string[] = [];
  const remaining = [...fresh];
  const keyRing = {
    keyFor: async () => undefined,
    freshKeyFor: async () => {
      const key = remaining.shift();
      return key === undefined ? undefined : new Secret(key);
    },
  };
  async function* send(connection: Connection): AsyncGenerator<string> {
    const key = connection.key ? revealSecret(connection.key) : '';
    keysTried.push(key);
    for (const step of answers[key] ?? []) {
      if (typeof step !== 'string') throw step;
      yield step;
    }
  }
  const received: unknown[] = [];
  try {
    const connection = { endpoint, key: new Secret('old') };
    for await (const event of withFreshKey(send, connection, ownKey ? undefined : keyRing)) received.push(event);
  } catch (error) {
    received.push(error);
  }
  assert.deepEqual(received, expected);
  assert.deepEqual(keysTried, tried);
}

describe('withFreshKey', () => {
  const rows: readonly (readonly [string, Row])[] = [
    ['passes a good stream on', { answers: { old: ['a', 'b'] }, fresh: ['new'], expected: ['a', 'b'], tried: ['old'] }],
    [
      'sends once more with the new key after a refusal',
      { answers: { old: [refusal], new: ['a'] }, fresh: ['new'], expected: ['a'], tried: ['old', 'new'] },
    ],
    [
      'gives up when the new key is refused too',
      {
        answers: { old: [refusal], new: [refusal] },
        fresh: ['new', 'newer'],
        expected: [refusal],
        tried: ['old', 'new'],
      },
    ],
    [
      'throws the refusal when there is no new key',
      { answers: { old: [refusal] }, fresh: [], expected: [refusal], tried: ['old'] },
    ],
    [
      'leaves a key of the request’s own alone',
      { answers: { old: [refusal] }, fresh: ['new'], ownKey: true, expected: [refusal], tried: ['old'] },
    ],
    [
      'leaves other errors alone',
      { answers: { old: [overload] }, fresh: ['new'], expected: [overload], tried: ['old'] },
    ],
    [
      'leaves refusals of our own side alone',
      { answers: { old: [refusedHere] }, fresh: ['new'], expected: [refusedHere], tried: ['old'] },
    ],
    [
      'never repeats what has begun',
      { answers: { old: ['a', refusal] }, fresh: ['new'], expected: ['a', refusal], tried: ['old'] },
    ],
  ];
  for (const [name, row] of rows) it(name, () => checkStream(row));
});

describe('onceMoreWithFreshKey', () => {
  const ask = (connection: Connection): Promise<string> => {
    const key = connection.key ? revealSecret(connection.key) : '';
    return key === 'new' ? Promise.resolve('list') : Promise.reject(refusal);
  };
  it('asks once more with the new key', async () => {
    const keyRing = { keyFor: async () => undefined, freshKeyFor: async () => new Secret('new') };
    assert.equal(await onceMoreWithFreshKey(ask, { endpoint }, keyRing), 'list');
  });
  it('throws the refusal when keys never change by themselves', async () => {
    const keyRing = { keyFor: async () => undefined };
    await assert.rejects(onceMoreWithFreshKey(ask, { endpoint }, keyRing), refusal);
  });
});
