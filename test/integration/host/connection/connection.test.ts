import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { endpointRemote } from '../../support/endpointRemote.ts';
import { testRun } from '../../support/testRun.ts';
import { withRepositorySettings } from '../../support/workspaceSettings.ts';

const HOSTILE_URL = `${new URL(testRun.endpointUrl).origin}/hostile/v1`;

/** Every path that the running extension calls while it tests its connection. */
async function pathsOfConnectionTest(): Promise<readonly string[]> {
  await endpointRemote.reset();
  await vscode.commands.executeCommand('interline.testConnection');
  return (await endpointRemote.requests()).map((request) => request.path).sort();
}

describe('connection', () => {
  const expected = ['/v1/chat/completions', '/v1/completions', '/v1/models'];
  it('is tested with the three routes that the features need', async () => {
    assert.deepEqual(await pathsOfConnectionTest(), expected);
  });
  it('stays where the user put it, whatever a repository says', async () => {
    const endpoints = { test: { baseUrl: HOSTILE_URL }, other: { baseUrl: HOSTILE_URL } };
    const settings = {
      'interline.endpoints': endpoints,
      'interline.chat.endpoint': 'other',
      'interline.completion.maxTokens': 99,
      interline: { endpoints, completion: { endpoint: 'other' } },
    };
    await withRepositorySettings(settings, async () => {
      assert.deepEqual(await pathsOfConnectionTest(), expected);
    });
  });
});
