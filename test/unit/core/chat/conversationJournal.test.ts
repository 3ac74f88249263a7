import assert from 'node:assert/strict';
import type { ConversationEvent } from '../../../../src/core/chat/conversationEvent.ts';
import { type ConversationJournal, createConversationJournal } from '../../../../src/core/chat/conversationJournal.ts';
import { mergeJournals } from '../../../../src/core/chat/mergeJournals.ts';
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
const asked = (id: string): ConversationEvent => ({ type: 'asked', id, at: 0, text: id, attachments: [] });
const eventsIn = (journal: string): readonly ConversationEvent[] => mergeJournals([journal]).events;

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
    assert.match(storage.own('c'), new RegExp(`"${'x'.repeat(89)}"`));
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
    [
      'joins what two answers gain by turns',
      [grew('a', 'r1'), grew('b', 'r2'), grew('c', 'r1'), grew('d', 'r2')],
      [grew('ac', 'r1'), grew('bd', 'r2')],
    ],
    ['joins nothing across another event', [grew('a'), draft('b'), grew('c')], [grew('a'), draft('b'), grew('c')]],
  ];
  for (const [name, events, written] of merged)
    it(name, async () => {
      const { storage, journal } = setUp();
      events.forEach((event) => journal.record('c', event));
      await journal.flush();
      assert.deepEqual(eventsIn(storage.own('c')), written);
    });

  it('writes each conversation into its own journal', async () => {
    const { storage, journal } = setUp();
    journal.record('c1', draft('a'));
    journal.record('c2', draft('b'));
    await journal.flush();
    assert.deepEqual(eventsIn(storage.own('c1')), [draft('a')]);
    assert.deepEqual(eventsIn(storage.own('c2')), [draft('b')]);
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
    assert.deepEqual(eventsIn(storage.own('c')), [grew('a'), draft('b')]);
    assert.equal(logger.lines.length, 1);
    assert.equal(clock.pending, 0);
  });

  it('reads back what has just been recorded', async () => {
    const { journal } = setUp();
    journal.record('c', draft('unsaved'));
    const restored = await journal.load('c');
    assert.equal(restored?.conversation.draft, 'unsaved');
  });

  it('reads back what the disk does not take', async () => {
    const { journal, storage } = setUp();
    journal.record('c', draft('written'));
    await journal.flush();
    storage.failing = true;
    journal.record('c', draft('known to this window alone'));
    assert.equal((await journal.load('c'))?.conversation.draft, 'known to this window alone');
  });

  it('has nothing to read where nothing was written', async () =>
    assert.equal(await setUp().journal.load('c'), undefined));
});

/** Two windows on one conversation, each with its own clock. */
function setUpTwo() {
  const one = setUp();
  const storage = one.storage.besides('w2');
  const clock = new FakeClock();
  return { one, two: { storage, clock, journal: createConversationJournal({ storage, clock, logger: one.logger }) } };
}

async function questionsOf(journal: ConversationJournal): Promise<readonly string[]> {
  return (await journal.load('c'))?.conversation.messages.map(({ id }) => id) ?? [];
}

describe('conversationJournal: two windows on one conversation', () => {
  it('lose nothing when they write at the same instant', async () => {
    const { one, two } = setUpTwo();
    one.storage.whileAppending = () => void two.journal.flush();
    one.journal.record('c', asked('a'));
    two.journal.record('c', asked('b'));
    await Promise.all([one.journal.flush(), two.journal.flush()]);
    assert.deepEqual(await questionsOf(one.journal), ['a', 'b']);
    assert.deepEqual(await questionsOf(two.journal), ['a', 'b']);
  });

  it('keep the order in which things happened, however late they were written', async () => {
    const { one, two } = setUpTwo();
    one.storage.failing = true;
    one.journal.record('c', asked('a'));
    await one.journal.flush();
    await two.clock.advance(1_000);
    two.journal.record('c', asked('b'));
    await two.journal.flush();
    one.storage.failing = false;
    await one.clock.advance(6_000);
    one.journal.record('c', asked('c'));
    assert.deepEqual(await questionsOf(one.journal), ['a', 'b', 'c']);
  });

  it('put what was said later behind what they had read, even on a clock that is slow', async () => {
    const { one, two } = setUpTwo();
    await one.clock.advance(3_600_000);
    one.journal.record('c', asked('a'));
    await one.journal.flush();
    assert.deepEqual(await questionsOf(two.journal), ['a']);
    two.journal.record('c', asked('b'));
    assert.deepEqual(await questionsOf(two.journal), ['a', 'b']);
  });

  it('keep a question and its answer together when both ask within a millisecond', async () => {
    const { one, two } = setUpTwo();
    for (const [{ journal }, name] of [
      [one, 'a'],
      [two, 'b'],
    ] as const) {
      journal.record('c', asked(name));
      journal.record('c', { type: 'composerCleared' });
      journal.record('c', { type: 'answerStarted', id: name.toUpperCase(), at: 0 });
    }
    await two.journal.flush();
    await one.journal.flush();
    assert.deepEqual([...(await questionsOf(one.journal))].sort(), ['A', 'B', 'a', 'b']);
    assert.match((await questionsOf(one.journal)).join(''), /aA/);
  });
});
