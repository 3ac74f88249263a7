import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ConversationArchive } from '../../../../src/core/chat/archive/conversationArchive.ts';
import { createConversationJournal } from '../../../../src/core/chat/conversationJournal.ts';
import { formatJournalLine } from '../../../../src/core/chat/journalLine.ts';
import { createJournalStorage } from '../../../../src/host/chat/journalStorage.ts';
import { createNodePlatform } from '../../../../src/platform/node/nodePlatform.ts';
import { InMemoryLogger } from '../../../support/inMemoryLogger.ts';
import { answered } from '../../../support/chatEvents.ts';

const CHATS = 1_000;
const TURNS = 10;

/** About 20 kB, as a chat of an afternoon. */
function journalOf(chat: number): string {
  const turns = Array.from({ length: TURNS }, (_, turn) => [
    {
      type: 'asked',
      id: `q${turn}`,
      at: chat * 1000 + turn,
      text: `Question ${turn} of chat ${chat}`,
      attachments: [],
    } as const,
    ...answered(`a${turn}`, `Answer ${turn}: ${'words that fill the page '.repeat(70)} needle${chat}x${turn}`),
  ]);
  return turns
    .flat()
    .map((event, stamp) => formatJournalLine({ event, stamp }))
    .join('');
}

describe('a thousand chats', () => {
  let folder: vscode.Uri;
  before(async () => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(root);
    folder = vscode.Uri.joinPath(root, `many-${crypto.randomUUID()}`);
    await vscode.workspace.fs.createDirectory(folder);
    for (let chat = 0; chat < CHATS; chat += 1) {
      const file = vscode.Uri.joinPath(folder, `c${chat}.w.jsonl`);
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(journalOf(chat)));
    }
  });
  after(() => vscode.workspace.fs.delete(folder, { recursive: true, useTrash: false }));

  /** As a window that has just been opened. @param onRead hears of each conversation whose journals are read */
  function openArchive(onRead: () => void): ConversationArchive {
    const log = new InMemoryLogger();
    const stored = createJournalStorage(folder);
    const read: typeof stored.read = (...call) => {
      onRead();
      return stored.read(...call);
    };
    const storage = { ...stored, read };
    return new ConversationArchive({
      storage,
      journal: createConversationJournal({ storage, clock: createNodePlatform().clock, logger: log }),
      log,
    });
  }

  it('are listed at once by a window that finds what an earlier one has found out', async () => {
    let reads = 0;
    /** How many conversations are read for it. */
    const readsOf = async (work: () => Promise<unknown>): Promise<number> => {
      const before = reads;
      await work();
      return reads - before;
    };
    const onRead = (): void => void (reads += 1);
    const first = await readsOf(() => openArchive(onRead).list());
    const later = openArchive(onRead);
    const again = await readsOf(() => later.list());
    const list = await later.list();
    assert.equal(list.length, CHATS);
    assert.equal(list[0]?.title, `Question 0 of chat ${CHATS - 1}`);
    const hits: string[] = [];
    const options = {
      onHit: ({ summary }: { summary: { id: string } }) => hits.push(summary.id),
      signal: new AbortController().signal,
    };
    const search = await readsOf(() => later.search('needle77x3', list, options));
    const next = await readsOf(() => later.search('needle778x3', list, options));
    assert.deepEqual(hits, ['c77', 'c778']);
    // Reading is what takes its time: on no machine is anything read twice.
    assert.deepEqual({ first, again, search, next }, { first: CHATS, again: 0, search: CHATS, next: 0 });
  });
});
