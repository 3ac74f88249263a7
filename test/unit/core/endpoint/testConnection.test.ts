import assert from 'node:assert/strict';
import { createModelGateway } from '../../../../src/core/endpoint/createModelGateway.ts';
import { EndpointError } from '../../../../src/core/endpoint/endpointError.ts';
import { createPlainHttpGuard } from '../../../../src/core/endpoint/plainHttpGuard.ts';
import { createRequestActivity } from '../../../../src/core/endpoint/requestActivity.ts';
import type { ModelInfo } from '../../../../src/core/endpoint/requests.ts';
import { type ConnectionReport, testConnection } from '../../../../src/core/endpoint/testConnection.ts';
import { DEFAULT_SETTINGS } from '../../../../src/core/settings/settings.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { type ClientStep, FakeEndpointClient } from '../../../support/fakeEndpointClient.ts';
import { fakeEnvironment } from '../../../support/fakeEnvironment.ts';

interface Given {
  readonly steps: readonly ClientStep[];
  readonly models: () => Promise<readonly ModelInfo[]>;
  /** Two endpoints instead of one for both roles. */
  readonly apart?: boolean;
  readonly abort?: boolean;
}

const usage: ClientStep = {
  type: 'usage',
  usage: { promptTokens: 1, completionTokens: 1, totalTokens: 2, source: 'reported' },
};
const answer: readonly ClientStep[] = [
  { type: 'text', text: 'ready' },
  { type: 'finish', reason: 'stop', raw: 'stop' },
];
const error = new EndpointError('wrongUrl', { host: '127.0.0.1', retryable: false });
const listsOne = async (): Promise<readonly ModelInfo[]> => [{ id: 'm' }];

async function run({ steps, models, apart = false, abort = false }: Given) {
  const client = new FakeEndpointClient();
  client.steps = steps;
  client.models = models;
  const at = (name: string, port: number) => ({
    name,
    baseUrl: `http://127.0.0.1:${port}/v1`,
    headers: {},
    extraBody: {},
  });
  const roles = { ...DEFAULT_SETTINGS.roles, chat: { endpointName: apart ? 'b' : 'a', model: '' } };
  const gateway = createModelGateway({
    client,
    clock: new FakeClock(),
    activity: createRequestActivity(new FakeClock()),
    settings: { current: { ...DEFAULT_SETTINGS, endpoints: [at('a', 1), at('b', 2)], roles } },
    environment: fakeEnvironment(),
    keyRing: { keyFor: async () => undefined },
    plainHttp: createPlainHttpGuard(async () => false),
    recordUsage: () => undefined,
  });
  const controller = new AbortController();
  if (abort) controller.abort();
  return testConnection(gateway, controller.signal);
}

function checkReport(name: string, given: Given, expected: ConnectionReport | undefined): void {
  it(name, async () => {
    assert.deepEqual(await run(given), expected);
  });
}

describe('testConnection', () => {
  const works = (endpointName: string, more = {}) =>
    ({
      kind: 'works',
      value: { endpointName, model: 'm', hasText: true, countsTokens: true, timeToFirstTokenMs: 0, ...more },
    }) as const;
  const failed = { kind: 'failed', error } as const;
  const one = { kind: 'works', value: 1 } as const;
  checkReport(
    'all works',
    { steps: [...answer, usage], models: listsOne },
    {
      models: [{ endpointName: 'a', finding: one }],
      completion: works('a'),
      chat: works('a'),
    },
  );
  checkReport(
    'two endpoints are each asked for models',
    { steps: [...answer, usage], models: listsOne, apart: true },
    {
      models: [
        { endpointName: 'a', finding: one },
        { endpointName: 'b', finding: one },
      ],
      completion: works('a'),
      chat: works('b'),
    },
  );
  checkReport(
    'a server that does not count',
    { steps: answer, models: listsOne },
    {
      models: [{ endpointName: 'a', finding: one }],
      completion: works('a', { countsTokens: false }),
      chat: works('a', { countsTokens: false }),
    },
  );
  checkReport(
    'streams that fail',
    { steps: [error], models: listsOne },
    {
      models: [{ endpointName: 'a', finding: one }],
      completion: failed,
      chat: failed,
    },
  );
  checkReport(
    'nothing answers',
    { steps: [error], models: () => Promise.reject(error) },
    {
      models: [],
      completion: failed,
      chat: failed,
    },
  );
  checkReport('given up', { steps: answer, models: listsOne, abort: true }, undefined);
});
