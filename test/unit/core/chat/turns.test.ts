import assert from 'node:assert/strict';
import { siblingsOf } from '../../../../src/core/chat/branches.ts';
import { openSession, text, toldTree } from '../../../support/openSession.ts';

describe('two windows with the same conversation', () => {
  const rows: readonly (readonly [name: string, laterMs: number])[] = [
    ['at the same instant', 0],
    ['one after the other', 700],
  ];
  for (const [name, laterMs] of rows)
    it(`lose neither question nor answer: ${name}`, async () => {
      const first = openSession({ scripts: [[text('A')], [text('B')]], idPrefix: 'one' });
      await first.session.send('a');
      await first.journal.flush();
      const { clock } = first;
      const storage = first.storage.besides('w2');
      const second = openSession({ scripts: [[text('C')], [text('D')]], storage, idPrefix: 'two', clock });
      const { id } = first.session.conversation;
      const stored = await second.journal.load(id);
      assert.ok(stored);
      second.session.open(stored.conversation);

      const asked = first.session.send('b');
      await clock.advance(laterMs);
      await Promise.all([asked, second.session.send('c')]);
      await second.session.send('d');
      await Promise.all([first.journal.flush(), second.journal.flush()]);

      const merged = (await second.journal.load(id))?.conversation;
      assert.ok(merged);
      const all = [...merged.messages, ...merged.hidden].map((message) => message.text).sort();
      assert.deepEqual(all, ['A', 'B', 'C', 'D', 'a', 'b', 'c', 'd']);
      const textOf = (messageId: string) =>
        [...merged.messages, ...merged.hidden].find((message) => message.id === messageId)?.text;
      const question = merged.messages[2]?.id ?? '';
      assert.deepEqual(siblingsOf(merged, question).map(textOf).sort(), ['b', 'c']);
      assert.equal(toldTree(merged), 'a > A > c > C > d > D | b, B');
    });
});

describe('times of messages', () => {
  it('always rise, also where the clock stands still or goes back', async () => {
    const { session, clock } = openSession({ scripts: ['A', 'B', 'C', 'D'].map((word) => [text(word)]) });
    await session.send('a');
    await session.send('b');
    session.open({
      ...session.conversation,
      messages: session.conversation.messages.map((one) => ({ ...one, at: one.at + 9_000 })),
    });
    await session.branches.editQuestion(session.conversation.messages[0]?.id ?? '', 'c');
    await clock.advance(1);
    await session.branches.regenerate(session.conversation.messages[1]?.id ?? '');
    const { messages, hidden } = session.conversation;
    const times = [...hidden, ...messages].map(({ at }) => at);
    assert.equal(new Set(times).size, 7);
    assert.ok(Math.max(...hidden.slice(0, 4).map(({ at }) => at)) < Math.min(...messages.map(({ at }) => at)));
  });
});
