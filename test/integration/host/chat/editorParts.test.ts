import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createAttachment, placeLabel } from '../../../../src/host/chat/attachments.ts';
import { readEditorTheme } from '../../../../src/host/chat/editorTheme.ts';
import { createGrammars } from '../../../../src/host/chat/grammars.ts';
import { insertAtCursor } from '../../../../src/host/chat/insertAtCursor.ts';
import { createLastEditor } from '../../../../src/host/chat/lastEditor.ts';
import {
  closeAllEditors,
  documentWithCursor,
  eventually,
  openDocument,
  withSetting,
} from '../../support/editorDriver.ts';

interface Theme {
  readonly type: string;
  readonly colors: Readonly<Record<string, string>>;
  readonly tokenColors: readonly unknown[];
}

describe('the editor’s theme', () => {
  const rows = [
    ['Dark Modern', 'dark'],
    ['Light+', 'light'],
    ['Monokai', 'dark'],
  ] as const;
  for (const [name, type] of rows)
    it(`${name} is read with all that it includes`, async () => {
      const restore = await withSetting('workbench.colorTheme', name);
      try {
        const kind = type === 'dark' ? vscode.ColorThemeKind.Dark : vscode.ColorThemeKind.Light;
        await eventually(() => (vscode.window.activeColorTheme.kind === kind ? true : undefined), name);
        const theme = (await readEditorTheme()).theme as Theme;
        assert.equal(theme.type, type);
        assert.ok(theme.tokenColors.length > 20, `${theme.tokenColors.length} rules`);
        assert.match(theme.colors['editor.background'] ?? '', /^#/);
      } finally {
        await restore();
      }
    });

  it('is only its kind when no extension brings it', async () => {
    const restore = await withSetting('workbench.colorTheme', 'No Such Theme');
    try {
      assert.equal((await readEditorTheme()).theme, undefined);
    } finally {
      await restore();
    }
  });
});

describe('the editor’s grammars', () => {
  const rows = [
    ['typescript', 'source.ts'],
    ['ts', 'source.ts'],
    ['PY', 'source.python'],
    ['c++', 'source.cpp'],
    ['sh', 'source.shell'],
  ] as const;
  for (const [language, scopeName] of rows)
    it(`are found for ${language}`, async () => {
      const answer = await createGrammars().answer(language);
      assert.equal(answer.scopeName, scopeName);
      assert.equal((answer.grammars[0] as { readonly name: string }).name, language);
    });
  it('come with those that they embed, within bounds', async () => {
    const { grammars } = await createGrammars().answer('html');
    const scopes = grammars.map((grammar) => (grammar as { readonly scopeName: string }).scopeName);
    assert.ok(scopes.includes('source.css') && scopes.includes('source.js'), scopes.join());
    assert.ok(scopes.length <= 9);
  });
  it('are none for a language that nobody knows', async () => {
    assert.deepEqual(await createGrammars().answer('klingon'), {
      type: 'grammar',
      language: 'klingon',
      scopeName: '',
      grammars: [],
    });
  });
});

describe('attaching and inserting', () => {
  beforeEach(closeAllEditors);
  after(closeAllEditors);

  it('labels lines as people count them', async () => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(root);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root, 'example.py'));
    const label = (...range: [number, number, number, number]): string =>
      placeLabel({ document, range: new vscode.Range(...range) });
    assert.equal(placeLabel({ document }), 'example.py');
    assert.equal(label(0, 0, 1, 5), 'example.py:1-2');
    assert.equal(label(0, 2, 0, 5), 'example.py:1');
    assert.equal(label(0, 0, 1, 0), 'example.py:1');
  });

  it('attaches the selected text with its language, hidden characters made visible', async () => {
    const { document } = await openDocument('one\ntwo\u202E\n█');
    const attachment = await createAttachment({ document, range: new vscode.Range(1, 0, 1, 4) }, 'id');
    assert.equal(attachment?.text, 'two⟨U+202E right-to-left override⟩');
    assert.equal(attachment.hiddenCharacters, 1);
    assert.equal(attachment.languageId, 'python');
    assert.equal(attachment.kind, 'selection');
    assert.ok(attachment.tokens > 0);
  });

  it('attaches nothing that is too large', async () => {
    const { document } = await openDocument(`${'word '.repeat(100_000)}█`, 'plaintext');
    assert.equal(await createAttachment({ document }, 'id'), undefined);
  });

  it('inserts code in the place of the selection, as one undo step', async () => {
    const lastEditor = createLastEditor();
    try {
      const editor = await openDocument('x = old\n█');
      editor.selection = new vscode.Selection(0, 4, 0, 7);
      await insertAtCursor('new', lastEditor);
      assert.equal(documentWithCursor(editor).replace('█', ''), 'x = new\n');
      await vscode.commands.executeCommand('undo');
      assert.equal(editor.document.getText(), 'x = old\n');
    } finally {
      lastEditor.dispose();
    }
  });
});
