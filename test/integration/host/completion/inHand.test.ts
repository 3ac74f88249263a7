import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../../../src/host/contributions.ts';
import { completionStream } from '../../../support/script.ts';
import {
  closeAllEditors,
  documentWithCursor,
  eventually,
  openDocument,
  pause,
  takeSuggestion,
  takeUntil,
} from '../../support/editorDriver.ts';
import { endpointRemote } from '../../support/endpointRemote.ts';
import { askAndSee, askFor, requestsFor } from '../../support/suggestionRequests.ts';

/** Long enough for a request to have been sent, were one coming. */
const QUIET_MS = 600;

const run = (command: string): Thenable<unknown> => vscode.commands.executeCommand(command);
const trigger = (): Thenable<unknown> => run('editor.action.inlineSuggest.trigger');
const type = (text: string): Thenable<unknown> => vscode.commands.executeCommand('type', { text });

function inWorkspace(name: string): vscode.Uri {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(root);
  return vscode.Uri.joinPath(root, name);
}

async function write(name: string, text: string): Promise<vscode.Uri> {
  const uri = inWorkspace(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Opens the file with the cursor at its end. */
async function openAtEnd(uri: vscode.Uri): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(uri, { preview: false });
  const end = editor.document.positionAt(editor.document.getText().length);
  editor.selection = new vscode.Selection(end, end);
  await run('workbench.action.focusActiveEditorGroup');
  return editor;
}

describe('in hand: suggestions', () => {
  before(async () => {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
  });
  beforeEach(async () => {
    await endpointRemote.reset();
    await endpointRemote.answer({ script: completionStream({ text: 'later' }) });
  });
  afterEach(closeAllEditors);

  it('are taken by statement, and the rest stays to be taken', async () => {
    await endpointRemote.answer({ script: completionStream({ text: '\n    first = 1\n    second = 2' }) });
    const editor = await openDocument('def by_statement():█\n');
    await askAndSee('by_statement');
    const statement = await takeSuggestion(editor, 'interline.acceptStatement');
    assert.equal(statement, 'def by_statement():\n    first = 1█\n');
    await takeUntil(editor, 'second');
    assert.equal(documentWithCursor(editor), 'def by_statement():\n    first = 1\n    second = 2█\n');
  });

  it('are taken to the end of the bracket, in one step that undoing takes back', async () => {
    await endpointRemote.answer({ script: completionStream({ text: 'first(a), second) + more' }) });
    const editor = await openDocument('to_bracket = send(█\n');
    await askAndSee('to_bracket');
    const call = await takeSuggestion(editor, 'interline.acceptToBracket');
    assert.equal(call, 'to_bracket = send(first(a), second)█\n');
    await run('undo');
    assert.equal(documentWithCursor(editor), 'to_bracket = send(█\n');
  });

  it('leave Tab to the indentation while they have only just appeared', async () => {
    await endpointRemote.answer({ script: completionStream({ text: 'value' }) });
    const editor = await openDocument('guarded = █\n');
    await askAndSee('guarded');
    await run('interline.indentInstead');
    assert.match(editor.document.getText(), /^guarded = +\n$/);
    assert.ok(editor.document.getText().length > 'guarded = \n'.length);
  });

  it('do not come by themselves in a file that is switched off, and still by hand', async () => {
    const editor = await openAtEnd(await write('switched_off.py', 'switched_off = 1\n'));
    await run('interline.toggleFile');
    await type('s');
    await pause(QUIET_MS);
    assert.deepEqual(await requestsFor('switched_off'), []);
    await askFor('switched_off');
    await run('interline.toggleFile');
    assert.ok(editor.document.getText().startsWith('switched_off'));
  });

  it('send nothing of a file with secrets, whoever asks', async () => {
    await openAtEnd(await write('in_hand/.env', 'IN_HAND_TOKEN=hunter2\nOTHER='));
    await trigger();
    await type('x');
    await pause(QUIET_MS);
    assert.deepEqual(await requestsFor('IN_HAND_TOKEN'), []);
  });

  it('send nothing of what an ignore file names, and hear of its change', async () => {
    // A folder of its own: what was read of another before would hold until its disk is heard of.
    const folder = 'in_hand_ignored';
    const rules = await write(`${folder}/.interlineignore`, '*.private.py\n');
    try {
      await openAtEnd(await write(`${folder}/deep/a.private.py`, 'ignored_here = 1\nb = '));
      await trigger();
      await type('c');
      await pause(QUIET_MS);
      assert.deepEqual(await requestsFor('ignored_here'), []);
      const editor = await vscode.window.showTextDocument(rules, { preview: false });
      await editor.edit((edit) => {
        edit.insert(new vscode.Position(0, 0), '# ');
      });
      assert.ok(await editor.document.save());
      await openAtEnd(inWorkspace(`${folder}/deep/a.private.py`));
      await eventually(async () => {
        // The editor asks once for one version of a document, and a question that comes too soon takes the one before back.
        await type('c');
        await pause(QUIET_MS);
        return (await requestsFor('ignored_here')).length > 0 ? true : undefined;
      }, 'the rule to be gone');
    } finally {
      await vscode.workspace.fs.delete(rules);
    }
  });

  it('can be inspected: prompt, answer and command line, without the key', async () => {
    await endpointRemote.answer({ script: completionStream({ text: 'inspected()' }) });
    await openDocument('to_inspect = █\n');
    await askAndSee('to_inspect');
    const report = vscode.Uri.from({ scheme: 'interline-inspect', path: '/Last suggestion request.md' });
    const text = (await vscode.workspace.openTextDocument(report)).getText();
    for (const part of ['to_inspect = ', 'inspected()', 'curl -N ', '| Outcome | answered |'])
      assert.ok(text.includes(part), `${part} in ${text}`);
  });
});
