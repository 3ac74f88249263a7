import assert from 'node:assert/strict';
import type { ChatSession } from '../../../../src/core/chat/chatSession.ts';
import type { AssistantMessage } from '../../../../src/core/chat/conversation.ts';
import { attachmentOf } from '../../../support/chatEvents.ts';
import { settled } from '../../../support/fakeClock.ts';
import type { GatewayScript } from '../../../support/fakeGateway.ts';
import { fault, finish, forever, openSession, reasoning, text, toldTree } from '../../../support/openSession.ts';

/** The id of the message with this text, on any branch. */
function idOf({ conversation }: ChatSession, wanted: string): string {
  const found = [...conversation.messages, ...conversation.hidden].find((message) => message.text === wanted);
  return found?.id ?? 'none';
}

const lastAnswer = ({ conversation }: ChatSession): AssistantMessage => {
  const last = conversation.messages.at(-1);
  assert.ok(last?.kind === 'assistant');
  return last;
};

interface ActionRow {
  readonly name: string;
  /** Asked one after the other before `act`. */
  readonly questions: readonly string[];
  readonly scripts: readonly GatewayScript[];
  readonly act: (session: ChatSession) => unknown;
  readonly expected: string;
}

/** Does something with a conversation; what is there afterwards is also there after a reload. */
function checkAction({ name, questions, scripts, act, expected }: ActionRow): void {
  it(name, async () => {
    const { session, journal } = openSession({ scripts });
    for (const question of questions) await session.send(question);
    await act(session);
    assert.equal(toldTree(session.conversation), expected);
    const restored = await journal.load(session.conversation.id);
    assert.equal(toldTree(restored?.conversation ?? session.conversation), expected, 'after a reload');
    assert.equal(session.busy, false);
  });
}

const abc: readonly GatewayScript[] = [[text('A')], [text('B')], [text('C')]];

describe('BranchActions: questions', () => {
  const rows: readonly ActionRow[] = [
    {
      name: 'asks the last question in other words, beside the old one',
      questions: ['a', 'b'],
      scripts: abc,
      act: (session) => session.branches.editQuestion(idOf(session, 'b'), 'c'),
      expected: 'a > A > c > C | b, B',
    },
    {
      name: 'asks the first question in other words',
      questions: ['a', 'b'],
      scripts: abc,
      act: (session) => session.branches.editQuestion(idOf(session, 'a'), 'c'),
      expected: 'c > C | a, A, b, B',
    },
    {
      name: 'asks nothing in no words',
      questions: ['a'],
      scripts: abc,
      act: (session) => session.branches.editQuestion(idOf(session, 'a'), ' \n'),
      expected: 'a > A',
    },
    {
      name: 'knows no question by the id of an answer',
      questions: ['a'],
      scripts: abc,
      act: (session) => session.branches.editQuestion(idOf(session, 'A'), 'c'),
      expected: 'a > A',
    },
    {
      name: 'goes back to the old branch, down to where it was left',
      questions: ['a', 'b'],
      scripts: abc,
      act: async (session) => {
        await session.branches.editQuestion(idOf(session, 'a'), 'c');
        session.branches.showSibling(idOf(session, 'c'), -1);
      },
      expected: 'a > A > b > B | c, C',
    },
    {
      name: 'stays where there is no further sibling',
      questions: ['a', 'b'],
      scripts: abc,
      act: async (session) => {
        await session.branches.editQuestion(idOf(session, 'b'), 'c');
        session.branches.showSibling(idOf(session, 'c'), 1);
      },
      expected: 'a > A > c > C | b, B',
    },
  ];
  rows.forEach(checkAction);

  it('keeps attachments and model of a question that is asked in other words', async () => {
    const { session, gateway } = openSession({ scripts: abc });
    session.attach(attachmentOf('a.ts', 'let a;'));
    await session.send('a', { model: 'm1' });
    await session.branches.editQuestion(idOf(session, 'a'), 'b');
    assert.deepEqual(gateway.calls[1]?.options.override, { model: 'm1' });
    const request = gateway.calls[1]?.request;
    assert.ok(request && 'messages' in request);
    assert.match(request.messages[0]?.content ?? '', /let a;[^]*b$/);
  });
});

describe('BranchActions: answers', () => {
  const rows: readonly ActionRow[] = [
    {
      name: 'asks for another answer, beside the old one',
      questions: ['a'],
      scripts: abc,
      act: (session) => session.branches.regenerate(idOf(session, 'A')),
      expected: 'a > B | A',
    },
    {
      name: 'asks for another answer to an earlier question; what came after it stays on the old branch',
      questions: ['a', 'b'],
      scripts: abc,
      act: (session) => session.branches.regenerate(idOf(session, 'A')),
      expected: 'a > C | A, b, B',
    },
    {
      name: 'lets a failed answer without a word make way',
      questions: ['a'],
      scripts: [[fault('lost')], [text('A')]],
      act: (session) => session.branches.regenerate(lastAnswer(session).id),
      expected: 'a > A',
    },
    {
      name: 'lets an empty answer make way',
      questions: ['a'],
      scripts: [[finish('stop')], [text('A')]],
      act: (session) => session.branches.regenerate(lastAnswer(session).id),
      expected: 'a > A',
    },
    {
      name: 'keeps a failed answer that has words',
      questions: ['a'],
      scripts: [[text('half'), fault('lost')], [text('A')]],
      act: (session) => session.branches.regenerate(lastAnswer(session).id),
      expected: 'a > A | half(failed)',
    },
    {
      name: 'keeps an answer of which only the reasoning came',
      questions: ['a'],
      scripts: [[reasoning('hm'), finish('stop')], [text('A')]],
      act: (session) => session.branches.regenerate(lastAnswer(session).id),
      expected: 'a > A | ',
    },
    {
      name: 'keeps a failed answer without a word where the conversation has gone on',
      questions: ['a', 'b'],
      scripts: [[fault('lost')], [text('B')], [text('A')]],
      act: (session) => session.branches.regenerate(session.conversation.messages[1]?.id ?? ''),
      expected: 'a > A | (failed), b, B',
    },
  ];
  rows.forEach(checkAction);

  const cuts: readonly (readonly [name: string, end: GatewayScript])[] = [
    ['the token limit', [finish('length')]],
    ['a dropped connection', [fault('lost')]],
    ['the reader', [forever]],
  ];
  for (const [name, end] of cuts) {
    it(`goes on in place with an answer that was cut by ${name}, on whichever branch`, async () => {
      const { session, gateway } = openSession({ scripts: [[text('half'), ...end], [text('B')], [text(' whole')]] });
      const asked = session.send('a');
      await settled();
      await session.stop();
      await asked;
      const cut = lastAnswer(session).id;
      await session.branches.regenerate(cut);
      session.branches.showSibling(lastAnswer(session).id, -1);
      await session.branches.continueAnswer(cut);
      assert.equal(toldTree(session.conversation), 'a > half whole | B');
      const request = gateway.calls[2]?.request;
      assert.ok(request && 'messages' in request);
      assert.equal(request.messages[1]?.content, 'half');
    });

    it(`does not go on with an answer cut by ${name} that the conversation has gone past`, async () => {
      const { session, gateway } = openSession({ scripts: [[text('half'), ...end], [text('B')]] });
      const asked = session.send('a');
      await settled();
      await session.stop();
      await asked;
      const cut = lastAnswer(session).id;
      await session.send('b');
      await session.branches.continueAnswer(cut);
      assert.equal(gateway.calls.length, 2);
    });
  }

  it('asks another model, and that model again', async () => {
    const { session, gateway } = openSession({ scripts: abc });
    await session.send('a', { model: 'm1' });
    await session.branches.regenerate(idOf(session, 'A'), { endpointName: 'lab', model: 'm2' });
    await session.branches.regenerate(idOf(session, 'B'));
    const asked = gateway.calls.map(({ options }) => options.override);
    assert.deepEqual(asked, [
      { model: 'm1' },
      { endpointName: 'lab', model: 'm2' },
      { endpointName: 'lab', model: 'm2' },
    ]);
    assert.equal(lastAnswer(session).endpointName, 'lab');
    assert.equal(lastAnswer(session).model, 'm2');
  });

  it('sends only what leads to the question', async () => {
    const { session, gateway } = openSession({ scripts: abc });
    await session.send('a');
    await session.send('b');
    await session.branches.regenerate(idOf(session, 'A'));
    const request = gateway.calls[2]?.request;
    assert.ok(request && 'messages' in request);
    assert.deepEqual(
      request.messages.map(({ content }) => content),
      ['a'],
    );
  });

  it('stops what is being written first, and keeps it', async () => {
    const { session } = openSession({ scripts: [[text('half'), forever], [text('A')]] });
    void session.send('a');
    await settled();
    await session.branches.regenerate(lastAnswer(session).id);
    assert.equal(toldTree(session.conversation), 'a > A | half(stopped)');
  });

  it('lets an answer end on a branch that nobody reads', async () => {
    let goOn: () => void = () => undefined;
    const pause = new Promise<void>((resolve) => (goOn = resolve));
    const { session } = openSession({ scripts: [[text('A')], [text('b'), pause, text('B')]] });
    await session.send('a');
    const again = session.branches.regenerate(idOf(session, 'A'));
    await settled();
    session.branches.showSibling(lastAnswer(session).id, -1);
    goOn();
    await again;
    assert.equal(toldTree(session.conversation), 'a > A | bB');
  });
});

describe('BranchActions: taking away', () => {
  const rows: readonly (Omit<ActionRow, 'act' | 'scripts'> & { readonly removed: string })[] = [
    { name: 'the last answer', questions: ['a', 'b'], removed: 'B', expected: 'a > A > b' },
    { name: 'a question, with what follows it', questions: ['a', 'b'], removed: 'b', expected: 'a > A' },
    { name: 'everything', questions: ['a', 'b', 'c'], removed: 'a', expected: '' },
  ];
  for (const { removed, ...row } of rows) {
    checkAction({ ...row, scripts: abc, act: (session) => session.branches.remove(idOf(session, removed)) });

    it(`${row.name}, and bringing it back`, async () => {
      const { session, journal } = openSession({ scripts: abc });
      for (const question of row.questions) await session.send(question);
      const before = session.conversation;
      const undo = await session.branches.remove(idOf(session, removed));
      undo?.();
      assert.deepEqual(session.conversation.messages, before.messages);
      assert.deepEqual(session.conversation.parents, before.parents);
      const restored = await journal.load(before.id);
      assert.deepEqual(restored?.conversation.messages, before.messages);
    });
  }

  it('shows the branch beside it, and goes back to it with the undoing', async () => {
    const { session } = openSession({ scripts: abc });
    await session.send('a');
    await session.branches.regenerate(idOf(session, 'A'));
    const undo = await session.branches.remove(idOf(session, 'B'));
    assert.equal(toldTree(session.conversation), 'a > A');
    undo?.();
    assert.equal(toldTree(session.conversation), 'a > B | A');
  });

  it('stops an answer that is being written, and brings it back as far as it was', async () => {
    const { session } = openSession({ scripts: [[text('half'), forever]] });
    void session.send('a');
    await settled();
    const undo = await session.branches.remove(idOf(session, 'a'));
    assert.equal(toldTree(session.conversation), '');
    undo?.();
    assert.equal(toldTree(session.conversation), 'a > half(stopped)');
  });

  it('writes the undoing into its own conversation when another one is open', async () => {
    const { session, journal } = openSession({ scripts: abc });
    await session.send('a');
    const { id } = session.conversation;
    const undo = await session.branches.remove(idOf(session, 'a'));
    session.startNew();
    undo?.();
    assert.equal(toldTree(session.conversation), '');
    const restored = await journal.load(id);
    assert.equal(restored && toldTree(restored.conversation), 'a > A');
  });

  it('does nothing to a message that is not there', async () => {
    const { session } = openSession({ scripts: abc });
    await session.send('a');
    assert.equal(await session.branches.remove('lost'), undefined);
  });
});

describe('BranchActions: two models side by side', () => {
  const choices = [{ model: 'm1' }, { endpointName: 'lab', model: 'm2' }] as const;

  it('asks both at once, and is busy until both have ended', async () => {
    let goOn: () => void = () => undefined;
    const pause = new Promise<void>((resolve) => (goOn = resolve));
    const { session, gateway, journal } = openSession({ scripts: [[text('A')], [text('b'), pause, text('B')]] });
    const asked = session.compare('q', choices);
    await settled();
    assert.equal(session.busy, true);
    assert.equal(toldTree(session.conversation), 'q > A | b(streaming)');
    goOn();
    await asked;
    assert.equal(session.busy, false);
    assert.equal(toldTree(session.conversation), 'q > A | bB');
    assert.deepEqual(
      gateway.calls.map(({ options }) => options.override),
      choices,
    );
    const restored = await journal.load(session.conversation.id);
    assert.equal(restored && toldTree(restored.conversation), 'q > A | bB');
  });

  it('stops both, and comes back with both as they were', async () => {
    const { session, journal, storage } = openSession({
      scripts: [
        [text('A'), forever],
        [text('B'), forever],
      ],
    });
    void session.compare('q', choices);
    await settled();
    await journal.flush();
    const later = openSession({ storage: storage.besides('w2') });
    const crashed = await later.journal.load(session.conversation.id);
    assert.equal(crashed && toldTree(crashed.conversation), 'q > A(stopped) | B(stopped)');
    await session.stop();
    assert.equal(toldTree(session.conversation), 'q > A(stopped) | B(stopped)');
  });

  interface CompareRow {
    readonly name: string;
    readonly scripts: readonly GatewayScript[];
    readonly act: (session: ChatSession) => unknown;
    readonly expected: string;
    readonly isOpen: boolean;
  }
  const rows: readonly CompareRow[] = [
    {
      name: 'keeps the second, and goes on behind it',
      scripts: abc,
      act: async (session) => {
        await session.branches.keepAnswer(idOf(session, 'B'));
        await session.send('more');
      },
      expected: 'q > B > more > C | A',
      isOpen: false,
    },
    {
      name: 'keeps the first for whoever asks on',
      scripts: abc,
      act: (session) => session.send('more'),
      expected: 'q > A > more > C | B',
      isOpen: false,
    },
    {
      name: 'goes on behind the one that has words',
      scripts: [[fault('lost')], [text('B')], [text('C')]],
      act: (session) => session.send('more'),
      expected: 'q > B > more > C | (failed)',
      isOpen: false,
    },
    {
      name: 'stops one alone',
      scripts: [[text('A'), forever], [text('B')]],
      act: (session) => session.stop(idOf(session, 'A')),
      expected: 'q > A(stopped) | B',
      isOpen: true,
    },
    {
      name: 'stops the other when one is kept',
      scripts: [[text('A'), forever], [text('B')]],
      act: (session) => session.branches.keepAnswer(idOf(session, 'B')),
      expected: 'q > B | A(stopped)',
      isOpen: false,
    },
    {
      name: 'tries a failed one again beside the other',
      scripts: [[fault('lost')], [text('B')], [text('A')]],
      act: (session) => session.branches.regenerate(lastAnswer(session).id),
      expected: 'q > B | A',
      isOpen: true,
    },
    {
      name: 'goes on with one that was cut',
      scripts: [[text('A')], [text('b'), finish('length')], [text('B')]],
      act: (session) => session.branches.continueAnswer(idOf(session, 'b')),
      expected: 'q > A | bB',
      isOpen: true,
    },
    {
      name: 'lets the question be asked in other words',
      scripts: abc,
      act: (session) => session.branches.editQuestion(idOf(session, 'q'), 'r'),
      expected: 'r > C | q, A, B',
      isOpen: false,
    },
  ];
  for (const { name, scripts, act, expected, isOpen } of rows)
    it(name, async () => {
      const { session, journal } = openSession({ scripts });
      void session.compare('q', choices);
      await settled();
      await act(session);
      assert.equal(toldTree(session.conversation), expected);
      const restored = await journal.load(session.conversation.id);
      assert.equal(restored && toldTree(restored.conversation), expected, 'after a reload');
      const question = session.conversation.messages[0];
      assert.equal(question?.kind === 'user' && question.isComparison === true, isOpen);
    });

  it('tries a failed one again while the other is being written', async () => {
    const { session } = openSession({ scripts: [[fault('lost')], [text('B'), forever], [text('A')]] });
    void session.compare('q', choices);
    await settled();
    await session.branches.regenerate(lastAnswer(session).id);
    assert.equal(toldTree(session.conversation), 'q > B(streaming) | A');
    await session.stop();
  });

  it('asks nobody while an answer is being written', async () => {
    const { session, gateway } = openSession({ scripts: [[forever]] });
    void session.send('a');
    await settled();
    await session.compare('q', choices);
    assert.equal(gateway.calls.length, 1);
    await session.stop();
  });
});
