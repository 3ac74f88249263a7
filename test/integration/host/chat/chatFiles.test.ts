import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { saveCode } from '../../../../src/host/chat/codeActions.ts';
import { createNodePlatform } from '../../../../src/platform/node/nodePlatform.ts';
import { withAnswers } from '../../support/answeringWindow.ts';
import { ChatWindows, END, shows, text } from '../../support/chatWindows.ts';
import { closeAllEditors } from '../../support/editorDriver.ts';

describe('chats and their code as files', () => {
  let windows: ChatWindows;
  let folder: vscode.Uri;
  beforeEach(async () => {
    windows = new ChatWindows();
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(root);
    folder = vscode.Uri.joinPath(root, `files-${crypto.randomUUID()}`);
    await vscode.workspace.fs.createDirectory(folder);
  });
  afterEach(async () => {
    await closeAllEditors();
    await windows.dispose();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  const inFolder = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
  const read = async (name: string): Promise<string> =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(inFolder(name)));
  const names = async (): Promise<readonly string[]> =>
    (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);

  it('go out by a dialog that proposes their title, and come back as chats of their own', async () => {
    const panel = windows.open([text('so'), END]);
    const view = await windows.openView(panel);
    view.say({ type: 'send', text: 'Why is it / slow?' });
    await view.until(shows('user: Why is it / slow?', 'done: so'));
    const original = view.shown?.conversationId;
    const proposed: (string | undefined)[] = [];
    await withAnswers(
      {
        pick: (items) => [items.findIndex(({ label }) => label === 'JSON')],
        save: ({ defaultUri }) => {
          proposed.push(defaultUri?.path.replace(/.*\//, ''));
          return inFolder('chat.json');
        },
      },
      () => panel.withCommands((chats) => chats.exportChat()),
    );
    assert.deepEqual(proposed, ['Why-is-it-slow.json']);
    await withAnswers({ open: () => [inFolder('chat.json')] }, () =>
      panel.withCommands((chats) => chats.importChats()),
    );
    await view.until(({ shown }) => shown?.conversationId !== original);
    assert.ok(shows('user: Why is it / slow?', 'done: so')(view));
  });

  it('are not written where a dialog is closed', async () => {
    const panel = windows.open([text('so'), END]);
    const view = await windows.openView(panel);
    view.say({ type: 'send', text: 'why?' });
    await view.until(shows('user: why?', 'done: so'));
    await withAnswers({ pick: () => [0] }, () => panel.withCommands((chats) => chats.exportChat()));
    await withAnswers({}, () => saveCode(createNodePlatform().files, { code: 'x = 1', info: 'python', heading: '' }));
    assert.deepEqual(await names(), []);
  });

  it('say of a file that is no chat that it is none', async () => {
    await vscode.workspace.fs.writeFile(inFolder('other.json'), new TextEncoder().encode('{"a":1}'));
    const panel = windows.open();
    await windows.openView(panel);
    const { notices } = await withAnswers({ open: () => [inFolder('other.json')] }, () =>
      panel.withCommands((chats) => chats.importChats()),
    );
    assert.equal(notices.length, 1);
    assert.match(notices[0] ?? '', /other\.json/);
  });

  it('save code where the dialog leads; a file that programs obey wants one more yes', async () => {
    const { files } = createNodePlatform();
    const block = { code: 'x = 1', info: 'python', heading: '' };
    const save = (
      name: string,
      press?: (message: string, detail: string, buttons: readonly string[]) => string | undefined,
    ) => withAnswers({ save: () => inFolder(name), ...(press && { press }) }, () => saveCode(files, block));
    assert.deepEqual((await save('plain.py')).questions, []);
    assert.equal(await read('plain.py'), 'x = 1\n');
    assert.equal((await save('.vscode/tasks.json')).questions.length, 1);
    assert.deepEqual(await names(), ['plain.py']);
    await save('.vscode/tasks.json', (_message, _detail, [yes]) => yes);
    assert.equal(await read('.vscode/tasks.json'), 'x = 1\n');
  });
});
