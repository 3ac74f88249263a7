import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EditorStream, type EditorStreamEnd } from '../../../../src/host/prompts/editorStream.ts';
import { atStart, closeAllEditors, eventually, insertText, openDocument } from '../../support/editorDriver.ts';

/** Pieces that come when the test says so. */
class HandFedPieces implements AsyncIterable<string> {
  readonly #queue: (string | Error | undefined)[] = [];
  #wake: () => void = () => undefined;
  readonly #signal: AbortSignal;
  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#wake());
  }
  feed(...pieces: readonly (string | Error)[]): void {
    this.#queue.push(...pieces);
    this.#wake();
  }
  end(): void {
    this.#queue.push(undefined);
    this.#wake();
  }
  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    for (;;) {
      while (this.#queue.length === 0 && !this.#signal.aborted)
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      if (this.#signal.aborted) return;
      const piece = this.#queue.shift();
      if (piece === undefined) return;
      if (typeof piece !== 'string') throw piece;
      yield piece;
    }
  }
}

interface Streaming {
  readonly editor: vscode.TextEditor;
  readonly pieces: HandFedPieces;
  readonly abort: AbortController;
  readonly ended: Promise<EditorStreamEnd>;
  /** Feeds pieces and waits until they are in the document. */
  readonly write: (...pieces: readonly string[]) => Promise<void>;
}

async function startStream(text: string): Promise<Streaming> {
  const editor = await openDocument(text);
  const abort = new AbortController();
  const pieces = new HandFedPieces(abort.signal);
  const ended = new EditorStream({ editor, position: editor.selection.active, pieces, abort }).run();
  const { document } = editor;
  const write = async (...fed: readonly string[]): Promise<void> => {
    for (const piece of fed) {
      const length = document.getText().length;
      pieces.feed(piece);
      await eventually(() => (document.getText().length > length ? true : undefined), `"${piece}" in the document`);
    }
  };
  return { editor, pieces, abort, ended, write };
}

async function checkText(editor: vscode.TextEditor, expected: string): Promise<void> {
  const text = (): string => editor.document.getText().replaceAll('\r\n', '\n');
  await eventually(() => (text() === expected ? true : undefined), JSON.stringify(expected)).catch(() => undefined);
  assert.equal(text(), expected);
}

const undo = (): Thenable<unknown> => vscode.commands.executeCommand('undo');

describe('text that streams into an editor', () => {
  beforeEach(closeAllEditors);
  after(closeAllEditors);

  it('is one undo step, however many pieces came', async () => {
    const { editor, pieces, ended, write } = await startStream('def f():\n    █\n');
    await write('return ', '1', '\n', '    # done');
    pieces.end();
    assert.deepEqual(await ended, { kind: 'completed' });
    await checkText(editor, 'def f():\n    return 1\n    # done\n');
    await undo();
    await checkText(editor, 'def f():\n    \n');
    await vscode.commands.executeCommand('redo');
    await checkText(editor, 'def f():\n    return 1\n    # done\n');
  });

  it('does not join what was typed before it', async () => {
    const { editor, pieces, ended } = await startStream('a █');
    pieces.end();
    await ended;
    await vscode.commands.executeCommand('type', { text: 'b' });
    const abort = new AbortController();
    const later = new HandFedPieces(abort.signal);
    const second = new EditorStream({ editor, position: editor.selection.active, pieces: later, abort }).run();
    later.feed('c', 'd');
    later.end();
    await second;
    await checkText(editor, 'a bcd');
    await undo();
    await checkText(editor, 'a b');
  });

  it('stays when it is stopped, and goes with one undo', async () => {
    const { editor, abort, ended, write } = await startStream('x = █');
    await write('1', '2');
    abort.abort();
    assert.deepEqual(await ended, { kind: 'stopped' });
    await checkText(editor, 'x = 12');
    await undo();
    await checkText(editor, 'x = ');
  });

  it('finds its place when somebody writes elsewhere', async () => {
    const { editor, pieces, ended, write } = await startStream('first\n█\nlast\n');
    await write('one ');
    await insertText(editor, atStart, '# before\n');
    await write('two ');
    await insertText(editor, () => editor.document.lineAt(editor.document.lineCount - 1).range.end, '# after');
    await write('three');
    pieces.end();
    assert.deepEqual(await ended, { kind: 'completed' });
    await checkText(editor, '# before\nfirst\none two three\nlast\n# after');
  });

  it('gives way to somebody who writes inside of it', async () => {
    const { editor, pieces, abort, ended, write } = await startStream('x = █\n');
    await write('1 + ', '2');
    await insertText(editor, () => new vscode.Position(0, 5), '0');
    pieces.feed(' + 3');
    assert.deepEqual(await ended, { kind: 'takenOver' });
    assert.equal(abort.signal.aborted, true);
    await checkText(editor, 'x = 10 + 2\n');
  });

  it('gives way to typing at the cursor', async () => {
    const { editor, ended, write } = await startStream('x = █\n');
    await write('1');
    await vscode.commands.executeCommand('type', { text: '5' });
    assert.deepEqual(await ended, { kind: 'takenOver' });
    await checkText(editor, 'x = 15\n');
  });

  it('gives way to an undo', async () => {
    const { editor, ended, write } = await startStream('x = █\n');
    await write('1', '2');
    await undo();
    assert.deepEqual(await ended, { kind: 'takenOver' });
    await checkText(editor, 'x = \n');
  });

  it('keeps what came before a failure', async () => {
    const { editor, pieces, ended } = await startStream('x = █\n');
    pieces.feed('1', new Error('lost'));
    assert.equal((await ended).kind, 'failed');
    await checkText(editor, 'x = 1\n');
  });

  it('follows the line ends of the document', async () => {
    const { editor, pieces, ended, write } = await startStream('a\r\n█\r\nb\r\n');
    await write('one\n', 'two\n', 'three');
    pieces.end();
    assert.deepEqual(await ended, { kind: 'completed' });
    assert.equal(editor.document.getText(), 'a\r\none\r\ntwo\r\nthree\r\nb\r\n');
  });

  it('goes on when the document gets another language', async () => {
    const { editor, pieces, ended, write } = await startStream('x = █\n');
    await write('1');
    await vscode.languages.setTextDocumentLanguage(editor.document, 'javascript');
    await write(' + 2');
    pieces.end();
    assert.deepEqual(await ended, { kind: 'completed' });
    await checkText(editor, 'x = 1 + 2\n');
  });

  it('goes on when the editor is hidden for a while', async () => {
    const { editor, pieces, ended, write } = await startStream('x = █\n');
    await write('1');
    const other = await openDocument('other █');
    pieces.feed(' + 2');
    await vscode.window.showTextDocument(editor.document);
    pieces.feed(' + 3');
    pieces.end();
    assert.deepEqual(await ended, { kind: 'completed' });
    await checkText(editor, 'x = 1 + 2 + 3\n');
    assert.equal(other.document.getText(), 'other ');
  });

  it('is complete even when nobody sees the document any more', async () => {
    const { editor, pieces, ended, write } = await startStream('x = █\n');
    await write('1');
    await openDocument('other █');
    pieces.feed(' + 2');
    pieces.end();
    assert.deepEqual(await ended, { kind: 'completed' });
    await checkText(editor, 'x = 1 + 2\n');
  });

  it('says that an editor is read-only', async () => {
    const { ended, pieces } = await startStream('x = █\n');
    await vscode.commands.executeCommand('workbench.action.files.setActiveEditorReadonlyInSession');
    pieces.feed('1');
    pieces.end();
    assert.deepEqual(await ended, { kind: 'readOnly' });
  });
});
