import assert from 'node:assert/strict';
import { type ArchiveStorage, ConversationArchive } from '../../../../../src/core/chat/archive/conversationArchive.ts';
import type { ConversationEvent } from '../../../../../src/core/chat/conversationEvent.ts';
import type { JournalText } from '../../../../../src/core/chat/journalStorage.ts';
import { createConversationJournal } from '../../../../../src/core/chat/conversationJournal.ts';
import { answered } from '../../../../support/chatEvents.ts';
import { FakeClock } from '../../../../support/fakeClock.ts';
import { InMemoryJournalStorage } from '../../../../support/inMemoryJournalStorage.ts';
import { InMemoryLogger } from '../../../../support/inMemoryLogger.ts';

class InMemoryArchiveStorage extends InMemoryJournalStorage implements ArchiveStorage {
  cache: string | undefined;
  reads: string[] = [];
  writtenAt = 0;
  override async read(id: string): Promise<readonly JournalText[]> {
    this.reads.push(id);
    return super.read(id);
  }
  async list() {
    const ids = new Set([...this.journals.keys()].map((name) => name.slice(0, name.lastIndexOf('.'))));
    return [...ids].map((id) => ({ id, version: String(this.own(id).length), writtenAt: this.writtenAt }));
  }
  async remove(id: string): Promise<void> {
    this.journals.delete(`${id}.w1`);
  }
  async readCache(): Promise<string | undefined> {
    return this.cache;
  }
  async writeCache(text: string): Promise<void> {
    this.cache = text;
  }
}

function setUp(chats: Readonly<Record<string, readonly ConversationEvent[]>>) {
  const storage = new InMemoryArchiveStorage();
  const log = new InMemoryLogger();
  const journal = createConversationJournal({ storage, clock: new FakeClock(), logger: log });
  for (const [id, events] of Object.entries(chats)) for (const event of events) journal.record(id, event);
  return { storage, journal, archive: new ConversationArchive({ storage, journal, log }) };
}

const question = (id: string, at: number, text: string): ConversationEvent => ({
  type: 'asked',
  id,
  at,
  text,
  attachments: [],
});
const CHATS = {
  old: [question('q', 10, 'About trees'), ...answered('a', 'They grow.')],
  new: [question('q', 20, 'About water')],
  pinned: [question('q', 5, 'About air'), { type: 'pinned', isPinned: true }],
  cleared: [
    { type: 'draftChanged', text: 'x' },
    { type: 'draftChanged', text: '' },
  ],
  draft: [{ type: 'draftChanged', text: 'half a thought' }],
} satisfies Readonly<Record<string, readonly ConversationEvent[]>>;

const idsOf = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);

describe('the archive', () => {
  it('lists pinned chats first, then those that were used last, and none without a word', async () => {
    const list = await setUp(CHATS).archive.list();
    assert.deepEqual(idsOf(list), ['pinned', 'new', 'old', 'draft']);
    assert.deepEqual(list[2], {
      ...{ id: 'old', title: 'About trees', isPinned: false, createdAt: 0, usedAt: 10, messageCount: 2, model: '' },
      excerpt: 'They grow.',
    });
    assert.equal(list[3]?.excerpt, 'half a thought');
  });

  it('reads a chat again only when it was written to', async () => {
    const { archive, storage, journal } = setUp(CHATS);
    await archive.list();
    storage.reads = [];
    journal.record('new', question('q2', 30, 'And ice?'));
    const list = await archive.list();
    assert.deepEqual(storage.reads, ['new']);
    assert.equal(list.find(({ id }) => id === 'new')?.messageCount, 2);
  });

  for (const [name, damage] of [
    ['cut', (text: string) => text.slice(0, -10)],
    ['of another form', (text: string) => text.replace('"format":1', '"format":0')],
    ['with an entry of another chat', (text: string) => text.replace('"id":"new"', '"id":"old"')],
    ['with an entry that is none', (text: string) => text.replace('"title":"About water"', '"title":7')],
    ['gone', () => undefined],
  ] as const)
    it(`lists the same when its cache is ${name}`, async () => {
      const { archive, storage } = setUp(CHATS);
      const before = await archive.list();
      const text = storage.cache ?? '';
      storage.cache = damage(text);
      assert.notEqual(storage.cache, text);
      assert.deepEqual(await archive.list(), before);
    });

  it('keeps deleted chats in the list, marked, and forgets it where one goes on', async () => {
    const { archive, journal } = setUp(CHATS);
    journal.record('old', { type: 'deleted', at: 15 });
    assert.equal((await archive.list()).find(({ id }) => id === 'old')?.deletedAt, 15);
    journal.record('old', question('q2', 16, 'still here'));
    assert.equal((await archive.list()).find(({ id }) => id === 'old')?.deletedAt, undefined);
  });

  it('finds words, and no more once it was told to stop', async () => {
    const { archive } = setUp(CHATS);
    const list = await archive.list();
    const found = async (query: string, signal = new AbortController().signal): Promise<readonly string[]> => {
      const hits: string[] = [];
      await archive.search(query, list, {
        onHit: ({ summary, excerpt }) => hits.push(`${summary.id}: ${excerpt}`),
        signal,
      });
      return hits.sort();
    };
    assert.deepEqual(await found('about'), ['new: About water', 'old: About trees', 'pinned: About air']);
    assert.deepEqual(await found('grow'), ['old: They grow.']);
    assert.deepEqual(await found('about', AbortSignal.abort()), []);
  });

  it('reads each chat once for a search that goes on', async () => {
    const { archive, storage } = setUp(CHATS);
    const list = await archive.list();
    storage.reads = [];
    const options = { onHit: () => undefined, signal: new AbortController().signal };
    await archive.search('a', list, options);
    await archive.search('ab', list, options);
    assert.equal(storage.reads.length, list.length);
  });

  describe('empties its bin', () => {
    const setUpBin = async (writtenAt: number) => {
      const parts = setUp(CHATS);
      parts.journal.record('old', { type: 'deleted', at: 100 });
      await parts.archive.list();
      parts.storage.writtenAt = writtenAt;
      return parts;
    };
    const isThere = async ({ storage }: { storage: InMemoryArchiveStorage }) => (await storage.read('old')).length > 0;

    it('of what was deleted long ago, and of nothing else', async () => {
      const parts = await setUpBin(100);
      assert.equal(await parts.archive.purge(100), 1);
      assert.deepEqual(idsOf(await parts.archive.list()), ['pinned', 'new', 'draft']);
    });
    it('but not before its time', async () => {
      const parts = await setUpBin(90);
      assert.equal(await parts.archive.purge(99), 0);
      assert.ok(await isThere(parts));
    });
    it('but not of what another window has written to since', async () => {
      const parts = await setUpBin(101);
      assert.equal(await parts.archive.purge(100), 0);
      assert.ok(await isThere(parts));
    });
    it('but not of what a cache says and the journals do not', async () => {
      const parts = await setUpBin(100);
      parts.storage.cache = parts.storage.cache?.replace('"excerpt":"About water"', '"excerpt":"","deletedAt":1');
      assert.equal(await parts.archive.purge(100), 1);
      assert.ok((await parts.storage.read('new')).length > 0);
    });
  });
});
