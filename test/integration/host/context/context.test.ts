import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hashText } from '../../../../src/core/util/hashText.ts';
import { eventually } from '../../support/editorDriver.ts';
import { openContext, type OpenContext, writeFiles } from '../../support/describeContext.ts';
import { withUserSetting } from '../../support/workspaceSettings.ts';

const FOLDER = `context-${Date.now()}`;
const ALPHA = 'export function firstLetter(): string {\n  return "alpha";\n}\n';
const FILES = {
  'src/alphaBeta.ts': ALPHA,
  'src/gamma.ts': 'export const hidden = "\u202Egamma";\n',
  'src/.env': 'TOKEN=secret\n',
  'src/picture.ts': 'binary\0',
  'guide.html': 'x',
  '.gitignore': 'built/\n*.log\n',
  'built/alphaBeta.js': 'ignored',
  'noise.log': 'ignored',
  '.interlineignore': 'kept/\n',
  'kept/private.ts': 'export const neverLeaves = 1;\n',
  'many/zebraQuest.ts': Array.from({ length: 150 }, (_, line) =>
    line === 100 ? 'const zebraStripes = 7;' : `step(${line});`,
  ).join('\n'),
} as const;

describe('context for the chat', () => {
  let context: OpenContext;
  let root: vscode.Uri;
  const uriOf = (path: string): vscode.Uri => vscode.Uri.joinPath(root, path);

  before(async () => {
    root = await writeFiles(FOLDER, FILES);
  });
  beforeEach(() => {
    context = openContext({
      'https://docs.example/guide': () =>
        new Response('<title>Guide</title><nav>Menu</nav><h1>Use</h1><p>Call it.</p>', {
          headers: { 'content-type': 'text/html' },
        }),
    });
  });
  afterEach(() => {
    context.dispose();
  });
  after(async () => {
    await vscode.workspace.fs.delete(root, { recursive: true });
  });

  it('finds a file by a few letters of its name and attaches it with where it came from', async () => {
    const [piece] = await context.attach({ kind: 'file', query: 'alphbet', words: FOLDER });
    assert.equal(piece?.text, ALPHA);
    assert.equal(piece?.label, `${FOLDER}/src/alphaBeta.ts`);
    assert.deepEqual(piece?.provenance, { uri: uriOf('src/alphaBeta.ts').toString(), hash: hashText(ALPHA) });
  });
  it('marks the letters that were meant', async () => {
    const [item] = await context.items('alphabeta', 'file');
    assert.deepEqual(item?.positions, [0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });
  it('offers no file that Git ignores', async () => {
    const details = (await context.items(FOLDER, 'file')).map(({ label }) => label);
    assert.ok(details.includes('alphaBeta.ts'));
    assert.ok(!details.includes('alphaBeta.js') && !details.includes('noise.log'));
  });
  it('finds a file that was written a moment ago', async () => {
    await context.items('', 'file');
    await writeFiles(FOLDER, { 'fresh/brandNew.ts': 'new' });
    await eventually(async () => (await context.items('brandnew', 'file')).at(0), 'the new file');
  });
  it('makes visible what hides in a file', async () => {
    const [piece] = await context.attach({ kind: 'file', query: 'gamma.ts', words: FOLDER });
    assert.match(piece?.text ?? '', /⟨U\+202E/);
    assert.equal(piece?.hiddenCharacters, 1);
  });
  it('attaches nothing of a file that is no text', async () => {
    assert.deepEqual(await context.attach({ kind: 'file', query: 'picture.ts', words: FOLDER }), []);
  });
  it('attaches the files of a folder, but none that is private or no text', async () => {
    const pieces = await context.attach({ kind: 'folder', query: 'src', words: FOLDER });
    const labels = pieces.map(({ label }) => label.replace(`${FOLDER}/`, ''));
    assert.deepEqual(labels.filter((label) => label.endsWith('.ts')).sort(), ['src/alphaBeta.ts', 'src/gamma.ts']);
    const remark = pieces.at(-1);
    assert.match(remark?.text ?? '', /src\/\.env/);
    assert.doesNotMatch(JSON.stringify(pieces), /TOKEN|secret/);
  });
  it('attaches the whole of a declaration that a language server names by its first line', async () => {
    const uri = uriOf('src/alphaBeta.ts');
    const range = new vscode.Range(0, 0, 2, 1);
    const own = {
      provideDocumentSymbols: () => [
        new vscode.DocumentSymbol('firstLetter', '', vscode.SymbolKind.Function, range, range),
      ],
    };
    const all = {
      provideWorkspaceSymbols: () => [
        new vscode.SymbolInformation(
          'firstLetter',
          vscode.SymbolKind.Function,
          'letters',
          new vscode.Location(uri, new vscode.Range(0, 16, 0, 27)),
        ),
      ],
    };
    const providers = vscode.Disposable.from(
      vscode.languages.registerDocumentSymbolProvider({ pattern: `**/${FOLDER}/**` }, own),
      vscode.languages.registerWorkspaceSymbolProvider(all),
    );
    try {
      const [piece] = await context.attach({ kind: 'symbol', query: 'firstLet', words: 'alphaBeta' });
      assert.equal(piece?.text, ALPHA);
      assert.equal(piece?.label, `${FOLDER}/src/alphaBeta.ts:1-3`);
      const found = await context.items('firstletter');
      assert.ok(
        found.some(({ kind }) => kind === 'symbol'),
        'without a kind too',
      );
    } finally {
      providers.dispose();
    }
  });
  it('attaches what is selected, what is visible and what is open', async () => {
    const document = await vscode.workspace.openTextDocument(uriOf('src/alphaBeta.ts'));
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    editor.selection = new vscode.Selection(1, 2, 1, 8);
    await eventually(
      async () => (await context.items('selection')).find(({ kind }) => kind === 'selection'),
      'a selection',
    );
    const [selected] = await context.attach({ kind: 'selection', query: '' });
    assert.deepEqual([selected?.text, selected?.label], ['return', `${FOLDER}/src/alphaBeta.ts:2`]);
    const [visible] = await context.attach({ kind: 'visible', query: '' });
    assert.equal(visible?.text, ALPHA);
    const open = await context.attach({ kind: 'open', query: '' });
    assert.ok(open.some(({ text }) => text === ALPHA));
    const [nearest] = await context.items('', 'file');
    assert.equal(nearest?.label, 'alphaBeta.ts', 'what is worked with comes first');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  it('attaches the problems that the editor reports', async () => {
    const problems = vscode.languages.createDiagnosticCollection('test');
    const range = new vscode.Range(1, 0, 1, 5);
    problems.set(uriOf('src/alphaBeta.ts'), [new vscode.Diagnostic(range, 'letter is wrong')]);
    problems.set(uriOf('kept/private.ts'), [new vscode.Diagnostic(range, 'neverLeaves is unused')]);
    try {
      const [one] = await context.attach({ kind: 'problems', query: 'alpha' });
      assert.match(one?.text ?? '', /line 2, error: letter is wrong/);
      const [all] = await context.attach({ kind: 'problems', query: '', words: 'All Files' });
      assert.match(all?.text ?? '', /letter is wrong/);
      assert.doesNotMatch(all?.text ?? '', /neverLeaves/);
    } finally {
      problems.dispose();
    }
  });
  it('attaches the tree of files', async () => {
    const [piece] = await context.attach({ kind: 'tree', query: '' });
    assert.match(piece?.text ?? '', new RegExp(`${FOLDER}/\n(?: {2}.*\n)* {2}src/\n(?: {4}.*\n)* {4}alphaBeta.ts`));
    assert.doesNotMatch(piece?.text ?? '', /noise\.log/);
  });
  it('finds code by words, and follows what changes', async () => {
    const [piece] = await context.attach({ kind: 'code', query: 'zebra stripes', words: FOLDER });
    assert.match(piece?.text ?? '', /zebraStripes = 7/);
    assert.match(piece?.label ?? '', /zebraQuest\.ts:\d+-\d+$/);
    assert.equal(piece?.kind, 'code');
    await writeFiles(FOLDER, { 'many/zebraQuest.ts': 'const okapi = 1;\n' });
    await eventually(async () => {
      const labels = (await context.items('okapi', 'code')).map(({ label }) => label);
      return labels.includes('zebraQuest.ts:1-2') ? true : undefined;
    }, 'the new text');
    const left = (await context.items('zebraStripes', 'code')).map(({ label }) => label);
    assert.deepEqual(
      left.filter((label) => label.startsWith('zebraQuest')),
      ['zebraQuest.ts:1-2'],
      'found by its name alone, no more by its text',
    );
  });
  it('searches for the question itself while no words are typed', async () => {
    context.draft = 'Where is the first letter made? @code';
    const items = await context.items('', 'code');
    assert.ok(items.some(({ label }) => label.startsWith('alphaBeta.ts:')));
  });
  it('finds no code of private and excluded files', async () => {
    assert.deepEqual(
      (await context.items('neverLeaves', 'code')).filter(({ label }) => label.includes('private')),
      [],
    );
    assert.deepEqual(
      (await context.items('TOKEN secret', 'code')).filter(({ label }) => label.includes('.env')),
      [],
    );
  });
  it('reads a page of a host that the user has allowed, as text', async () => {
    const restore = await withUserSetting('chat.allowedHosts', ['docs.example']);
    try {
      const [piece] = await context.attach({ kind: 'url', query: 'docs.example/guide' });
      assert.equal(piece?.text, 'Guide\n\n# Use\n\nCall it.');
      assert.equal(piece?.label, 'https://docs.example/guide');
      assert.deepEqual(context.asked, ['https://docs.example/guide']);
    } finally {
      await restore();
    }
  });
  it('asks nothing of the web while an address is typed', async () => {
    await context.items('https://docs.example/guide', 'url');
    assert.deepEqual(context.asked, []);
  });
  it('attaches what is dropped, and nothing that is no file', async () => {
    const dropped = await context.service.attachDropped([
      uriOf('src/alphaBeta.ts').toString(),
      'https://evil.example/',
      'command:x',
      'nonsense',
    ]);
    assert.deepEqual(
      dropped.map(({ text }) => text),
      [ALPHA],
    );
  });
  it('attaches a text that was pasted', async () => {
    const [piece] = await context.service.attachText('Pasted text', 'long\u200Btext');
    assert.deepEqual([piece?.kind, piece?.label, piece?.hiddenCharacters], ['text', 'Pasted text', 1]);
  });
});
