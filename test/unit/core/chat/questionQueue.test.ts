import assert from 'node:assert/strict';
import { queueHold } from '../../../../src/core/chat/queueRules.ts';
import { attachmentOf } from '../../../support/chatEvents.ts';
import { settled } from '../../../support/fakeClock.ts';
import type { GatewayScript } from '../../../support/fakeGateway.ts';
import { fault, finish, forever, openSession, text, toldTree } from '../../../support/openSession.ts';

/** A first answer that is held until `goOn`, and what the model says after that. */
function busySession(end: GatewayScript, ...later: readonly GatewayScript[]) {
  let goOn: () => void = () => undefined;
  const pause = new Promise<void>((resolve) => (goOn = resolve));
  const opened = openSession({ scripts: [[text('A'), pause, ...end], ...later] });
  void opened.session.send('a');
  return { ...opened, goOn: () => goOn(), queued: () => opened.session.conversation.queue.map((one) => one.text) };
}

describe('the queue: when the answer ends', () => {
  const rows: readonly (readonly [name: string, end: GatewayScript, told: string, waiting: string, hold?: string])[] = [
    ['well, the questions go out one after the other', [finish('stop')], 'a > A > b > B > c > C', ''],
    ['without a finish reason, they go out too', [], 'a > A > b > B > c > C', ''],
    ['at the token limit, they wait', [finish('length')], 'a > A', 'b c', 'cut'],
    ['by the filter, they wait', [finish('contentFilter')], 'a > A', 'b c', 'cut'],
    ['by a fault, they wait', [fault('lost')], 'a > A(failed)', 'b c', 'failed'],
  ];
  for (const [name, end, told, waiting, hold] of rows)
    it(name, async () => {
      const { session, journal, goOn, queued } = busySession(end, [text('B')], [text('C')]);
      await settled();
      await session.send('b');
      await session.send('c');
      assert.deepEqual(queued(), ['b', 'c']);
      goOn();
      for (let turn = 0; turn < 5; turn += 1) await settled();
      assert.equal(toldTree(session.conversation), told);
      assert.equal(queued().join(' '), waiting);
      if (hold !== undefined) assert.equal(queueHold(session.conversation), hold);
      const restored = await journal.load(session.conversation.id);
      assert.deepEqual(
        restored?.conversation.queue.map((one) => one.text),
        queued(),
        'after a reload',
      );
    });

  it('because it was stopped, they wait; after the next good answer they go out', async () => {
    const { session, queued } = busySession([], [text('B')], [text('C')]);
    await settled();
    await session.send('b');
    await session.stop();
    await settled();
    assert.deepEqual(queued(), ['b']);
    assert.equal(queueHold(session.conversation), 'stopped');
    await session.send('c');
    await settled();
    assert.equal(toldTree(session.conversation), 'a > A(stopped) > c > B > b > C');
  });

  it('on a branch that nobody reads, they wait', async () => {
    const { session, goOn, queued } = busySession([]);
    await settled();
    await session.stop();
    void session.branches.regenerate(session.conversation.messages[1]?.id ?? '');
    session.branches.showSibling(session.conversation.messages[1]?.id ?? '', -1);
    goOn();
    await session.send('b');
    for (let turn = 0; turn < 3; turn += 1) await settled();
    assert.deepEqual(queued(), []);
  });
});

describe('the queue: what a person does with it', () => {
  it('goes out with its attachments and its model', async () => {
    const { session, gateway, goOn } = busySession([], [text('B')]);
    await settled();
    session.attach(attachmentOf('a.ts', 'let a;'));
    await session.send('b', { model: 'm2' });
    assert.deepEqual(session.conversation.attachments, []);
    goOn();
    for (let turn = 0; turn < 3; turn += 1) await settled();
    const { request, options } = gateway.calls[1] ?? {};
    assert.ok(request && 'messages' in request);
    assert.match(request.messages.at(-1)?.content ?? '', /let a;[^]*b$/);
    assert.deepEqual(options?.override, { model: 'm2' });
  });

  const edits: readonly (readonly [draft: string, expected: string])[] = [
    ['', 'b'],
    [' ', 'b'],
    ['typed', 'b\n\ntyped'],
  ];
  for (const [draft, expected] of edits)
    it(`comes back into the input, before ${JSON.stringify(draft)}`, async () => {
      const { session, queued } = busySession([]);
      await settled();
      session.attach(attachmentOf('a.ts', 'let a;'));
      await session.send('b');
      session.setDraft(draft);
      session.editQueued(session.conversation.queue[0]?.id ?? '');
      assert.deepEqual(queued(), []);
      assert.equal(session.conversation.draft, expected);
      assert.deepEqual(
        session.conversation.attachments.map(({ label }) => label),
        ['a.ts'],
      );
      await session.stop();
    });

  it('loses one that is taken out', async () => {
    const { session, queued } = busySession([]);
    await settled();
    await session.send('b');
    await session.send('c');
    session.removeQueued(session.conversation.queue[0]?.id ?? '');
    session.removeQueued('lost');
    assert.deepEqual(queued(), ['c']);
    await session.stop();
  });

  it('sends one now: the running answer is stopped, the others wait', async () => {
    const { session, queued } = busySession([], [text('C'), finish('length')]);
    await settled();
    await session.send('b');
    await session.send('c');
    await session.sendQueued(session.conversation.queue[1]?.id ?? '');
    assert.equal(toldTree(session.conversation), 'a > A(stopped) > c > C');
    assert.deepEqual(queued(), ['b']);
  });

  it('waits until one of two answers is kept, and goes out behind that', async () => {
    const { session } = openSession({ scripts: [[text('A'), forever], [text('B')], [text('C')]] });
    void session.compare('q', [{ model: 'm1' }, { model: 'm2' }]);
    await settled();
    await session.send('b');
    await session.stop();
    assert.equal(queueHold(session.conversation), 'compared');
    await session.branches.keepAnswer(session.conversation.hidden[0]?.id ?? '');
    for (let turn = 0; turn < 3; turn += 1) await settled();
    assert.equal(toldTree(session.conversation), 'q > B > b > C | A(stopped)');
  });
});
