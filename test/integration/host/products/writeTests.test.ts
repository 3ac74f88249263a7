import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../../../src/host/contributions.ts';
import { chatStream } from '../../../support/script.ts';
import { closeAllEditors, eventually, openDocument } from '../../support/editorDriver.ts';
import { endpointRemote } from '../../support/endpointRemote.ts';

const ANSWER = "import { total } from '../../src/cart/total';\n\nit('adds', () => total([]));\n";

async function writeFile(path: string, text: string): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the window has a folder');
  const uri = vscode.Uri.joinPath(folder.uri, path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

const isThere = (uri: vscode.Uri): Promise<boolean> =>
  Promise.resolve(vscode.workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );

const lastPrompt = async (): Promise<string> => {
  const requests = await endpointRemote.requests();
  return JSON.stringify(requests.findLast(({ path }) => path === '/v1/chat/completions')?.body);
};

describe('commands that write for a file', () => {
  before(async () => {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
  });
  beforeEach(async () => {
    await closeAllEditors();
    await endpointRemote.reset();
  });
  after(closeAllEditors);

  it('open new tests unsaved where the project has its tests', async () => {
    const source = await writeFile(
      'shop/src/cart/total.ts',
      'export function total(items: number[]) {\n  return 0;\n}\n',
    );
    await writeFile('shop/src/user/name.ts', 'export const name = 1;\n');
    await writeFile(
      'shop/test/user/name.test.ts',
      "import { name } from '../../src/user/name';\nsuite('name', () => {});\n",
    );
    await vscode.window.showTextDocument(source);
    await endpointRemote.answer({ script: chatStream({ text: `\`\`\`ts\n${ANSWER}\`\`\`\n` }) });
    await vscode.commands.executeCommand('interline.writeTests');
    const document = await eventually(() => {
      const open = vscode.window.activeTextEditor?.document;
      const isWhole = open?.getText().trim() === ANSWER.trim();
      return isWhole && open?.uri.path.endsWith('/shop/test/cart/total.test.ts') ? open : undefined;
    }, 'the whole test file');
    assert.equal(document.uri.scheme, 'untitled');
    assert.equal(await isThere(document.uri.with({ scheme: source.scheme })), false);
    assert.match(await lastPrompt(), /suite\('name'/);
  });

  it('document in the convention of the language', async () => {
    await openDocument('def add(a, b):\n    █return a + b\n');
    await endpointRemote.answer({
      script: chatStream({ text: '```python\ndef add(a, b):\n    """Add."""\n    return a + b\n```' }),
    });
    await vscode.commands.executeCommand('interline.document');
    await eventually(
      () => (vscode.window.activeTextEditor?.document.getText().includes('"""Add."""') ? true : undefined),
      'the docstring',
    );
    assert.match(await lastPrompt(), /docstrings by PEP 257/);
  });
});
