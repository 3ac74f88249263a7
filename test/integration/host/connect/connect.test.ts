import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID, WALKTHROUGH } from '../../../../src/host/contributions.ts';
import { acceptEveryQuestion } from '../../support/answerQuickInputs.ts';
import { endpointRemote } from '../../support/endpointRemote.ts';
import { testRun } from '../../support/testRun.ts';

const KEY = 'TEST-key-0123456789abcdef';
/** The same server under another name: to the extension a stranger without a key. */
const STRANGER = testRun.endpointUrl.replace('127.0.0.1', 'localhost');
const NAMES = [
  'endpoints',
  'profiles',
  'profile',
  'completion.endpoint',
  'completion.model',
  'chat.endpoint',
  'chat.model',
] as const;

const configuration = () => vscode.workspace.getConfiguration('interline');
const userValue = (name: string): unknown => configuration().inspect(name)?.globalValue;
const write = async (name: string, value: unknown) =>
  configuration().update(name, value, vscode.ConfigurationTarget.Global);

describe('connecting', () => {
  const original = new Map<string, unknown>();
  before(async () => {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
    for (const name of NAMES) original.set(name, userValue(name));
  });
  beforeEach(() => endpointRemote.reset());
  afterEach(async () => {
    for (const [name, value] of original) await write(name, value);
  });

  it('makes a pasted curl command the endpoint of suggestions and chat, its key kept out of the settings', async () => {
    const pasted = `curl ${STRANGER}/chat/completions -H "Authorization: Bearer ${KEY}" -H "X-Team: blue" -d '{"model":"pasted-model"}'`;
    await acceptEveryQuestion('interline.connectEndpoint', pasted);
    const name = `localhost:${new URL(STRANGER).port}`;
    const endpoints = userValue('endpoints') as Record<string, unknown>;
    assert.deepEqual(endpoints[name], { baseUrl: STRANGER, headers: { 'X-Team': 'blue' } });
    for (const role of ['completion', 'chat']) {
      assert.equal(userValue(`${role}.endpoint`), name);
      assert.equal(userValue(`${role}.model`), 'pasted-model');
    }
    assert.ok(!JSON.stringify(NAMES.map(userValue)).includes(KEY), 'the key is in no setting');
    // The command ends with a test of the connection.
    const requests = await endpointRemote.requests();
    const tested = requests.filter(({ path }) => path.endsWith('/completions'));
    assert.ok(tested.length >= 2, 'suggestions and chat are tried');
    for (const { headers } of tested) {
      assert.equal(headers['authorization'], `Bearer ${KEY}`);
      assert.equal(headers['x-team'], 'blue');
    }
    await vscode.commands.executeCommand('interline.removeApiKey', name);
  });

  it('changes nothing when the text is no endpoint', async () => {
    const before = JSON.stringify(NAMES.map(userValue));
    await vscode.commands.executeCommand('interline.connectEndpoint', 'hello world');
    assert.equal(JSON.stringify(NAMES.map(userValue)), before);
    assert.equal((await endpointRemote.requests()).length, 0);
  });

  it('switches the endpoints and models of all roles with a profile, and back', async () => {
    const own = { completion: userValue('completion.model'), chat: userValue('chat.model') };
    await write('profiles', { other: { chat: { endpoint: 'test', model: 'profile-model' } } });
    await vscode.commands.executeCommand('interline.switchProfile', 'other');
    assert.equal(userValue('profile'), 'other');
    await vscode.commands.executeCommand('interline.testConnection');
    const [chat] = (await endpointRemote.requests()).filter(({ path }) => path === '/v1/chat/completions');
    assert.equal((chat?.body as { model?: string }).model, 'profile-model');
    assert.deepEqual({ completion: userValue('completion.model'), chat: userValue('chat.model') }, own);
    await vscode.commands.executeCommand('interline.switchProfile', '');
    assert.equal(userValue('profile'), '');
  });

  it('does not switch to a profile that nobody set up', async () => {
    await vscode.commands.executeCommand('interline.switchProfile', 'nobody');
    assert.equal(userValue('profile') ?? '', '');
  });

  it('opens its walkthrough', async () => {
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});
