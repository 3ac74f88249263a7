import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../../../src/host/contributions.ts';
import { completionStream, cutAfter } from '../../../support/script.ts';
import {
  acceptSuggestion,
  closeAllEditors,
  documentWithCursor,
  eventually,
  openDocument,
  pause,
  takeSuggestion,
  takeUntil,
  withSetting,
} from '../../support/editorDriver.ts';
import { endpointRemote } from '../../support/endpointRemote.ts';
import { askAndSee, askFor, requestArrived, requestsFor } from '../../support/suggestionRequests.ts';

/** Long enough for a request to have been sent, were one coming. */
const QUIET_MS = 500;

const type = (text: string): Thenable<unknown> => vscode.commands.executeCommand('type', { text });
const trigger = (): Thenable<unknown> => vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');

describe('suggestions in the editor', () => {
  before(async () => {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
  });
  beforeEach(() => endpointRemote.reset());
  after(closeAllEditors);

  it('typing through a suggestion asks nothing more, and the rest can be accepted', async () => {
    await endpointRemote.answer({ script: completionStream({ text: 'price * quantity' }) });
    const editor = await openDocument('typed_through = █\n');
    await askAndSee('typed_through');
    for (const letter of 'price * ') {
      await type(letter);
      await pause(60);
    }
    await requestArrived('price * quantity');
    await pause(QUIET_MS);
    const asked = await requestsFor('typed_through');
    const ahead = asked.filter(({ body }) => JSON.stringify(body).includes('price * quantity'));
    assert.deepEqual([asked.length, ahead.length], [2, 1], 'one for the line, one ahead for what comes after it');
    assert.equal(await takeSuggestion(editor), 'typed_through = price * quantity█\n');
  });

  it('takes the place of brackets that the editor has closed', async () => {
    await endpointRemote.answer({ script: completionStream({ text: ['found', '", user)'] }) });
    const editor = await openDocument('print("auto closed: █")\n');
    await acceptSuggestion(editor);
    assert.equal(editor.document.getText(), 'print("auto closed: found", user)\n');
  });

  it('shows the first lines while the rest still streams, and then all of it', async () => {
    const text = ['\n    first = 1\n', '    second = 2\n', '    return first'];
    const script = completionStream({ text, tokenGapMs: 800 });
    await endpointRemote.answer(
      { contains: '<fim_prefix>def early', script: cutAfter(script, 1, 'stall') },
      { script },
    );
    const early = await openDocument('def early()█\n');
    await type(':');
    await takeUntil(early, 'first');
    assert.equal(early.document.getText(), 'def early():\n    first = 1\n');
    const whole = await openDocument('def whole()█\n');
    await type(':');
    // What comes after a suggestion is asked for when all of it is shown.
    await requestArrived('def whole():\\n    first = 1\\n    second = 2\\n    return first');
    await takeUntil(whole, 'return');
    assert.equal(documentWithCursor(whole), 'def whole():\n    first = 1\n    second = 2\n    return first█\n');
  });

  it('waits for the whole answer when asked by hand', async () => {
    const text = ['\n    one = 1\n', '    return one'];
    await endpointRemote.answer({ script: completionStream({ text, tokenGapMs: 800 }) });
    const editor = await openDocument('def by_hand():█\n');
    assert.equal(await acceptSuggestion(editor), 'def by_hand():\n    one = 1\n    return one█\n');
  });

  it('closes the connection when what is typed disagrees', async () => {
    await endpointRemote.answer({ script: completionStream({ text: ['alpha ', 'beta'], end: 'stall' }) });
    await openDocument('disagrees = █\n');
    await askFor('disagrees');
    await pause(QUIET_MS);
    await type('z');
    const first = await eventually(
      async () => (await requestsFor('disagrees')).find((request) => request.aborted),
      'the first request to be aborted',
    );
    assert.ok(first.aborted);
  });

  it('asks by itself while one types', async () => {
    await endpointRemote.answer({ script: completionStream({ text: '= 42' }) });
    const editor = await openDocument('by_itself█\n');
    await type(' ');
    await requestArrived('by_itself');
    await takeUntil(editor, '42');
    assert.equal(editor.document.getText(), 'by_itself = 42\n');
  });

  it('stays quiet in a language that is off, and comes when asked for', async () => {
    const restore = await withSetting('interline.completion.languages', { '*': true, lua: false });
    try {
      await endpointRemote.answer({ script: completionStream({ text: '1' }) });
      const editor = await openDocument('language_off = █\n', 'lua');
      await type('0');
      await pause(QUIET_MS);
      assert.equal((await requestsFor('language_off')).length, 0);
      assert.equal(await acceptSuggestion(editor), 'language_off = 01█\n');
    } finally {
      await restore();
    }
  });

  it('asks nothing while text is selected or several cursors are set', async () => {
    const editor = await openDocument('selected = █value\n');
    editor.selection = new vscode.Selection(0, 0, 0, 4);
    await trigger();
    editor.selections = [new vscode.Selection(0, 0, 0, 0), new vscode.Selection(0, 4, 0, 4)];
    await trigger();
    await pause(QUIET_MS);
    assert.equal((await requestsFor('selected')).length, 0);
  });

  it('completes in a cell of a notebook, with the cells above in the prompt', async () => {
    await endpointRemote.answer({ script: completionStream({ text: 'rows)' }) });
    const cells = ['rows = [1, 2]', 'total = sum('].map(
      (text) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, 'python'),
    );
    const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', new vscode.NotebookData(cells));
    const editor = await vscode.window.showNotebookDocument(notebook);
    editor.selection = new vscode.NotebookRange(1, 2);
    await vscode.commands.executeCommand('notebook.cell.edit');
    const cell = await eventually(() => {
      const active = vscode.window.activeTextEditor;
      return active?.document === notebook.cellAt(1).document ? active : undefined;
    }, 'the cell to be edited');
    cell.selection = new vscode.Selection(0, 12, 0, 12);
    assert.equal(await acceptSuggestion(cell), 'total = sum(rows)█');
    const body = (await requestsFor('total = sum('))[0]?.body as Readonly<Record<string, unknown>>;
    assert.ok(String(body['prompt']).includes('rows = [1, 2]\n\ntotal = sum('), String(body['prompt']));
  });
});
