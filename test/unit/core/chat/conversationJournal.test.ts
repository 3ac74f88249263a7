import assert from 'node:assert/strict';
import type { ConversationEvent } from '../../../../src/core/chat/conversationEvent.ts';
import { createConversationJournal } from '../../../../src/core/chat/conversationJournal.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { InMemoryJournalStorage } from '../../../support/inMemoryJournalStorage.ts';
import { InMemoryLogger } from '../../../support/inMemoryLogger.ts';

function setUp() {
  const storage = new InMemoryJournalStorage();
  const clock = new FakeClock();
  const logger = new InMemoryLogger();
  const journal = createConversationJournal({ storage, clock, logger });
  return { storage, clock, logger, journal };
}

const draft = (text: string): ConversationEvent => ({ type: 'draftChanged', text });
const grew = (text: string, id = 'r'): ConversationEvent => ({ type: 'answerGrew', id, text, reasoning: '' });
const lines = (...events: readonly ConversationEvent[]): string =>
  events.map((event) => `${JSON.stringify(event)}\n`).join('');

describe('conversationJournal', () => {
  it('writes within a second, and not at every key', async () => {
    const { storage, clock, journal } = setUp();
    for (let key = 0; key < 90; key += 1) {
      journal.record('c', draft('x'.repeat(key)));
      await clock.advance(10);
    }
    await clock.advance(1000 - 900);
    assert.equal(storage.appends, 2);
    await clock.advance(1000);
    assert.match(storage.journals.get('c') ?? '', new RegExp(`"${'x'.repeat(89)}"`));
  });

  const merged: readonly (readonly [
    name: string,
    events: readonly ConversationEvent[],
    written: readonly ConversationEvent[],
  ])[] = [
    ['keeps only the newest of several drafts', [draft('a'), draft('ab')], [draft('ab')]],
    ['joins what an answer has gained', [grew('a'), grew('b')], [grew('ab')]],
    ['keeps the order of different events', [draft('a'), grew('b'), draft('c')], [draft('a'), grew('b'), draft('c')]],
    ['keeps two answers apart', [grew('a', 'r1'), grew('b', 'r2')], [grew('a', 'r1'), grew('b', 'r2')]],
  ];
  for (const [name, events, written] of merged)
    it(name, async () => {
      const { storage, journal } = setUp();
      events.forEach((event) => journal.record('c', event));
      await journal.flush();
      assert.equal(storage.journals.get('c'), lines(...written));
    });

  it('writes each conversation into its own journal', async () => {
    const { storage, journal } = setUp();
    journal.record('c1', draft('a'));
    journal.record('c2', draft('b'));
    await journal.flush();
    assert.deepEqual(Object.fromEntries(storage.journals), { c1: lines(draft('a')), c2: lines(draft('b')) });
  });

  it('tries again later when writing fails, in the old order', async () => {
    const { storage, clock, logger, journal } = setUp();
    storage.failing = true;
    journal.record('c', grew('a'));
    storage.whileAppending = () => journal.record('c', draft('b'));
    await journal.flush();
    storage.whileAppending = () => undefined;
    storage.failing = false;
    await clock.advance(6000);
    assert.equal(storage.journals.get('c'), lines(grew('a'), draft('b')));
    assert.equal(logger.lines.length, 1);
    assert.equal(clock.pending, 0);
  });

  it('reads back what has just been recorded', async () => {
    const { journal } = setUp();
    journal.record('c', draft('unsaved'));
    const restored = await journal.load('c');
    assert.equal(restored?.conversation.draft, 'unsaved');
  });

  it('has nothing to read where nothing was written', async () =>
    assert.equal(await setUp().journal.load('c'), undefined));
});
