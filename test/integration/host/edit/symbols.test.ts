import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../../../src/host/contributions.ts';
import { chatStream } from '../../../support/script.ts';
import { acceptEveryQuestion } from '../../support/answerQuickInputs.ts';
import { closeAllEditors, eventually, openDocument, withSetting } from '../../support/editorDriver.ts';
import { endpointRemote } from '../../support/endpointRemote.ts';

const LANGUAGE = 'plaintext';

/** Renames every word of the document that is the one at the place. */
const renameProvider: vscode.RenameProvider = {
  provideRenameEdits(document, position, name) {
    const word = document.getText(document.getWordRangeAtPosition(position));
    const edit = new vscode.WorkspaceEdit();
    const whole = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
    edit.replace(document.uri, whole, document.getText().replaceAll(word, name));
    return edit;
  },
};

const symbolProvider: vscode.DocumentSymbolProvider = {
  provideDocumentSymbols(document) {
    const whole = new vscode.Range(0, 0, document.lineCount - 1, 0);
    return [new vscode.DocumentSymbol('thing', '', vscode.SymbolKind.Function, whole, whole)];
  },
};

describe('edits of names and declarations', () => {
  const registrations: vscode.Disposable[] = [];
  before(async () => {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
    registrations.push(
      vscode.languages.registerRenameProvider(LANGUAGE, renameProvider),
      vscode.languages.registerDocumentSymbolProvider(LANGUAGE, symbolProvider),
    );
  });
  beforeEach(async () => {
    await closeAllEditors();
    await endpointRemote.reset();
  });
  after(async () => {
    for (const registration of registrations) registration.dispose();
    await closeAllEditors();
  });

  it('rename by a name that the model suggests', async () => {
    await endpointRemote.answer({ script: chatStream({ text: '1. `total`\n2. `sum`\n' }) });
    const { document } = await openDocument('x█ = 1\nprint x\n', LANGUAGE);
    await acceptEveryQuestion('interline.suggestName');
    assert.equal(document.getText(), 'total = 1\nprint total\n');
  });

  it('offer prompts above declarations only where they are wanted', async () => {
    const { document } = await openDocument('thing\n█', LANGUAGE);
    const titles = async (): Promise<readonly string[]> => {
      const command = 'vscode.executeCodeLensProvider';
      const found = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>(command, document.uri, 9);
      return found.map(({ command: run }) => run?.title ?? '');
    };
    assert.deepEqual(await titles(), []);
    const restore = await withSetting('interline.codeLens', true);
    try {
      const wanted = ['Document', 'Test', 'Explain'];
      await eventually(async () => {
        const shown = await titles();
        return wanted.every((title) => shown.includes(title)) ? true : undefined;
      }, 'the prompts above the declaration');
    } finally {
      await restore();
    }
  });

  it('mend the block of a problem', async () => {
    await endpointRemote.answer({ script: chatStream({ text: '```\nfirst = 2\n```' }) });
    const { document } = await openDocument('first = 1\n\nlast = 1\n█', LANGUAGE);
    const problem = new vscode.Diagnostic(
      new vscode.Range(0, 0, 0, 5),
      'Wrong number',
      vscode.DiagnosticSeverity.Error,
    );
    await vscode.commands.executeCommand('interline.fixProblem', document, [problem]);
    assert.equal(document.getText(), 'first = 2\n\nlast = 1\n');
    assert.match(
      JSON.stringify((await endpointRemote.requests()).findLast(({ body }) => body !== undefined)?.body),
      /Wrong number/,
    );
  });
});
