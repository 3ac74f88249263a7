import assert from 'node:assert/strict';
import { utimes } from 'node:fs/promises';
import * as vscode from 'vscode';
import { createConversationJournal } from '../../../../src/core/chat/conversationJournal.ts';
import type { JournalStorage } from '../../../../src/core/chat/journalStorage.ts';
import { mergeJournals } from '../../../../src/core/chat/mergeJournals.ts';
import { createJournalStorage } from '../../../../src/host/chat/journalStorage.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { InMemoryLogger } from '../../../support/inMemoryLogger.ts';

/** What all windows have written, without what is known beside it. */
async function textsOf(storage: JournalStorage, conversationId: string): Promise<readonly string[]> {
  return (await storage.read(conversationId)).map(({ text }) => text);
}

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
    assert.deepEqual(await textsOf(storage, 'a'), ['{"n":1}\n{"n":"zwei ü"}\n']);
    assert.deepEqual(await files(), ['a.w.jsonl', 'b.w.jsonl']);
  });

  it('are none where nothing was written, and where there is no folder yet', async () => {
    assert.deepEqual(await textsOf(createJournalStorage(folder), 'a'), []);
    assert.deepEqual(await textsOf(createJournalStorage(vscode.Uri.joinPath(folder, 'none')), 'a'), []);
  });

  it('lose nothing when two windows write at the same instant', async () => {
    const one = createJournalStorage(folder);
    const two = createJournalStorage(folder);
    for (let round = 0; round < 5; round += 1)
      await Promise.all([one.append('a', `one ${round}\n`), two.append('a', `two ${round}\n`)]);
    const expected = ['one', 'two'].map((window) => [0, 1, 2, 3, 4].map((round) => `${window} ${round}\n`).join(''));
    assert.deepEqual([...(await textsOf(one, 'a'))].sort(), expected);
  });

  it('of older versions are read, and left as they are', async () => {
    await write('a.jsonl', 'old\n');
    const storage = createJournalStorage(folder, 'w');
    await storage.append('a', 'new\n');
    assert.deepEqual([...(await textsOf(storage, 'a'))].sort(), ['new\n', 'old\n']);
    assert.deepEqual(await files(), ['a.jsonl', 'a.w.jsonl']);
  });

  it('are not taken for those of a conversation whose name is alike', async () => {
    const storage = createJournalStorage(folder, 'w');
    for (const id of ['a', 'a.b', 'ab', '../a']) await storage.append(id, `${id}\n`);
    for (const id of ['a', 'a.b', 'ab', '../a']) assert.deepEqual(await textsOf(storage, id), [`${id}\n`]);
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
      assert.deepEqual(await textsOf(createJournalStorage(folder), 'a'), [expected]);
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

  it('go on in another file when one has grown long', async () => {
    const storage = createJournalStorage(folder, 'w');
    const line = `${'x'.repeat(300_000)}\n`;
    for (let round = 0; round < 4; round += 1) await storage.append('a', line);
    assert.deepEqual(await files(), ['a.w.jsonl', 'a.w~0001.jsonl']);
    assert.equal((await textsOf(storage, 'a')).join('').length, 4 * line.length);
  });

  it('tell which window has written them, in all their parts, and are read where they are wanted', async () => {
    const storage = createJournalStorage(folder, 'w');
    for (let part = 0; part < 2; part += 1) await storage.append('a', `${'x'.repeat(600_000)}\n`);
    await createJournalStorage(folder, 'v').append('a', 'v\n');
    await write('a.jsonl', 'old\n');
    const writers = (await storage.read('a')).map(({ name, writer }) => `${name}: ${writer}`);
    assert.deepEqual(writers, ['a.jsonl: ', 'a.v.jsonl: v', 'a.w.jsonl: w', 'a.w~0001.jsonl: w']);
    const isOther = ({ writer }: { readonly writer: string }): boolean => writer !== 'w';
    assert.deepEqual(
      (await storage.read('a', isOther)).map(({ text }) => text),
      ['old\n', 'v\n'],
    );
    assert.equal((await storage.readOne('a', 'a.v.jsonl', isOther))?.text, 'v\n');
    for (const name of ['a.w.jsonl', 'a.none.jsonl', 'b.v.jsonl'])
      assert.equal(await storage.readOne('a', name, isOther), undefined);
  });

  it('are touched, and stay as they are, where nothing is added', async () => {
    const storage = createJournalStorage(folder, 'w');
    await storage.append('a', '1\n');
    const hourAgo = new Date(Date.now() - 3_600_000);
    await utimes(vscode.Uri.joinPath(folder, 'a.w.jsonl').fsPath, hourAgo, hourAgo);
    await storage.append('a', '');
    const [journal] = await storage.read('a');
    assert.equal(journal?.text, '1\n');
    assert.ok(journal.writtenAt > hourAgo.getTime() + 1_800_000);
  });

  it('are listed with a version that every write changes', async () => {
    const storage = createJournalStorage(folder, 'w');
    await storage.append('a', '1\n');
    await storage.append('../b.c', '2\n');
    const before = await storage.list();
    assert.deepEqual(before.map(({ id }) => id).sort(), ['../b.c', 'a']);
    await createJournalStorage(folder, 'v').append('a', '3\n');
    const versions = (list: typeof before) => Object.fromEntries(list.map(({ id, version }) => [id, version]));
    const [old, now] = [versions(before), versions(await storage.list())];
    assert.notEqual(now['a'], old['a']);
    assert.equal(now['../b.c'], old['../b.c']);
  });

  it('are all taken away with their conversation, and no others', async () => {
    const storage = createJournalStorage(folder, 'w');
    for (const id of ['a', 'ab']) await storage.append(id, '1\n');
    await write('a.v.jsonl.new', '2\n');
    await storage.remove('a');
    assert.deepEqual(await files(), ['ab.w.jsonl']);
    await storage.append('a', '3\n');
    assert.deepEqual(await textsOf(storage, 'a'), ['3\n']);
  });

  describe('that many windows have left', () => {
    const lines = ['a', 'b', 'c', 'd', 'e'].map(
      (text, stamp) => `{"stamp":${stamp},"type":"draftChanged","text":"${text}"}\n`,
    );
    const whole = lines.join('');

    /** As if nobody had written for an hour. */
    async function leave(name: string, text: string): Promise<void> {
      await write(name, text);
      const hourAgo = new Date(Date.now() - 3_600_000);
      await utimes(vscode.Uri.joinPath(folder, name).fsPath, hourAgo, hourAgo);
    }

    it('become one, beside that of this window', async () => {
      const storage = createJournalStorage(folder, 'me');
      await storage.append('a', 'mine\n');
      for (const [index, line] of lines.entries()) await leave(`a.w${index}.jsonl`, line);
      await storage.fold('a');
      assert.equal((await files()).length, 2);
      assert.deepEqual([...(await textsOf(storage, 'a'))].sort(), ['mine\n', whole].sort());
    });

    it('stay where they are few, were just written, or are being written', async () => {
      for (const [index, line] of lines.entries()) await leave(`a.w${index}.jsonl`, line);
      await write('a.w0.jsonl', lines[0] ?? '');
      await write('a.w1.jsonl.new', whole);
      const before = await files();
      await createJournalStorage(folder, 'me').fold('a');
      assert.deepEqual(await files(), before);
    });

    it('lose nothing when one of those windows goes on', async () => {
      const other = createJournalStorage(folder, 'w0');
      await other.append('a', lines[0] ?? '');
      for (const [index, line] of lines.entries()) await leave(`a.w${index}.jsonl`, line);
      const more = '{"stamp":9,"type":"draftChanged","text":"more"}\n';
      const storage = createJournalStorage(folder, 'me');
      await Promise.all([storage.fold('a'), other.append('a', more)]);
      await other.append('a', more.replace('9', '10'));
      const events = mergeJournals(await textsOf(storage, 'a')).events;
      assert.equal(events.length, lines.length + 2);
    });
  });
});
