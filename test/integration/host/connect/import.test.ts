import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { importFile } from '../../../../src/core/connect/import/importFile.ts';
import { applyPlan, saveEndpoint } from '../../../../src/host/connect/applyPlan.ts';
import { createKeyRing } from '../../../../src/host/secrets/keyRing.ts';
import { createSettingsSource } from '../../../../src/host/settings/settingsSource.ts';
import { fakeEnvironment } from '../../../support/fakeEnvironment.ts';
import { noPrograms } from '../../../support/noPrograms.ts';
import { InMemorySecrets } from '../../support/inMemorySecrets.ts';

const KEY = 'TEST-key-0123456789abcdef';
const configuration = () => vscode.workspace.getConfiguration('interline');
const userValue = (name: string): unknown => configuration().inspect(name)?.globalValue;
const write = async (name: string, value: unknown) =>
  configuration().update(name, value, vscode.ConfigurationTarget.Global);

function setUp() {
  const secrets = new InMemorySecrets();
  const environment = fakeEnvironment();
  const redactor = { remember: () => undefined };
  const settings = createSettingsSource();
  const keyRing = createKeyRing({ secrets, environment, redactor, programs: noPrograms });
  return { secrets, settings, environment, keyRing };
}

describe('what connecting and importing write', () => {
  const names = ['endpoints', 'profiles', 'profile', 'chat.endpoint', 'chat.model'];
  const original = new Map<string, unknown>();
  before(() => names.forEach((name) => original.set(name, userValue(name))));
  afterEach(async () => {
    for (const [name, value] of original) await write(name, value);
  });

  it('is an endpoint beside the others, its key in secret storage', async () => {
    const deps = setUp();
    const text = `LAB_BASE_URL=http://lab.test:8000/v1\nLAB_API_KEY=${KEY}\n`;
    const { endpoints } = await importFile({ name: '.env', text }, () => Promise.reject(new Error('no YAML here')));
    const [found] = endpoints;
    assert.ok(found);
    const name = await saveEndpoint(deps, found.proposal.endpoint, found.proposal.key);
    const written = userValue('endpoints') as Record<string, unknown>;
    assert.deepEqual(written[name], { baseUrl: 'http://lab.test:8000/v1' });
    assert.ok(written['test'], 'the endpoint of before is still there');
    assert.deepEqual([...deps.secrets.values], [['interline.key:http://lab.test:8000', KEY]]);
  });

  it('is nothing for an endpoint that is built in, but its role', async () => {
    const deps = setUp();
    const before = JSON.stringify(userValue('endpoints'));
    const endpoint = { name: 'x', baseUrl: 'https://api.fireworks.ai/inference/v1', headers: {}, extraBody: {} };
    await applyPlan(deps, { endpoint, models: { chat: 'm' } });
    assert.equal(JSON.stringify(userValue('endpoints')), before);
    assert.deepEqual([userValue('chat.endpoint'), userValue('chat.model')], ['Fireworks', 'm']);
  });

  it('goes into the profile in use where that decides the role', async () => {
    await write('profiles', { p: { chat: { endpoint: 'test', model: 'a' } }, q: { chat: { model: 'b' } } });
    await write('profile', 'p');
    const deps = setUp();
    const endpoint = { name: 'x', baseUrl: 'https://api.fireworks.ai/inference/v1', headers: {}, extraBody: {} };
    await applyPlan(deps, { endpoint, models: { chat: 'm' } });
    assert.deepEqual(userValue('profiles'), {
      p: { chat: { endpoint: 'Fireworks', model: 'm' } },
      q: { chat: { model: 'b' } },
    });
    assert.equal(userValue('chat.model'), original.get('chat.model'));
  });
});
