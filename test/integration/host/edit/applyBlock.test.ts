import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../../../src/host/contributions.ts';
import { closeAllEditors, eventually, openDocument, withSetting } from '../../support/editorDriver.ts';

const TEXT = 'first = 1\nsecond = 2\nthird = 3\n';

interface Block {
  readonly code: string;
  readonly info?: string;
  readonly heading?: string;
}

const apply = ({ code, info = 'python', heading = '' }: Block): Thenable<unknown> =>
  vscode.commands.executeCommand('interline.applyCode', { code, info, heading });

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

const textInFront = (): string => vscode.window.activeTextEditor?.document.getText() ?? '';

describe('apply from chat', () => {
  let restore: () => Promise<void>;
  before(async () => {
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
    restore = await withSetting('files.autoSave', 'off');
  });
  beforeEach(closeAllEditors);
  after(async () => {
    await closeAllEditors();
    await restore();
  });

  it('lays a part of a file over the file that the fence names', async () => {
    const uri = await writeFile(TEXT, 'src', 'named.py');
    const code = '# ... existing code ...\nsecond = 20\n# ... existing code ...';
    await apply({ code, info: 'python src/named.py' });
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, uri.path);
    assert.equal(textInFront(), TEXT.replace('second = 2', 'second = 20'));
    await vscode.commands.executeCommand('interline.acceptEdit');
    await vscode.commands.executeCommand('undo');
    assert.equal(textInFront(), TEXT);
  });

  it('lays a diff over the file that it names', async () => {
    await writeFile(TEXT, 'diffed.py');
    const code = '--- a/diffed.py\n+++ b/diffed.py\n@@ -1,3 +1,3 @@\n first = 1\n-second = 2\n+second = 22\n third = 3';
    await apply({ code, info: 'diff' });
    assert.equal(textInFront(), TEXT.replace('second = 2', 'second = 22'));
  });

  it('lays code without a name over the editor in front', async () => {
    await openDocument(`${TEXT}█`);
    await apply({ code: '<<<<<<< SEARCH\nthird = 3\n=======\nthird = 33\n>>>>>>> REPLACE' });
    assert.equal(textInFront(), TEXT.replace('third = 3', 'third = 33'));
  });

  it('opens a new file unsaved', async () => {
    await apply({ code: 'fresh = 1', heading: '`src/fresh.py`' });
    assert.match(textInFront(), /^fresh = 1/);
    assert.equal(vscode.window.activeTextEditor?.document.isUntitled, true);
    await assert.rejects(async () => vscode.workspace.fs.stat(inFolder('src', 'fresh.py')));
  });

  it('changes nothing outside of the folder', async () => {
    await openDocument(`${TEXT}█`);
    await apply({ code: 'evil = 1', info: 'python ../../evil.py' });
    assert.equal(textInFront(), TEXT);
  });

  it('asks where a place is not sure, and changes nothing before', async () => {
    await openDocument('same = 1\nother = 2\nsame = 1\n█');
    const applying = apply({ code: '<<<<<<< SEARCH\nsame = 1\n=======\nsame = 9\n>>>>>>> REPLACE' });
    await eventually(async () => {
      if (textInFront().includes('same = 9')) return true;
      assert.equal(textInFront(), 'same = 1\nother = 2\nsame = 1\n');
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return undefined;
    }, 'the place that was chosen');
    await applying;
    assert.equal(textInFront(), 'same = 9\nother = 2\nsame = 1\n');
  });
});

describe('quick fixes', () => {
  it('are offered at every problem, and edits on a selection', async () => {
    const { document } = await openDocument(`${TEXT}█`);
    const problems = vscode.languages.createDiagnosticCollection('test');
    const range = new vscode.Range(1, 0, 1, 6);
    problems.set(document.uri, [new vscode.Diagnostic(range, 'Wrong name', vscode.DiagnosticSeverity.Error)]);
    try {
      const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
      );
      const titles = actions.map(({ title }) => title);
      for (const title of ['Fix with Interline', 'Explain with Interline', 'Edit with Interline…'])
        assert.ok(titles.includes(title), title);
    } finally {
      problems.dispose();
      await closeAllEditors();
    }
  });
});
