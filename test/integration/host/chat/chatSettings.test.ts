import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ChatSettingsView } from '../../../../src/shared/chatProtocol.ts';
import { SYSTEM_PROMPT_SCHEME } from '../../../../src/host/chat/models/systemPromptFiles.ts';
import { ChatWindows, END, shows, text } from '../../support/chatWindows.ts';
import type { FakeChatView } from '../../support/fakeChatView.ts';

const configuration = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('interline');

/** What the page knows of the settings, by the last message that tells. */
function settingsOf({ messages }: FakeChatView): ChatSettingsView | undefined {
  const last = messages.findLast((message) => message.type === 'composerChanged' || message.type === 'state');
  return last?.type === 'state' ? last.view.settings : last?.settings;
}

describe('the settings of a chat', () => {
  let windows: ChatWindows;
  beforeEach(() => {
    windows = new ChatWindows();
  });
  afterEach(async () => {
    await windows.dispose();
    await configuration().update('chat.systemPrompts', undefined, vscode.ConfigurationTarget.Global);
  });

  it('are told to the page, and come back after a reload', async () => {
    const first = windows.open([text('yes'), END]);
    const view = await windows.openView(first);
    view.say({ type: 'configure', change: { setting: 'temperature', value: 1.5 } });
    await view.until((page) => settingsOf(page)?.temperature === 1.5);
    view.say({ type: 'send', text: 'so?' });
    await view.until(shows('user: so?', 'done: yes'));
    await first.flush();
    const next = await windows.openView(windows.open());
    await next.until((page) => settingsOf(page)?.temperature === 1.5);
    next.say({ type: 'configure', change: { setting: 'temperature' } });
    await next.until((page) => settingsOf(page) !== undefined && settingsOf(page)?.temperature === undefined);
  });

  it('can be a system prompt of the user’s own, which the conversation keeps', async () => {
    await configuration().update('chat.systemPrompts', { Poet: 'Rhyme.' }, vscode.ConfigurationTarget.Global);
    const view = await windows.openView(windows.open());
    await view.until((page) => settingsOf(page)?.systemPrompts.includes('Poet') === true);
    view.say({ type: 'configure', change: { setting: 'systemPrompt', value: 'Poet' } });
    await view.until((page) => settingsOf(page)?.systemPrompt === 'Poet');
    await configuration().update('chat.systemPrompts', { Poet: 'Sing.' }, vscode.ConfigurationTarget.Global);
    await view.until((page) => settingsOf(page)?.isOlderPrompt === true);
  });

  it('lets a prompt be edited as a file, and takes what is saved', async () => {
    await configuration().update('chat.systemPrompts', { Poet: 'Rhyme.' }, vscode.ConfigurationTarget.Global);
    const view = await windows.openView(windows.open());
    await view.until((page) => settingsOf(page)?.systemPrompts.includes('Poet') === true);
    view.say({ type: 'configure', change: { setting: 'systemPrompt', value: 'Poet' } });
    await view.until((page) => settingsOf(page)?.systemPrompt === 'Poet');
    view.say({ type: 'editSystemPrompt', isNew: false });
    const document = await promptInFront();
    assert.equal(document.getText(), 'Rhyme.');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, 1, 0), 'Sing softly.');
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.ok(await document.save());
    assert.deepEqual(configuration().inspect('chat.systemPrompts')?.globalValue, { Poet: 'Sing softly.' });
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  /** The editor with the prompt, as soon as it is there. */
  function promptInFront(): Promise<vscode.TextDocument> {
    return new Promise((resolve) => {
      const look = (editor: vscode.TextEditor | undefined): void => {
        if (editor?.document.uri.scheme !== SYSTEM_PROMPT_SCHEME) return;
        subscription.dispose();
        resolve(editor.document);
      };
      const subscription = vscode.window.onDidChangeActiveTextEditor(look);
      look(vscode.window.activeTextEditor);
    });
  }
});
