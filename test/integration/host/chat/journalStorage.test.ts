import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createConversationJournal } from '../../../../src/core/chat/conversationJournal.ts';
import { createJournalStorage } from '../../../../src/host/chat/journalStorage.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { InMemoryLogger } from '../../../support/inMemoryLogger.ts';

describe('journals on disk', () => {
  let folder: vscode.Uri;
  beforeEach(() => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(root);
    folder = vscode.Uri.joinPath(root, `journals-${Math.random().toString(36).slice(2)}`);
  });
  afterEach(async () => {
    await vscode.workspace.fs.delete(folder, { recursive: true, useTrash: false });
  });

  it('come back as they were written, one file a conversation', async () => {
    const storage = createJournalStorage(folder);
    await storage.append('a', '{"n":1}\n');
    await storage.append('a', '{"n":"zwei ü"}\n');
    await storage.append('b', '{"n":3}\n');
    assert.equal(await storage.read('a'), '{"n":1}\n{"n":"zwei ü"}\n');
    const files = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).sort();
    assert.deepEqual(files, ['a.jsonl', 'b.jsonl']);
  });

  it('are undefined where nothing was written', async () => {
    const storage = createJournalStorage(folder);
    assert.equal(await storage.read('a'), undefined);
    await vscode.workspace.fs.createDirectory(folder);
  });

  it('close a line that a crash left open, so that only that line is lost', async () => {
    const storage = createJournalStorage(folder);
    const torn = new TextEncoder().encode('{"type":"draftChanged","text":"kept"}\n{"type":"dra');
    await vscode.workspace.fs.createDirectory(folder);
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'a.jsonl'), torn);
    const journal = createConversationJournal({ storage, clock: new FakeClock(), logger: new InMemoryLogger() });
    journal.record('a', { type: 'asked', id: 'q', at: 1, text: 'after', attachments: [] });
    const restored = await journal.load('a');
    assert.equal(restored?.damagedLines, 1);
    assert.equal(restored.conversation.draft, 'kept');
    assert.equal(restored.conversation.messages.length, 1);
  });

  it('keep what two windows write', async () => {
    const one = createJournalStorage(folder);
    const two = createJournalStorage(folder);
    await one.append('a', '1\n');
    await two.append('a', '2\n');
    await one.append('a', '3\n');
    assert.equal(await two.read('a'), '1\n2\n3\n');
  });
});
