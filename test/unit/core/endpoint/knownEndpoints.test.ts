import assert from 'node:assert/strict';
import {
  builtInModel,
  findEndpoint,
  knownEndpoints,
  roleSettings,
} from '../../../../src/core/endpoint/knownEndpoints.ts';
import type { Endpoint } from '../../../../src/core/settings/endpoint.ts';
import { DEFAULT_SETTINGS, type RoleSettings, type Settings } from '../../../../src/core/settings/settings.ts';
import { fakeEnvironment } from '../../../support/fakeEnvironment.ts';

const endpoint = (name: string, baseUrl = `http://${name}.test/v1`): Endpoint => ({
  name,
  baseUrl,
  headers: {},
  extraBody: {},
});
const withEndpoints = (...endpoints: readonly Endpoint[]): Settings => ({ ...DEFAULT_SETTINGS, endpoints });
const withRoles = (roles: Partial<Settings['roles']>): Settings => ({
  ...DEFAULT_SETTINGS,
  roles: { ...DEFAULT_SETTINGS.roles, ...roles },
});

interface Given {
  readonly endpoints?: readonly Endpoint[];
  readonly variables?: Readonly<Record<string, string>>;
}

/** @param expected All names in order, the standard one marked by `*`. */
function checkKnown(name: string, given: Given, expected: string): void {
  it(name, () => {
    const known = knownEndpoints(withEndpoints(...(given.endpoints ?? [])), fakeEnvironment(given.variables));
    const names = known.endpoints.map((entry) => (entry === known.standard ? `*${entry.name}` : entry.name));
    assert.equal(names.join(' '), expected);
  });
}

describe('knownEndpoints', () => {
  const fireworksKey = { FIREWORKS_API_KEY: 'x' };
  const openAiKey = { OPENAI_API_KEY: 'x' };
  const address = { OPENAI_BASE_URL: 'http://a.test/v1' };
  checkKnown('nothing set up: Fireworks', {}, '*Fireworks OpenAI');
  checkKnown('only a Fireworks key', { variables: fireworksKey }, '*Fireworks OpenAI');
  checkKnown('only an OpenAI key', { variables: openAiKey }, 'Fireworks *OpenAI');
  checkKnown('both keys: Fireworks', { variables: { ...fireworksKey, ...openAiKey } }, '*Fireworks OpenAI');
  checkKnown(
    'an address in the environment',
    { variables: { ...address, ...fireworksKey } },
    '*Environment Fireworks OpenAI',
  );
  checkKnown(
    'an unusable address and an OpenAI key',
    { variables: { OPENAI_BASE_URL: 'x', ...openAiKey } },
    '*Fireworks OpenAI',
  );
  checkKnown(
    'one of the user',
    { endpoints: [endpoint('box')], variables: address },
    '*box Environment Fireworks OpenAI',
  );
  checkKnown('the first of the user', { endpoints: [endpoint('b'), endpoint('a')] }, '*b a Fireworks OpenAI');
  checkKnown(
    "the user's own Fireworks takes the built-in one's place",
    { endpoints: [endpoint('fireworks')] },
    '*fireworks OpenAI',
  );

  it('reports a role that names an endpoint nobody knows', () => {
    const settings = withRoles({ chat: { endpointName: 'gone', model: '' } });
    const [problem, ...others] = knownEndpoints(settings, fakeEnvironment()).problems;
    assert.equal(problem?.setting, 'interline.chat.endpoint');
    assert.match(problem.message, /"Fireworks", "OpenAI"/);
    assert.deepEqual(others, []);
  });
  it('reports a second endpoint that nobody knows', () => {
    const fallbacks = { ...DEFAULT_SETTINGS.fallbacks, chat: { endpointName: 'gone', model: '' } };
    const [problem, ...others] = knownEndpoints({ ...DEFAULT_SETTINGS, fallbacks }, fakeEnvironment()).problems;
    assert.deepEqual([problem?.setting, others.length], ['interline.chat.fallbackEndpoint', 0]);
  });
  it('knows names without case', () => {
    const settings = withRoles({ chat: { endpointName: 'FIREWORKS', model: '' } });
    assert.deepEqual(knownEndpoints(settings, fakeEnvironment()).problems, []);
    assert.equal(findEndpoint(withEndpoints(endpoint('Box')).endpoints, ' box ')?.name, 'Box');
  });
});

describe('roleSettings', () => {
  const chat: RoleSettings = { endpointName: 'c', model: 'cm' };
  const rows: readonly (readonly [string, RoleSettings, RoleSettings])[] = [
    ['follows chat in all', { endpointName: '', model: '' }, chat],
    [
      'keeps its own model on the endpoint of chat',
      { endpointName: '', model: 'em' },
      { endpointName: 'c', model: 'em' },
    ],
    [
      'does not take the model of chat to another endpoint',
      { endpointName: 'e', model: '' },
      { endpointName: 'e', model: '' },
    ],
  ];
  for (const [name, edit, expected] of rows)
    it(`edit ${name}`, () => assert.deepEqual(roleSettings(withRoles({ chat, edit }), 'edit'), expected));
  it('completion does not follow chat', () => {
    assert.deepEqual(roleSettings(withRoles({ chat }), 'completion'), { endpointName: '', model: '' });
  });
});

describe('builtInModel', () => {
  it('knows StarCoder for suggestions on Fireworks, under any name', () => {
    const own = endpoint('mine', 'https://api.fireworks.ai/inference/v1');
    assert.equal(builtInModel(own, 'completion'), 'accounts/fireworks/models/starcoder-16b-w8a16');
    assert.equal(builtInModel(own, 'chat'), 'accounts/fireworks/models/llama-v3p1-8b-instruct');
  });
  it('knows none elsewhere', () => {
    assert.equal(builtInModel(endpoint('box'), 'completion'), undefined);
  });
});
