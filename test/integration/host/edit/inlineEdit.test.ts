import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../../../src/host/contributions.ts';
import { chatStream, cutAfter, type StreamScriptOptions } from '../../../support/script.ts';
import {
  atStart,
  closeAllEditors,
  eventually,
  insertText,
  openDocument,
  withSetting,
} from '../../support/editorDriver.ts';
import { endpointRemote } from '../../support/endpointRemote.ts';

const ORIGINAL = 'above = 0\ndef f():\n    a = 1\n    b = 2\n    c = 3\n    return a\nbelow = 9\n';
/** Two changes: another `a`, and a new line before the end. */
const ANSWER = '```python\ndef f():\n    a = 10\n    b = 2\n    c = 3\n    d = 4\n    return a\n```';
const EDITED = ORIGINAL.replace('a = 1', 'a = 10').replace('    return', '    d = 4\n    return');

const run = (command: string, argument?: unknown): Thenable<unknown> =>
  vscode.commands.executeCommand(command, argument);
const edit = (instruction = 'Change it'): Thenable<unknown> => run('interline.edit', { instruction });

async function answerWith(options: StreamScriptOptions): Promise<void> {
  await endpointRemote.answer({ path: '/v1/chat/completions', script: chatStream(options) });
}

/** The titles above the edits of a document, without their icons. */
async function lenses(document: vscode.TextDocument): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    100,
  );
  return found.map(({ command }) => (command?.title ?? '').replace(/\$\([\w~-]+\)\u00A0/g, ''));
}

async function openForEdit(text = ORIGINAL.replace('b = 2', 'b = █2')): Promise<vscode.TextEditor> {
  return openDocument(text);
}

function putCursor(editor: vscode.TextEditor, before: string): void {
  const position = editor.document.positionAt(editor.document.getText().indexOf(before));
  editor.selection = new vscode.Selection(position, position);
}

/** A file of the workspace with the text in it, in front. */
async function openFile(name: string, text: string): Promise<vscode.TextEditor> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the window has a folder');
  const uri = vscode.Uri.joinPath(folder.uri, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
}

async function onDisk(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

describe('inline edit', () => {
  let restore: () => Promise<void>;
  before(async () => {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
    restore = await withSetting('files.autoSave', 'off');
  });
  beforeEach(async () => {
    await closeAllEditors();
    await endpointRemote.reset();
    await answerWith({ text: ANSWER });
  });
  after(async () => {
    await restore();
    await closeAllEditors();
  });

  it('lays the answer over the block at the cursor and offers what can be done', async () => {
    const { document } = await openForEdit();
    await edit();
    assert.equal(document.getText(), EDITED);
    const titles = await lenses(document);
    assert.deepEqual(titles.slice(0, 2), ['Accept All 2', 'Reject All']);
    assert.equal(titles.filter((title) => title === 'Accept').length, 2);
  });

  it('accepts one, rejects one, and one undo brings the original back', async () => {
    const editor = await openForEdit();
    await edit();
    putCursor(editor, 'a = 10');
    await run('interline.acceptChange');
    putCursor(editor, 'd = 4');
    await run('interline.rejectChange');
    assert.equal(editor.document.getText(), ORIGINAL.replace('a = 1', 'a = 10'));
    assert.deepEqual(await lenses(editor.document), []);
    await run('undo');
    assert.equal(editor.document.getText(), ORIGINAL);
  });

  it('rejects all and leaves every byte as it was', async () => {
    const { document } = await openForEdit();
    await edit();
    await run('interline.rejectEdit');
    assert.equal(document.getText(), ORIGINAL);
    assert.deepEqual(await lenses(document), []);
  });

  it('streams, and is stopped with what has come still to be decided', async () => {
    const lines = Array.from({ length: 300 }, (_, index) => `    x${index} = ${index}\n`);
    await answerWith({ text: ['```python\ndef f():\n', ...lines], tokenGapMs: 100 });
    const { document } = await openForEdit();
    const running = edit();
    await eventually(() => (document.getText().includes('x3 = 3') ? true : undefined), 'the first lines');
    await run('interline.stopEdit');
    await running;
    assert.ok(!document.getText().includes('x299'), 'it went on to the end');
    assert.match(document.getText(), /return a\nbelow/);
    await run('interline.rejectEdit');
    assert.equal(document.getText(), ORIGINAL);
  });

  it('takes all back when the connection is lost', async () => {
    const text = ['```python\ndef f():\n    a = 10\n', '    b = 2\n', '    c = 3\n', '    d = 4\n'];
    // Neither the end of the answer nor its finish reason comes. What comes right before a broken connection may be lost with it.
    const script = cutAfter(chatStream({ text, tokenGapMs: 500 }), text.length, 'reset');
    await endpointRemote.answer({ path: '/v1/chat/completions', script });
    const { document } = await openForEdit();
    const seen: string[] = [];
    const watch = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document) seen.push(document.getText());
    });
    try {
      await edit();
    } finally {
      watch.dispose();
    }
    assert.ok(
      seen.some((one) => one.includes('a = 10')),
      'nothing came before the connection was lost',
    );
    assert.equal(document.getText(), ORIGINAL);
    assert.deepEqual(await lenses(document), []);
  });

  it('moves with typing elsewhere, while the answer still comes', async () => {
    await answerWith({ text: ANSWER.split(/(?<=\n)/), tokenGapMs: 150 });
    const editor = await openForEdit();
    const running = edit();
    await eventually(() => (editor.document.getText().includes('a = 10') ? true : undefined), 'the first change');
    await insertText(editor, atStart, 'typed = 1\n');
    await running;
    assert.equal(editor.document.getText(), `typed = 1\n${EDITED}`);
    await run('interline.rejectEdit');
    assert.equal(editor.document.getText(), `typed = 1\n${ORIGINAL}`);
  });

  it('is one undo step also when somebody typed elsewhere while it streamed and before it was accepted', async () => {
    await answerWith({ text: ANSWER.split(/(?<=\n)/), tokenGapMs: 150 });
    const editor = await openForEdit();
    const running = edit();
    await eventually(() => (editor.document.getText().includes('a = 10') ? true : undefined), 'the first change');
    await insertText(editor, atStart, 'typed = 1\n');
    await running;
    await insertText(editor, atStart, 'again = 2\n');
    await run('interline.acceptEdit');
    assert.equal(editor.document.getText(), `again = 2\ntyped = 1\n${EDITED}`);
    await run('undo');
    assert.equal(editor.document.getText(), `again = 2\ntyped = 1\n${ORIGINAL}`);
  });

  it('ends with typing inside, and keeps what is there', async () => {
    const lines = ANSWER.split(/(?<=\n)/);
    const upToC = lines.findIndex((line) => line.includes('c = 3')) + 1;
    const script = cutAfter(chatStream({ text: lines }), upToC, 'stall');
    await endpointRemote.answer({ path: '/v1/chat/completions', script });
    const editor = await openForEdit();
    const running = edit();
    await eventually(() => (editor.document.getText().includes('a = 10') ? true : undefined), 'the first change');
    const inside = () => editor.document.positionAt(editor.document.getText().indexOf('b = 2'));
    await insertText(editor, inside, 'my_');
    await running;
    assert.equal(editor.document.getText(), ORIGINAL.replace('a = 1', 'a = 10').replace('b = 2', 'my_b = 2'));
    assert.deepEqual(await lenses(editor.document), []);
  });

  it('goes on when the document gets another language, as the editor may guess one', async () => {
    const { document } = await openForEdit();
    await edit();
    await vscode.languages.setTextDocumentLanguage(document, 'javascript');
    assert.ok((await lenses(document)).includes('Accept All 2'));
    await run('interline.rejectEdit');
    assert.equal(document.getText(), ORIGINAL);
  });

  it('keeps CRLF', async () => {
    const text = ORIGINAL.replaceAll('\n', '\r\n');
    const editor = await openForEdit(text.replace('b = 2', 'b = █2'));
    await edit();
    assert.equal(editor.document.getText(), EDITED.replaceAll('\n', '\r\n'));
    await run('undo');
    assert.equal(editor.document.getText(), text);
  });

  it('writes no line to the disk that nobody accepted, and goes on after a save', async () => {
    const { document } = await openFile('saved.py', ORIGINAL);
    putCursor(vscode.window.activeTextEditor ?? assert.fail(), 'b = 2');
    await edit();
    await document.save();
    assert.equal(await onDisk(document.uri), ORIGINAL);
    await eventually(() => (document.getText() === EDITED ? true : undefined), 'the open lines after the save');
    await run('interline.acceptEdit');
    await document.save();
    assert.equal(await onDisk(document.uri), EDITED);
    await run('undo');
    assert.equal(document.getText(), ORIGINAL);
  });

  it('takes no line along to another name of the file that nobody accepted', async () => {
    const { document } = await openFile('renamed.py', ORIGINAL);
    putCursor(vscode.window.activeTextEditor ?? assert.fail(), 'b = 2');
    await edit();
    assert.equal(document.getText(), EDITED);
    const rename = new vscode.WorkspaceEdit();
    const renamed = document.uri.with({ path: document.uri.path.replace('renamed.py', 'named-anew.py') });
    rename.renameFile(document.uri, renamed, { overwrite: true });
    assert.ok(await vscode.workspace.applyEdit(rename));
    assert.equal((await vscode.workspace.openTextDocument(renamed)).getText(), ORIGINAL);
  });

  it('leaves a file that saves itself alone until something is accepted', async () => {
    const restoreAutoSave = await withSetting('files.autoSave', 'afterDelay');
    try {
      const { document } = await openFile('itself.py', ORIGINAL);
      putCursor(vscode.window.activeTextEditor ?? assert.fail(), 'b = 2');
      await edit();
      assert.equal(document.getText(), ORIGINAL);
      assert.ok((await lenses(document)).includes('Accept All 2'));
      await run('interline.acceptEdit');
      assert.equal(document.getText(), EDITED);
      await run('undo');
      assert.equal(document.getText(), ORIGINAL);
    } finally {
      await restoreAutoSave();
    }
  });

  it('holds two edits in one file at once', async () => {
    const first = 'def f():\n    a = 1\n    return a\n';
    const second = 'def g():\n    z = 1\n    return z\n';
    await endpointRemote.answer(
      ...[
        ['Change f', '```python\ndef f():\n    a = 10\n    return a\n```'],
        ['Change g', '```python\ndef g():\n    z = 20\n    return z\n```'],
      ].map(([contains = '', text = '']) => ({
        contains,
        script: chatStream({ text: text.split(/(?<=\n)/), tokenGapMs: 80 }),
      })),
    );
    const editor = await openDocument(`${first}\n\n${second}█`);
    putCursor(editor, 'a = 1');
    const one = edit('Change f');
    putCursor(editor, 'z = 1');
    await Promise.all([one, edit('Change g')]);
    const both = `${first}\n\n${second}`.replace('a = 1', 'a = 10').replace('z = 1', 'z = 20');
    assert.equal(editor.document.getText(), both);
    putCursor(editor, 'a = 10');
    await run('interline.rejectEdit');
    putCursor(editor, 'z = 20');
    await run('interline.acceptEdit');
    assert.equal(editor.document.getText(), `${first}\n\n${second}`.replace('z = 1', 'z = 20'));
    await run('undo');
    assert.equal(editor.document.getText(), `${first}\n\n${second}`);
  });

  it('follows up with what was said before, on the ground of what was accepted', async () => {
    const editor = await openForEdit();
    await edit();
    putCursor(editor, 'a = 10');
    await run('interline.acceptChange');
    await answerWith({ text: ANSWER.replace('d = 4', 'e = 5') });
    await run('interline.edit', { instruction: 'Name it e' });
    assert.equal(editor.document.getText(), EDITED.replace('d = 4', 'e = 5'));
    const asked = JSON.stringify((await endpointRemote.requests()).findLast(({ body }) => body !== undefined)?.body);
    assert.match(asked, /Change it.*d = 4.*Name it e/);
    await run('interline.rejectEdit');
    assert.equal(editor.document.getText(), ORIGINAL.replace('a = 1', 'a = 10'));
  });

  it('tells what becomes of the problems', async () => {
    const { document } = await openForEdit();
    const problems = vscode.languages.createDiagnosticCollection('test');
    const problem = new vscode.Diagnostic(new vscode.Range(2, 4, 2, 5), 'Wrong', vscode.DiagnosticSeverity.Error);
    problems.set(document.uri, [problem, problem]);
    try {
      await edit();
      problems.set(document.uri, []);
      await eventually(
        async () => ((await lenses(document)).includes('2 problems → 0') ? true : undefined),
        'the words about problems',
      );
    } finally {
      problems.dispose();
    }
  });

  it('works in the cell of a notebook', async () => {
    const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, 'a = 1\n', 'python');
    const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', new vscode.NotebookData([cell]));
    await vscode.window.showNotebookDocument(notebook);
    await run('notebook.cell.edit');
    const document = notebook.cellAt(0).document;
    await eventually(() => (vscode.window.activeTextEditor?.document === document ? true : undefined), 'the cell');
    await answerWith({ text: '```python\na = 10\n```' });
    await edit();
    assert.equal(document.getText(), 'a = 10\n');
    await run('interline.rejectEdit');
    assert.equal(document.getText(), 'a = 1\n');
  });
});
