import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createSettingsSource } from '../../../../src/host/settings/settingsSource.ts';
import { moveKey } from '../../../../src/host/settings/moveKey.ts';
import { createKeyRing } from '../../../../src/host/secrets/keyRing.ts';
import { noPrograms } from '../../../support/noPrograms.ts';
import { fakeEnvironment } from '../../../support/fakeEnvironment.ts';
import { eventually } from '../../support/editorDriver.ts';
import { endpointRemote } from '../../support/endpointRemote.ts';
import { InMemorySecrets } from '../../support/inMemorySecrets.ts';
import { testRun } from '../../support/testRun.ts';
import { changingSettings, withUserSetting } from '../../support/workspaceSettings.ts';

/** So short that the running extension does not move it by itself. */
const SHORT_KEY = 'TEST-short';
const KEY = 'sk-proj-TESTabcdefghijklmnop0123456789';

describe('a key in the settings', () => {
  const configuration = () => vscode.workspace.getConfiguration('interline');
  const userEndpoints = () => configuration().inspect<Record<string, unknown>>('endpoints')?.globalValue;
  const write = (endpoints: unknown) =>
    changingSettings(async () => configuration().update('endpoints', endpoints, vscode.ConfigurationTarget.Global));
  let original: unknown;
  before(() => (original = userEndpoints()));
  after(() => write(original));

  it('goes to secret storage under its origin, and nothing else of the endpoint goes', async () => {
    const headers = { 'X-Title': 'kept', Authorization: `Bearer ${SHORT_KEY}` };
    await write({ ...userEndpoints(), box: { baseUrl: 'http://box.test/v1', headers } });
    const settings = createSettingsSource();
    const secrets = new InMemorySecrets();
    const environment = fakeEnvironment();
    const keyRing = createKeyRing({
      secrets,
      environment,
      redactor: { remember: () => undefined },
      programs: noPrograms,
    });
    const [problem] = settings.problems;
    assert.ok(problem?.kind === 'keyInSettings');
    await moveKey({ settings, environment, keyRing }, problem);
    assert.deepEqual([...secrets.values], [['interline.key:http://box.test', SHORT_KEY]]);
    assert.deepEqual(userEndpoints()?.['box'], { baseUrl: 'http://box.test/v1', headers: { 'X-Title': 'kept' } });
    settings.dispose();
    keyRing.dispose();
  });

  it('is moved by itself when it is plain whose it is, and sent from there', async () => {
    const baseUrl = testRun.endpointUrl.replace('127.0.0.1', 'localhost');
    await write({ ...userEndpoints(), box: { baseUrl, apiKey: KEY, headers: { 'X-Title': 'kept' } } });
    await eventually(() => (JSON.stringify(userEndpoints()).includes(KEY) ? undefined : true), 'the key to be moved');
    assert.deepEqual(userEndpoints()?.['box'], { baseUrl, headers: { 'X-Title': 'kept' } });
    await endpointRemote.reset();
    const restore = await withUserSetting('chat.endpoint', 'box');
    try {
      await vscode.commands.executeCommand('interline.testConnection');
      const [chat] = (await endpointRemote.requests()).filter(({ path }) => path === '/v1/chat/completions');
      assert.equal(chat?.headers['authorization'], `Bearer ${KEY}`);
    } finally {
      await restore();
      await vscode.commands.executeCommand('interline.removeApiKey', 'box');
    }
  });
});
