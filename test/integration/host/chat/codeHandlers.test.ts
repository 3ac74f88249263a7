import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { emptyConversation, type Conversation } from '../../../../src/core/chat/conversation.ts';
import { fingerprintOf } from '../../../../src/core/chat/seenFiles.ts';
import { answerCodePlaces, answerPaths } from '../../../../src/host/chat/codePlaces.ts';
import { newFile, openPath } from '../../../../src/host/chat/codeActions.ts';
import { createCodeHandlers, watchSavedFiles } from '../../../../src/host/chat/codeHandlers.ts';
import { createNodePlatform } from '../../../../src/platform/node/nodePlatform.ts';
import type { HostMessage } from '../../../../src/shared/chatProtocol.ts';
import type { CodePlaceView } from '../../../../src/shared/codeProtocol.ts';
import { InMemoryLogger } from '../../../support/inMemoryLogger.ts';
import { closeAllEditors, eventually } from '../../support/editorDriver.ts';

const { files } = createNodePlatform();
const TEXT = 'first = 1\nsecond = 2\nthird = 3\n';

/** Names that lead nowhere in the workspace, whatever they look like. */
const HOSTILE = [
  '../../etc/passwd',
  '../../../../../../etc/passwd',
  '/etc/passwd',
  '/etc/passwd:1',
  '~/.ssh/id_rsa',
  '$HOME/.bashrc',
  '%APPDATA%\\x.txt',
  '\\\\server\\share\\a.txt',
  '//server/share/a.txt',
  'C:\\Windows\\win.ini',
  'c:/Windows/win.ini',
  'file:///etc/passwd',
  'vscode-userdata:/User/settings.json',
  'command:workbench.action.quit',
  'https://example.org/a.ts',
  'code/..%2f..%2fetc/passwd',
  'code/\u202Enamed.py',
  '',
];

function inFolder(...path: readonly string[]): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the window has a folder');
  return vscode.Uri.joinPath(folder.uri, ...path);
}

async function writeFile(text: string, ...path: readonly string[]): Promise<vscode.Uri> {
  const uri = inFolder(...path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

interface Block {
  readonly code?: string;
  readonly info?: string;
  readonly heading?: string;
}

async function placeOf(block: Block, conversation = emptyConversation('c', 0)): Promise<CodePlaceView | undefined> {
  const question = { id: 'b', messageId: 'a', code: 'x = 1', info: '', heading: '', ...block };
  const { places } = await answerCodePlaces({ files, conversation, blocks: [question] });
  assert.equal(places[0]?.id, 'b');
  return places[0].place;
}

/** A conversation whose answer has seen a file with this text. */
function sawFile(uri: vscode.Uri, text: string): Conversation {
  const seenFiles = [{ uri: String(uri), hash: fingerprintOf(text) }];
  const answer = {
    kind: 'assistant',
    id: 'a',
    at: 1,
    model: '',
    text: '',
    reasoning: '',
    status: 'done',
    notes: [],
  } as const;
  return { ...emptyConversation('c', 0), messages: [{ ...answer, seenFiles }] };
}

describe('code of answers and its files', () => {
  before(() => writeFile(TEXT, 'code', 'named_here.py'));
  beforeEach(closeAllEditors);
  after(closeAllEditors);

  it('finds the file that a block names, with its lines', async () => {
    const place = { path: 'code/named_here.py', target: 'code/named_here.py:2-3', others: [], isChanged: false };
    assert.deepEqual(await placeOf({ info: 'python code/named_here.py:2-3' }), place);
  });

  it('finds a file whose folders were left out, and none where two are meant', async () => {
    await writeFile(TEXT, 'code', 'only_one_of_it.py');
    assert.equal((await placeOf({ info: 'python only_one_of_it.py' }))?.target, 'code/only_one_of_it.py');
    await writeFile(TEXT, 'code', 'twice_there.py');
    await writeFile(TEXT, 'src', 'twice_there.py');
    assert.equal((await placeOf({ info: 'python twice_there.py' }))?.target, undefined);
  });

  it('shows a file that is not there yet, without a way to open it', async () => {
    const place = { path: 'code/not_there.py', others: [], isChanged: false };
    assert.deepEqual(await placeOf({ heading: '`code/not_there.py`:' }), place);
    assert.equal(await placeOf({}), undefined);
  });

  for (const path of HOSTILE)
    it(`finds nothing at ${JSON.stringify(path)}, and opens nothing`, async () => {
      for (const block of [{ info: `ts ${path}` }, { info: `ts title="${path}"` }, { heading: `\`${path}\`:` }])
        assert.equal((await placeOf(block))?.target, undefined);
      assert.deepEqual((await answerPaths(files, [path])).known, []);
      await openPath(files, path);
      assert.equal(vscode.window.activeTextEditor, undefined);
    });

  it('makes an unsaved file without a name of a block that names a hostile one', async () => {
    for (const path of ['../../evil.py', '~/.bashrc', '/tmp/evil.py']) {
      await newFile(files, { code: 'evil = 1', info: `python ${path}`, heading: '' });
      const document = vscode.window.activeTextEditor?.document;
      assert.equal(document?.isUntitled, true);
      assert.doesNotMatch(document.uri.path, /evil|bashrc/);
      assert.equal(document.languageId, 'python');
      await closeAllEditors();
    }
  });

  it('makes an unsaved file of the name that a block gives, and writes nothing', async () => {
    const handlers = createCodeHandlers({
      session: { conversation: emptyConversation('c', 0) },
      ...{ files, log: new InMemoryLogger(), post: () => undefined },
    });
    handlers.newFile({ type: 'newFile', code: 'fresh = 1', info: 'python code/quite_fresh.py', heading: '' });
    const document = await eventually(() => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.getText() === 'fresh = 1\n' ? editor.document : undefined;
    }, 'the new file');
    assert.equal(document.isUntitled, true);
    assert.match(document.uri.path, /\/code\/quite_fresh\.py$/);
    await assert.rejects(async () => vscode.workspace.fs.stat(inFolder('code', 'quite_fresh.py')));
  });

  it('gives a block whose file is there a new one without a name', async () => {
    await newFile(files, { code: 'x = 1', info: 'python code/named_here.py', heading: '' });
    assert.match(vscode.window.activeTextEditor?.document.uri.path ?? '', /Untitled/);
    assert.equal(vscode.window.activeTextEditor?.document.languageId, 'python');
  });

  it('opens a file at its lines', async () => {
    const handlers = createCodeHandlers({
      session: { conversation: emptyConversation('c', 0) },
      ...{ files, log: new InMemoryLogger(), post: () => undefined },
    });
    handlers.openPath({ type: 'openPath', path: 'code/named_here.py:2-3' });
    const editor = await eventually(
      () => (vscode.window.activeTextEditor?.selection.isEmpty === false ? vscode.window.activeTextEditor : undefined),
      'the file',
    );
    assert.match(editor.document.uri.path, /\/code\/named_here\.py$/);
    assert.equal(editor.document.getText(editor.selection), 'second = 2\nthird = 3');
  });

  it('tells names of files from other code between the words', async () => {
    const asked = ['code/named_here.py', 'code/named_here.py:2', 'user.name', 'named_here.py:1', 'code'];
    assert.deepEqual((await answerPaths(files, asked)).known, [
      'code/named_here.py',
      'code/named_here.py:2',
      'named_here.py:1',
    ]);
  });

  it('knows whether a file has changed since an answer, and not for a change that the answer asks for', async () => {
    const uri = await writeFile(TEXT, 'code', 'stale.py');
    const block = { info: 'python code/stale.py', code: 'second = 22' };
    const conversation = sawFile(uri, TEXT);
    assert.equal((await placeOf(block, conversation))?.isChanged, false);
    await writeFile(TEXT.replace('third', 'fourth'), 'code', 'stale.py');
    assert.equal((await placeOf(block, conversation))?.isChanged, true);
    await writeFile(TEXT.replace('second = 2', 'second = 22'), 'code', 'stale.py');
    assert.equal((await placeOf(block, conversation))?.isChanged, false);
    await writeFile(TEXT.replaceAll('\n', '\r\n'), 'code', 'stale.py');
    assert.equal((await placeOf(block, conversation))?.isChanged, false);
  });

  it('tells of files that are saved', async () => {
    const told: HostMessage[] = [];
    const watch = watchSavedFiles((message) => told.push(message));
    const document = await vscode.workspace.openTextDocument(await writeFile(TEXT, 'code', 'saved.py'));
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# changed\n'));
    await document.save();
    watch.dispose();
    assert.deepEqual(told, [{ type: 'fileSaved', path: 'code/saved.py' }]);
  });
});
