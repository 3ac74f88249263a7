import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createConversationJournal } from '../../../../src/core/chat/conversationJournal.ts';
import { createJournalStorage } from '../../../../src/host/chat/journalStorage.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { InMemoryLogger } from '../../../support/inMemoryLogger.ts';

describe('journals on disk', () => {
  let folder: vscode.Uri;
  beforeEach(async () => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(root);
    folder = vscode.Uri.joinPath(root, `journals-${Math.random().toString(36).slice(2)}`);
    await vscode.workspace.fs.createDirectory(folder);
  });
  afterEach(async () => {
    await vscode.workspace.fs.delete(folder, { recursive: true, useTrash: false });
  });

  async function write(name: string, text: string): Promise<void> {
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode(text));
  }

  async function files(): Promise<readonly string[]> {
    return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).sort();
  }

  it('come back as they were written, one file a conversation', async () => {
    const storage = createJournalStorage(folder, 'w');
    await storage.append('a', '{"n":1}\n');
    await storage.append('a', '{"n":"zwei ü"}\n');
    await storage.append('b', '{"n":3}\n');
    assert.deepEqual(await storage.read('a'), ['{"n":1}\n{"n":"zwei ü"}\n']);
    assert.deepEqual(await files(), ['a.w.jsonl', 'b.w.jsonl']);
  });

  it('are none where nothing was written, and where there is no folder yet', async () => {
    assert.deepEqual(await createJournalStorage(folder).read('a'), []);
    assert.deepEqual(await createJournalStorage(vscode.Uri.joinPath(folder, 'none')).read('a'), []);
  });

  it('lose nothing when two windows write at the same instant', async () => {
    const one = createJournalStorage(folder);
    const two = createJournalStorage(folder);
    for (let round = 0; round < 5; round += 1)
      await Promise.all([one.append('a', `one ${round}\n`), two.append('a', `two ${round}\n`)]);
    const expected = ['one', 'two'].map((window) => [0, 1, 2, 3, 4].map((round) => `${window} ${round}\n`).join(''));
    assert.deepEqual([...(await one.read('a'))].sort(), expected);
  });

  it('of older versions are read, and left as they are', async () => {
    await write('a.jsonl', 'old\n');
    const storage = createJournalStorage(folder, 'w');
    await storage.append('a', 'new\n');
    assert.deepEqual([...(await storage.read('a'))].sort(), ['new\n', 'old\n']);
    assert.deepEqual(await files(), ['a.jsonl', 'a.w.jsonl']);
  });

  it('are not taken for those of a conversation whose name is alike', async () => {
    const storage = createJournalStorage(folder, 'w');
    for (const id of ['a', 'a.b', 'ab', '../a']) await storage.append(id, `${id}\n`);
    for (const id of ['a', 'a.b', 'ab', '../a']) assert.deepEqual(await storage.read(id), [`${id}\n`]);
  });

  const crashes: readonly (readonly [name: string, files: Readonly<Record<string, string>>, expected: string])[] = [
    ['between deleting the old text and naming the new one', { 'a.w.jsonl.new': '1\n2\n' }, '1\n2\n'],
    ['between writing the new text and naming it', { 'a.w.jsonl': '1\n', 'a.w.jsonl.new': '1\n2\n' }, '1\n2\n'],
    ['in the middle of writing', { 'a.w.jsonl': '1\n2\n', 'a.w.jsonl.new': '1\n' }, '1\n2\n'],
    ['in the middle of the last line', { 'a.w.jsonl': '1\n', 'a.w.jsonl.new': '1\n2' }, '1\n2'],
  ];
  for (const [name, left, expected] of crashes)
    it(`survive a crash ${name}`, async () => {
      for (const [file, text] of Object.entries(left)) await write(file, text);
      assert.deepEqual(await createJournalStorage(folder).read('a'), [expected]);
    });

  it('with a line that a crash left open lose only that line', async () => {
    await write('a.jsonl', '{"type":"draftChanged","text":"kept"}\n{"type":"dra');
    const storage = createJournalStorage(folder);
    const journal = createConversationJournal({ storage, clock: new FakeClock(), logger: new InMemoryLogger() });
    journal.record('a', { type: 'asked', id: 'q', at: 1, text: 'after', attachments: [] });
    const restored = await journal.load('a');
    assert.equal(restored?.damagedLines, 1);
    assert.equal(restored.conversation.draft, 'kept');
    assert.equal(restored.conversation.messages.length, 1);
  });
});
