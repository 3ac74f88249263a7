import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { type OpenContext, openContext, writeFiles } from '../../support/describeContext.ts';
import { withAnswers, type WindowRecord } from '../../support/answeringWindow.ts';

const FOLDER = `questions-${Date.now()}`;
const FILES = {
  'env/.env': 'TOKEN=secret\n',
  'kept/private.ts': 'export const neverLeaves = 1;\n',
  '.interlineignore': 'kept/\n',
  'free.ts': 'export const free = 1;\n',
} as const;

interface Asked extends WindowRecord {
  /** Texts of what was attached. */
  readonly texts: readonly string[];
}

describe('questions before something is attached', () => {
  let root: vscode.Uri;
  let context: OpenContext;
  before(async () => {
    root = await writeFiles(FOLDER, FILES);
  });
  after(() => vscode.workspace.fs.delete(root, { recursive: true }));
  beforeEach(() => {
    const page = (): Response => new Response('Words of others.', { headers: { 'content-type': 'text/plain' } });
    context = openContext({ 'https://docs.example/guide': page });
  });
  afterEach(() => {
    context.dispose();
  });

  /** @param isWelcome whether the first button of the question is pressed */
  async function ask(isWelcome: boolean, attach: () => Promise<readonly { readonly text: string }[]>): Promise<Asked> {
    let texts: readonly string[] = [];
    const press = (_message: string, _detail: string, [button]: readonly string[]) => (isWelcome ? button : undefined);
    const record = await withAnswers({ press }, async () => {
      texts = (await attach()).map(({ text }) => text);
    });
    return { ...record, texts };
  }

  const dropped = (uri: vscode.Uri) => () => context.service.attachDropped([uri.toString()]);
  const inFolder = (path: string) => () => dropped(vscode.Uri.joinPath(root, path))();

  const rows: readonly (readonly [
    name: string,
    attach: () => Promise<readonly { readonly text: string }[]>,
    question: RegExp,
    text: string,
  ])[] = [
    ['a file with keys', inFolder('env/.env'), /^Attach .*\.env\?$/, FILES['env/.env']],
    ['a file that a rule keeps at home', inFolder('kept/private.ts'), /private\.ts\?$/, FILES['kept/private.ts']],
    [
      'a page of a host that was never allowed',
      () => context.attach({ kind: 'url', query: 'https://docs.example/guide' }),
      /^Read a page from docs\.example\?$/,
      'Words of others.',
    ],
  ];
  for (const [name, attach, question, text] of rows)
    it(`are asked about ${name}, which goes along only then`, async () => {
      const refused = await ask(false, attach);
      assert.deepEqual(refused.texts, []);
      assert.equal(context.asked.length, 0);
      const taken = await ask(true, attach);
      assert.equal(taken.questions.length, 1);
      assert.match(taken.questions[0] ?? '', question);
      assert.ok(taken.texts[0]?.includes(text.trim()));
    });

  it('are asked about a file from outside of the workspace', async () => {
    const outside = vscode.Uri.file(join(tmpdir(), `${FOLDER}.txt`));
    await vscode.workspace.fs.writeFile(outside, new TextEncoder().encode('from elsewhere'));
    assert.deepEqual((await ask(false, dropped(outside))).texts, []);
    const { questions, texts } = await ask(true, dropped(outside));
    await vscode.workspace.fs.delete(outside);
    assert.deepEqual(questions, ['Attach a file from outside of the workspace?']);
    assert.deepEqual(texts, ['from elsewhere']);
  });

  it('are not asked about any other file', async () => {
    const { questions, texts } = await ask(false, inFolder('free.ts'));
    assert.deepEqual(questions, []);
    assert.deepEqual(texts, [FILES['free.ts']]);
  });
});
