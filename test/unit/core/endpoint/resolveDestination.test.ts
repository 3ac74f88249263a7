import assert from 'node:assert/strict';
import type { ConnectionOverride } from '../../../../src/core/endpoint/connection.ts';
import { EndpointError } from '../../../../src/core/endpoint/endpointError.ts';
import { resolveDestination } from '../../../../src/core/endpoint/resolveDestination.ts';
import type { Endpoint, Role } from '../../../../src/core/settings/endpoint.ts';
import { DEFAULT_SETTINGS, type RoleSettings, type Settings } from '../../../../src/core/settings/settings.ts';
import { fakeEnvironment } from '../../../support/fakeEnvironment.ts';

const box: Endpoint = {
  name: 'box',
  baseUrl: 'http://127.0.0.1:8080/v1',
  dialect: 'vllm',
  headers: { 'x-team': 'a' },
  extraBody: { top_k: 1 },
  apiKeyVariable: 'BOX_KEY',
};
const shed: Endpoint = { name: 'shed', baseUrl: 'http://127.0.0.1:9090/v1', headers: {}, extraBody: {} };
const STARCODER = 'accounts/fireworks/models/starcoder-16b-w8a16';

interface Given {
  readonly role?: Role;
  readonly endpoints?: readonly Endpoint[];
  readonly roles?: Readonly<Partial<Record<Role, RoleSettings>>>;
  readonly override?: ConnectionOverride;
}

function resolve({ role = 'completion', endpoints = [box, shed], roles = {}, override }: Given) {
  const settings: Settings = { ...DEFAULT_SETTINGS, endpoints, roles: { ...DEFAULT_SETTINGS.roles, ...roles } };
  return resolveDestination({ role, settings, environment: fakeEnvironment(), override });
}

/** @param expected Endpoint's name, base URL and the model (`-`: to be asked for). */
function checkDestination(name: string, given: Given, expected: string): void {
  it(name, () => {
    const { endpoint, model } = resolve(given);
    assert.equal(`${endpoint.name} ${endpoint.baseUrl} ${model ?? '-'}`, expected);
  });
}

describe('resolveDestination', () => {
  const onShed = { completion: { endpointName: 'shed', model: 'm' } };
  const FIREWORKS = 'Fireworks https://api.fireworks.ai/inference/v1';
  checkDestination('nothing set up: StarCoder on Fireworks', { endpoints: [] }, `${FIREWORKS} ${STARCODER}`);
  checkDestination('the first endpoint, model to be asked for', {}, `box ${box.baseUrl} -`);
  checkDestination('what the role names', { roles: onShed }, `shed ${shed.baseUrl} m`);
  checkDestination(
    'a model for the standard endpoint',
    { roles: { completion: { endpointName: '', model: 'm' } } },
    `box ${box.baseUrl} m`,
  );
  checkDestination(
    'edit follows chat',
    { role: 'edit', roles: { chat: { endpointName: 'shed', model: 'c' } } },
    `shed ${shed.baseUrl} c`,
  );
  checkDestination(
    'another model for one request',
    { roles: onShed, override: { model: 'x' } },
    `shed ${shed.baseUrl} x`,
  );
  checkDestination(
    'another endpoint does not inherit the model',
    { roles: onShed, override: { endpointName: 'box' } },
    `box ${box.baseUrl} -`,
  );
  checkDestination(
    'the same endpoint by name keeps the model',
    { roles: onShed, override: { endpointName: 'SHED' } },
    `shed ${shed.baseUrl} m`,
  );
  checkDestination(
    'an endpoint that is known helps over a role that names none',
    { roles: { completion: { endpointName: 'gone', model: 'm' } }, override: { endpointName: 'box' } },
    `box ${box.baseUrl} -`,
  );
  checkDestination(
    'another path of the same origin is the same endpoint',
    { roles: onShed, override: { baseUrl: 'http://127.0.0.1:9090/v2/chat/completions' } },
    'shed http://127.0.0.1:9090/v2 m',
  );
  checkDestination(
    'another origin is a stranger',
    { roles: onShed, override: { baseUrl: 'http://127.0.0.1:7070/v1' } },
    '127.0.0.1:7070 http://127.0.0.1:7070/v1 -',
  );
  checkDestination(
    'Fireworks by address gets its own default model',
    { roles: onShed, override: { baseUrl: 'https://api.fireworks.ai/inference/v1/' } },
    `api.fireworks.ai https://api.fireworks.ai/inference/v1 ${STARCODER}`,
  );

  it('a stranger inherits neither headers, body fields, dialect nor key variable', () => {
    const { endpoint } = resolve({ override: { baseUrl: 'https://evil.test/v1' } });
    assert.deepEqual(endpoint, { name: 'evil.test', baseUrl: 'https://evil.test/v1', headers: {}, extraBody: {} });
  });
  it('the same origin keeps them', () => {
    const { endpoint } = resolve({ override: { baseUrl: 'http://127.0.0.1:8080/other' } });
    assert.deepEqual(endpoint, { ...box, baseUrl: 'http://127.0.0.1:8080/other' });
  });

  const refused: readonly (readonly [string, Given])[] = [
    ['a role whose endpoint nobody knows', { roles: { completion: { endpointName: 'gone', model: '' } } }],
    ['a request whose endpoint nobody knows', { override: { endpointName: 'gone' } }],
    ['a request whose address is none', { override: { baseUrl: 'nonsense' } }],
    ['a request whose address holds credentials', { override: { baseUrl: 'http://me:pw@127.0.0.1:8080/v1' } }],
  ];
  for (const [name, given] of refused)
    it(`${name} goes nowhere`, () => {
      assert.throws(
        () => resolve(given),
        (error) => error instanceof EndpointError && error.kind === 'notConfigured' && !error.message.includes('pw'),
      );
    });
});
