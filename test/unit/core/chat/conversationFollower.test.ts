import assert from 'node:assert/strict';
import { SILENCE_MS } from '../../../../src/core/chat/answersElsewhere.ts';
import { ConversationFollower } from '../../../../src/core/chat/conversationFollower.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';
import type { GatewayScript } from '../../../support/fakeGateway.ts';
import { InMemoryJournalStorage } from '../../../support/inMemoryJournalStorage.ts';
import { finish, forever, openSession, text, toldTree } from '../../../support/openSession.ts';

/** A model that says its words one after the other, each when it is told to. */
function dictation(...words: readonly string[]) {
  const open: (() => void)[] = [];
  const gates = words.map(() => new Promise<void>((resolve) => open.push(resolve)));
  const script: GatewayScript = [
    ...words.flatMap((word, index) => [text(word), gates[index] ?? forever]),
    finish('stop'),
  ];
  return { script, goOn: () => open.shift()?.() };
}

/** Two windows on one chat, on one clock. The second follows what the first writes, and the other way round, whenever a test says so. */
function setUpTwo(scripts: { readonly one?: readonly GatewayScript[]; readonly two?: readonly GatewayScript[] } = {}) {
  const clock = new FakeClock();
  const storage = new InMemoryJournalStorage('w1');
  storage.now = () => clock.now();
  const one = openSession({ clock, storage, idPrefix: 'one', scripts: scripts.one ?? [] });
  const two = openSession({ clock, storage: storage.besides('w2'), idPrefix: 'two', scripts: scripts.two ?? [] });
  const id = one.session.conversation.id;
  const followOne = new ConversationFollower({ ...one, session: one.session });
  const follower = new ConversationFollower({ ...two, session: two.session });
  return {
    ...{ clock, storage, one, two, id, follower, followOne },
    /** The second window opens the chat. */
    open: async (): Promise<void> => {
      const loaded = await two.journal.load(id);
      assert.ok(loaded);
      two.session.open(loaded.conversation);
      follower.begin(loaded);
    },
    /** What the first has written comes to the second. */
    pass: async (): Promise<void> => {
      await one.journal.flush();
      await follower.look(`${id}.w1`);
    },
    /** The other way round. */
    passBack: async (): Promise<void> => {
      await two.journal.flush();
      await followOne.look(`${id}.w2`);
    },
  };
}

describe('conversationFollower: an answer that another window writes', () => {
  it('is not taken to be interrupted, and grows here too', async () => {
    const { script, goOn } = dictation('half', ' and whole');
    const { one, two, clock, open, pass } = setUpTwo({ one: [script] });
    void one.session.send('why?');
    await settled();
    await clock.advance(1_000);
    await open();
    assert.equal(toldTree(two.session.conversation), 'why? > half(streaming)');
    const changes: string[] = [];
    two.session.onDidChange(({ type }) => changes.push(type));
    goOn();
    await settled();
    await pass();
    assert.equal(toldTree(two.session.conversation), 'why? > half and whole(streaming)');
    goOn();
    await settled();
    await pass();
    assert.equal(toldTree(two.session.conversation), 'why? > half and whole');
    assert.deepEqual(changes, ['answerGrew', 'takenIn']);
    const answer = two.session.conversation.messages[1];
    assert.deepEqual(answer?.kind === 'assistant' && answer.notes, []);
  });

  it('is being written as long as its window shows that it is there, though no word comes', async () => {
    const { one, two, clock, open, pass } = setUpTwo({ one: [[text('thinking'), forever]] });
    void one.session.send('why?');
    await clock.advance(1_000);
    await open();
    for (let second = 0; second < 30; second += 1) {
      await clock.advance(1_000);
      await pass();
    }
    assert.equal(toldTree(two.session.conversation), 'why? > thinking(streaming)');
  });

  it('is looked for once more before it is given up, as not every disk tells of changes', async () => {
    const { one, two, clock, open } = setUpTwo({ one: [[text('thinking'), forever]] });
    void one.session.send('why?');
    await clock.advance(1_000);
    await open();
    await clock.advance(60_000);
    assert.equal(toldTree(two.session.conversation), 'why? > thinking(streaming)');
  });

  it('counts as interrupted when its window has been silent for long, and goes on when it was not gone', async () => {
    const { script, goOn } = dictation('half', ' and whole');
    const { one, two, storage, clock, open, pass } = setUpTwo({ one: [script] });
    void one.session.send('why?');
    await settled();
    await one.journal.flush();
    await open();
    storage.failing = true;
    await clock.advance(SILENCE_MS - 1);
    assert.equal(toldTree(two.session.conversation), 'why? > half(streaming)');
    await clock.advance(10);
    assert.equal(toldTree(two.session.conversation), 'why? > half(stopped)');
    storage.failing = false;
    goOn();
    await settled();
    await pass();
    assert.equal(toldTree(two.session.conversation), 'why? > half and whole(streaming)');
    assert.ok(!JSON.stringify(two.session.conversation).includes('interrupted'));
  });

  it('is interrupted at once where its window was gone long before', async () => {
    const { one, two, storage, clock, open } = setUpTwo({ one: [[text('half'), forever]] });
    void one.session.send('why?');
    await settled();
    await one.journal.flush();
    storage.failing = true;
    await clock.advance(SILENCE_MS + 1);
    await open();
    assert.equal(toldTree(two.session.conversation), 'why? > half(stopped)');
  });

  it('leaves no timer behind when it has ended, or nobody looks any more', async () => {
    const { script, goOn } = dictation('all');
    const { one, clock, open, pass, follower } = setUpTwo({ one: [script] });
    void one.session.send('why?');
    await settled();
    await one.journal.flush();
    await open();
    goOn();
    await settled();
    await pass();
    assert.equal(clock.pending, 0);
    await follower.look();
    follower.close();
    assert.equal(clock.pending, 0);
  });

  it('keeps what is sent here meanwhile in the queue, from where its own window sends it', async () => {
    const { script, goOn } = dictation('first');
    const { one, two, open, passBack } = setUpTwo({ one: [script, [text('second'), finish('stop')]] });
    void one.session.send('why?');
    await settled();
    await one.journal.flush();
    await open();
    await two.session.send('and then?');
    assert.equal(two.gateway.calls.length, 0);
    await passBack();
    goOn();
    await settled();
    assert.equal(toldTree(one.session.conversation), 'why? > first > and then? > second');
    assert.deepEqual(one.session.conversation.queue, []);
  });
});

describe('conversationFollower: two windows at once', () => {
  it('each answer stays its own, word by word', async () => {
    const [left, right] = [dictation('left ', 'one ', 'two'), dictation('right ', 'eins ', 'zwei')];
    const { one, two, open, pass, passBack } = setUpTwo({
      one: [[text('ok'), finish('stop')], left.script],
      two: [right.script],
    });
    await one.session.send('begin');
    await one.journal.flush();
    await open();
    void one.session.send('a');
    void two.session.ask({ text: 'b', attachments: [] });
    await settled();
    for (let round = 0; round < 4; round += 1) {
      await pass();
      await passBack();
      left.goOn();
      right.goOn();
      await settled();
    }
    await pass();
    await passBack();
    const [seenOne, seenTwo] = [toldTree(one.session.conversation), toldTree(two.session.conversation)];
    assert.equal(seenOne, 'begin > ok > a > left one two | b, right eins zwei');
    assert.equal(seenTwo, 'begin > ok > b > right eins zwei | a, left one two');
    const restored = await two.journal.load(one.session.conversation.id);
    assert.match(JSON.stringify(restored?.conversation), /left one two.*right eins zwei|right eins zwei.*left one two/);
  });

  it('nobody’s page turns to another branch because of what happens elsewhere', async () => {
    const { one, two, open, pass } = setUpTwo({
      one: [
        [text('A'), finish('stop')],
        [text('B'), finish('stop')],
      ],
    });
    await one.session.send('q');
    await one.journal.flush();
    await open();
    await one.session.branches.regenerate(one.session.conversation.messages[1]?.id ?? '');
    await pass();
    assert.equal(toldTree(one.session.conversation), 'q > B | A');
    assert.equal(toldTree(two.session.conversation), 'q > A | B');
  });

  it('nobody’s draft is touched, but one that the other has sent is gone', async () => {
    const { one, two, open, pass } = setUpTwo({
      one: [
        [text('A'), finish('stop')],
        [text('B'), finish('stop')],
      ],
    });
    one.session.setDraft('same words');
    await one.journal.flush();
    await open();
    assert.equal(two.session.conversation.draft, 'same words');
    one.session.setDraft('same words, and more');
    await pass();
    assert.equal(two.session.conversation.draft, 'same words');
    await one.session.send('same words');
    await pass();
    assert.equal(two.session.conversation.draft, '');
    two.session.setDraft('mine');
    await one.session.send('other words');
    await pass();
    assert.equal(two.session.conversation.draft, 'mine');
  });

  it('a text that nobody knew is read whole, and nothing that is written here meanwhile is lost', async () => {
    const { script, goOn } = dictation('left ', 'one');
    const { one, two, open, passBack } = setUpTwo({ one: [[text('ok'), finish('stop')], script] });
    await one.session.send('begin');
    await one.journal.flush();
    await open();
    void one.session.send('a');
    await settled();
    two.session.change({ type: 'titled', text: 'Named there', by: 'person' });
    const passing = passBack();
    goOn();
    await passing;
    await settled();
    assert.equal(one.session.conversation.title?.text, 'Named there');
    assert.equal(toldTree(one.session.conversation), 'begin > ok > a > left one(streaming)');
    goOn();
    await settled();
    assert.equal(toldTree(one.session.conversation), 'begin > ok > a > left one');
  });

  it('a torn last line is read when it is whole', async () => {
    const { one, two, storage, id, open, follower } = setUpTwo({ one: [[text('A'), finish('stop')]] });
    await one.session.send('q');
    await one.journal.flush();
    await open();
    one.session.change({ type: 'titled', text: 'Whole', by: 'person' });
    const before = storage.own(id);
    await one.journal.flush();
    const after = storage.own(id);
    const seen: unknown[] = [];
    for (const written of [after.slice(0, before.length + 12), after]) {
      storage.journals.set(`${id}.w1`, written);
      await follower.look(`${id}.w1`);
      seen.push(two.session.conversation.title?.text);
    }
    assert.deepEqual(seen, [undefined, 'Whole']);
  });

  it('what is said here after something was read stands behind it, on a clock that is slow', async () => {
    const { one, two, id, open, pass } = setUpTwo({ one: [[text('A'), finish('stop')]] });
    await one.session.send('q');
    await one.journal.flush();
    await open();
    one.journal.noteStamp(id, 9_000_000_000_000);
    one.session.change({ type: 'titled', text: 'First', by: 'person' });
    await pass();
    two.session.change({ type: 'titled', text: 'Second', by: 'person' });
    assert.equal((await two.journal.load(id))?.conversation.title?.text, 'Second');
  });
});
