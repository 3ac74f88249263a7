import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createSettingsSource } from '../../../../src/host/settings/settingsSource.ts';
import { moveKey } from '../../../../src/host/settings/moveKey.ts';
import { createKeyRing } from '../../../../src/host/secrets/keyRing.ts';
import { noPrograms } from '../../../support/noPrograms.ts';
import { fakeEnvironment } from '../../../support/fakeEnvironment.ts';
import { InMemorySecrets } from '../../support/inMemorySecrets.ts';
import { changingSettings } from '../../support/workspaceSettings.ts';

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
    const headers = { 'X-Title': 'kept', Authorization: `Bearer ${KEY}` };
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
    assert.deepEqual([...secrets.values], [['interline.key:http://box.test', KEY]]);
    assert.deepEqual(userEndpoints()?.['box'], { baseUrl: 'http://box.test/v1', headers: { 'X-Title': 'kept' } });
    settings.dispose();
    keyRing.dispose();
  });
});
