import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConversationArchive } from '../../src/core/chat/archive/conversationArchive.ts';
import { createConversationJournal } from '../../src/core/chat/conversationJournal.ts';
import type { ConversationEvent } from '../../src/core/chat/conversationEvent.ts';
import { formatJournalLine } from '../../src/core/chat/journalLine.ts';
import { createNodePlatform } from '../../src/platform/node/nodePlatform.ts';
import { answered } from '../../test/support/chatEvents.ts';
import { InMemoryLogger } from '../../test/support/inMemoryLogger.ts';
import type { BenchPart } from '../support/part.ts';
import { median } from '../support/statistics.ts';
import type { Cell, Table } from '../support/table.ts';
import { FolderStorage } from './folderStorage.ts';

const TURNS = 10;
const MEGABYTE = 1e6;

export const archivePart: BenchPart = {
  name: 'archive',
  title: 'stored chats: opening the list, and searching all that was said',
  run: async ({ quick }) => {
    const rows: Cell[][] = [];
    for (const chats of quick ? [50] : [100, 1_000]) rows.push(await measure(chats, quick ? 1 : 5));
    return [table(rows)];
  },
};

/** About 20 kB, as a chat of an afternoon. */
function journalOf(chat: number): string {
  const events = Array.from({ length: TURNS }, (_, turn): readonly ConversationEvent[] => [
    {
      type: 'asked',
      id: `q${turn}`,
      at: chat * 1000 + turn,
      text: `Question ${turn} of chat ${chat}`,
      attachments: [],
    },
    ...answered(`a${turn}`, `Answer ${turn}: ${'words that fill the page '.repeat(70)} needle${chat}x${turn}`),
  ]);
  return events
    .flat()
    .map((event, stamp) => formatJournalLine({ event, stamp }))
    .join('');
}

async function measure(chats: number, rounds: number): Promise<Cell[]> {
  const times: Times[] = [];
  let characters = 0;
  for (let round = 0; round < rounds; round += 1) {
    const folder = await mkdtemp(join(tmpdir(), 'interline-archive-'));
    const storage = new FolderStorage(folder);
    characters = 0;
    for (let chat = 0; chat < chats; chat += 1) {
      const journal = journalOf(chat);
      characters += journal.length;
      await storage.append(`c${chat}`, journal);
    }
    times.push(await measureRound(storage, chats));
    await rm(folder, { recursive: true });
  }
  const middle = (pick: (one: Times) => number): Cell => median(times.map(pick));
  return [
    chats,
    characters / MEGABYTE,
    middle(({ firstList }) => firstList),
    middle(({ list }) => list),
    middle(({ firstSearch }) => firstSearch),
    middle(({ search }) => search),
  ];
}

interface Times {
  readonly firstList: number;
  readonly list: number;
  readonly firstSearch: number;
  readonly search: number;
}

async function measureRound(storage: FolderStorage, chats: number): Promise<Times> {
  const first = openArchive(storage);
  const firstList = await timeOf(() => first.list());
  const later = openArchive(storage);
  const list = await timeOf(() => later.list());
  const summaries = await later.list();
  const look = async (chat: number): Promise<number> => {
    const hits: string[] = [];
    const onHit = ({ summary }: { readonly summary: { readonly id: string } }): void => void hits.push(summary.id);
    const { signal } = new AbortController();
    const time = await timeOf(() => later.search(`needle${chat}x3`, summaries, { onHit, signal }));
    if (hits.join() !== `c${chat}`) throw new Error(`The search found ${hits.join() || 'nothing'}.`);
    return time;
  };
  return { firstList, list, firstSearch: await look(chats - 1), search: await look(chats - 2) };
}

/** As a window that has just been opened. */
function openArchive(storage: FolderStorage): ConversationArchive {
  const log = new InMemoryLogger();
  const { clock } = createNodePlatform();
  return new ConversationArchive({ storage, journal: createConversationJournal({ storage, clock, logger: log }), log });
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function table(rows: readonly (readonly Cell[])[]): Table {
  return {
    title: 'Stored chats of twenty messages each',
    columns: [
      { name: 'chats' },
      { name: 'megabytes', decimals: 1 },
      { name: 'first list ever, ms' },
      { name: 'list in a new window' },
      { name: 'first search' },
      { name: 'next search' },
    ],
    rows,
    remarks: [
      'Journals on the disk, read by the program itself; the editor’s file system costs more. Only the first list ever reads every journal; a search reads each once.',
    ],
  };
}
