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
  before(async function () {
    this.timeout(60_000);
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

  /** As a window that has just been opened. */
  function openArchive(): ConversationArchive {
    const log = new InMemoryLogger();
    const storage = createJournalStorage(folder);
    return new ConversationArchive({
      storage,
      journal: createConversationJournal({ storage, clock: createNodePlatform().clock, logger: log }),
      log,
    });
  }

  async function timeOf(work: () => Promise<unknown>): Promise<number> {
    const start = performance.now();
    await work();
    return Math.round(performance.now() - start);
  }

  it('are listed at once by a window that finds what an earlier one has found out', async function () {
    this.timeout(60_000);
    const first = await timeOf(() => openArchive().list());
    const later = openArchive();
    const again = await timeOf(() => later.list());
    const list = await later.list();
    assert.equal(list.length, CHATS);
    assert.equal(list[0]?.title, `Question 0 of chat ${CHATS - 1}`);
    const hits: string[] = [];
    const options = {
      onHit: ({ summary }: { summary: { id: string } }) => hits.push(summary.id),
      signal: new AbortController().signal,
    };
    const search = await timeOf(() => later.search('needle77x3', list, options));
    const next = await timeOf(() => later.search('needle778x3', list, options));
    assert.deepEqual(hits, ['c77', 'c778']);
    const figures = `first list ${first} ms, list ${again} ms, first search ${search} ms, next search ${next} ms`;
    if (this.test) this.test.title += ` (${figures})`;
    // Several times what it takes, for machines that are busy.
    assert.ok(again < 1_500 && next < 1_500, figures);
  });
});
