import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { changingSettings } from '../../support/workspaceSettings.ts';

const setting = <T>(name: string): T | undefined => vscode.workspace.getConfiguration('interline').get<T>(name);
const run = (command: string) => () => Promise.resolve(vscode.commands.executeCommand(command)).then(() => undefined);

describe('switches', () => {
  after(async () => {
    const configuration = vscode.workspace.getConfiguration('interline');
    await configuration.update('enabled', undefined, vscode.ConfigurationTarget.Global);
    await configuration.update('completion.languages', undefined, vscode.ConfigurationTarget.Global);
  });
  it('suggestions go off and on for all', async () => {
    await changingSettings(run('interline.toggleCompletions'));
    assert.equal(setting('enabled'), false);
    await changingSettings(run('interline.toggleCompletions'));
    assert.equal(setting('enabled'), true);
  });
  it("suggestions go off and on for the active editor's language, the others stay", async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: 'x = 1\n' });
    await vscode.window.showTextDocument(document);
    await changingSettings(run('interline.toggleLanguage'));
    assert.deepEqual(setting('completion.languages'), { '*': true, python: false });
    await changingSettings(run('interline.toggleLanguage'));
    assert.deepEqual(setting('completion.languages'), { '*': true, python: true });
  });
});
