import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION_ID } from '../../../../src/host/contributions.ts';
import { withAnswers } from '../../support/answeringWindow.ts';
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

const textOf = (uri: vscode.Uri): string | undefined =>
  vscode.workspace.textDocuments.find((one) => String(one.uri) === String(uri))?.getText();

async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

const PATCH = `*** Begin Patch
*** Update File: several/one.py
@@
-second = 2
+second = 20
*** Add File: several/fresh.py
+fresh = 1
*** Update File: several/two.py
@@
-third = 3
+third = 30
*** Update File: several/before.py
*** Move to: several/after.py
@@
-first = 1
+first = 10
*** Delete File: several/gone.py
*** End Patch`;

/** The files of the patch; what came from it is away. */
async function filesOfPatch() {
  await vscode.workspace.fs.delete(inFolder('several'), { recursive: true }).then(undefined, () => undefined);
  const [one, two, before, gone] = await Promise.all(
    ['one.py', 'two.py', 'before.py', 'gone.py'].map((name) => writeFile(TEXT, 'several', name)),
  );
  assert.ok(one && two && before && gone);
  const fresh = inFolder('several', 'fresh.py').with({ scheme: 'untitled' });
  return { one, two, before, gone, after: inFolder('several', 'after.py'), fresh };
}

const textInFront = (): string => vscode.window.activeTextEditor?.document.getText() ?? '';

/** For a group of tests: the extension is there, and nothing is written before somebody saves it. */
function withFilesUnsaved(): void {
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
}

describe('apply from chat', () => {
  withFilesUnsaved();

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

describe('apply from chat, a patch of several files', () => {
  withFilesUnsaved();

  it('shows every file with what happens to it, and lays down what is chosen in documents of their own', async () => {
    const files = await filesOfPatch();
    let shown: readonly string[] = [];
    await withAnswers(
      {
        pick: (items) => {
          shown = items.map(({ label, description = '' }) => `${label}: ${description}`);
          return [0, 1];
        },
      },
      () => apply({ code: PATCH, info: '' }),
    );
    assert.deepEqual(shown, [
      'several/one.py: change, for review',
      'several/fresh.py: new file, unsaved',
      'several/two.py: change, for review',
      'several/before.py: rename to several/after.py, after a question',
      'several/gone.py: delete, after a question',
    ]);
    assert.equal(textOf(files.one), TEXT.replace('second = 2', 'second = 20'));
    assert.match(textOf(files.fresh) ?? '', /^fresh = 1/);
    assert.equal(textOf(files.two) ?? TEXT, TEXT);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, files.one.path);
    assert.deepEqual([await isThere(files.before), await isThere(files.gone)], [true, true]);
  });

  it('deletes and renames after a question each, and lays the change over the file under its new name', async () => {
    const files = await filesOfPatch();
    const { questions } = await withAnswers(
      { pick: (items) => [...items.keys()], press: (_message, _detail, [yes]) => yes },
      () => apply({ code: PATCH, info: '' }),
    );
    assert.deepEqual(questions, ['Rename several/before.py to several/after.py?', 'Delete several/gone.py?']);
    assert.deepEqual([await isThere(files.before), await isThere(files.gone)], [false, false]);
    assert.equal(textOf(files.after), TEXT.replace('first = 1', 'first = 10'));
    assert.equal(textOf(files.two), TEXT.replace('third = 3', 'third = 30'));
  });

  it('neither deletes nor renames without a yes', async () => {
    const files = await filesOfPatch();
    await withAnswers({ pick: () => [3, 4] }, () => apply({ code: PATCH, info: '' }));
    assert.deepEqual([await isThere(files.before), await isThere(files.gone)], [true, true]);
    assert.equal(await isThere(files.after), false);
  });

  it('leaves everything when nothing is chosen', async () => {
    const files = await filesOfPatch();
    await withAnswers({}, () => apply({ code: PATCH, info: '' }));
    assert.equal(textOf(files.one) ?? TEXT, TEXT);
    assert.equal(textOf(files.fresh), undefined);
  });

  it('says why a file cannot be deleted or renamed', async () => {
    const files = await filesOfPatch();
    const code = (path: string): string => `*** Begin Patch\n*** Delete File: ${path}\n*** End Patch`;
    const noticesOf = async (patch: string): Promise<string> =>
      (
        await withAnswers({ press: (_message, _detail, [yes]) => yes }, () => apply({ code: patch, info: '' }))
      ).notices.join();
    assert.match(await noticesOf(code('../outside.py')), /outside of the open folders/);
    assert.match(await noticesOf(code('several/missing.py')), /There is no file several\/missing\.py/);
    assert.match(await noticesOf(code('several')), /is a folder/);
    const taken = '*** Begin Patch\n*** Update File: several/one.py\n*** Move to: several/two.py\n*** End Patch';
    assert.match(await noticesOf(taken), /two\.py is there already/);
    const editor = await vscode.window.showTextDocument(files.gone);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# mine\n'));
    assert.match(await noticesOf(code('several/gone.py')), /unsaved changes/);
    assert.equal(await isThere(files.gone), true);
  });

  it('lays several blocks of an answer over their files, and says which block has to wait', async () => {
    const files = await filesOfPatch();
    const blocks = [
      { code: '# ...\nsecond = 21\n# ...', info: 'python several/one.py', heading: '' },
      { code: 'echo done', info: 'sh', heading: '' },
      { code: '# ...\nthird = 31', info: 'python several/two.py', heading: '' },
      { code: '# ...\nthird = 32', info: 'python several/one.py', heading: '' },
    ];
    const { notices } = await withAnswers({ pick: (items) => [...items.keys()] }, () =>
      vscode.commands.executeCommand('interline.applyCode', blocks),
    );
    assert.equal(textOf(files.one), TEXT.replace('second = 2', 'second = 21'));
    assert.equal(textOf(files.two), TEXT.replace('third = 3', 'third = 31'));
    assert.match(notices.join(), /More of the answer is for several\/one\.py/);
  });

  it('asks with a warning before a file goes that other programs obey', async () => {
    const uri = await writeFile('{}', '.vscode', 'tasks.json');
    let warned = '';
    await withAnswers({ press: (_message, detail) => void (warned = detail) }, () =>
      apply({ code: '*** Begin Patch\n*** Delete File: .vscode/tasks.json\n*** End Patch', info: '' }),
    );
    assert.match(warned, /Other programs run or obey this file/);
    assert.equal(await isThere(uri), true);
    await vscode.workspace.fs.delete(uri);
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
