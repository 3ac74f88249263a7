import assert from 'node:assert/strict';
import { ChatSession } from '../../../src/core/chat/chatSession.ts';
import { ChatPresenter } from '../../../src/shared/chatPresenter.ts';
import type { HostMessage, MessageView } from '../../../src/shared/chatProtocol.ts';
import { attachmentOf } from '../../support/chatEvents.ts';
import { FakeClock, settled } from '../../support/fakeClock.ts';
import { FakeGateway, type GatewayScript } from '../../support/fakeGateway.ts';

let summarises = false;

function setUp(clock: FakeClock, ...scripts: readonly GatewayScript[]) {
  const gateway = new FakeGateway(...scripts);
  let ids = 0;
  const session = new ChatSession({
    gateway,
    clock,
    journal: { record: () => undefined },
    newId: () => `id${(ids += 1)}`,
    estimateTokens: (text) => text.length,
    turnSettings: async () => ({
      model: 'm',
      systemPrompt: '',
      instructions: '',
      summarises,
      maxTokens: 9,
      temperature: 0,
      maxPromptTokens: 999,
    }),
    describeFailure: () => ({ message: 'Failed.', actions: ['tryAgain'] }),
  });
  const posted: HostMessage[] = [];
  const presenter = new ChatPresenter({
    session,
    clock,
    labels: () => ({ modelLabel: 'm', endpointLabel: 'e', needsSetup: false, instructions: ['AGENTS.md'] }),
    post: (message) => posted.push(message),
  });
  return { session, clock, presenter, posted };
}

/** A message as one line. */
function sketch(message: HostMessage): string {
  switch (message.type) {
    case 'messageAdded':
    case 'messageChanged': {
      const { message: view } = message;
      const status = view.kind === 'assistant' ? ` ${view.status}` : '';
      return `${message.type}${status} ${view.text}`.trim();
    }
    case 'answerGrew':
      return `grew ${message.text}`;
    case 'composerChanged':
      return `composer ${message.busy ? 'busy' : 'free'} ${message.attachments.length}${message.draft === '' ? ' emptied' : ''}`;
    case 'branchShown':
      return `${message.isNew === true ? 'new' : 'old'} branch`;
    case 'queueChanged':
      return `queue ${message.queue.questions.map((one) => one.text).join()}: ${message.queue.remark}`;
    default:
      return message.type;
  }
}

/** What the page was told last of each message that it shows: its place among siblings, and whether it stands beside another. */
function placesOf(posted: readonly HostMessage[]): string {
  const places = new Map<string, string>();
  const note = (view: MessageView): void => {
    const { siblings, kind } = view;
    const beside = kind === 'assistant' && view.isCompared === true ? '|' : '';
    places.set(view.id, `${view.text}${siblings ? ` ${siblings.index}/${siblings.count}` : ''}${beside}`);
  };
  for (const message of posted) {
    if (message.type === 'state') places.clear();
    if (message.type === 'state') message.view.messages.forEach(note);
    else if (message.type === 'messageAdded' || message.type === 'messageChanged') note(message.message);
  }
  return [...places.values()].join(', ');
}

/**
 * A page that knows nothing but the protocol: it starts from a state, applies what comes, and must show what the session holds.
 */
function drawnAnswers(posted: readonly HostMessage[]): readonly string[] {
  const texts = new Map<string, string>();
  for (const message of posted) {
    if (message.type === 'state') {
      texts.clear();
      for (const view of message.view.messages) texts.set(view.id, view.text);
    } else if (message.type === 'messageAdded' || message.type === 'messageChanged')
      texts.set(message.message.id, message.message.text);
    else if (message.type === 'answerGrew')
      texts.set(message.messageId, (texts.get(message.messageId) ?? '') + message.text);
  }
  return [...texts.values()];
}

const text = (value: string) => ({ type: 'text', text: value }) as const;

describe('ChatPresenter', () => {
  it('tells a turn in order', async () => {
    const { session, posted } = setUp(new FakeClock(), [text('a'), text('b'), text('c')]);
    await session.send('hi');
    assert.deepEqual(posted.map(sketch), [
      'messageAdded hi',
      'composer free 0 emptied',
      'messageAdded waiting',
      'composer busy 0',
      'messageChanged waiting',
      'messageChanged streaming a',
      'grew bc',
      'messageChanged done abc',
      'composer free 0',
    ]);
  });

  it('tells of growth at most once in 30 ms', async () => {
    const clock = new FakeClock();
    const pause = (at: number) => new Promise<void>((resolve) => void clock.setTimer(resolve, at));
    const steps = Array.from({ length: 50 }, (_, index) => [pause(index * 3), text('x')]);
    const { session, posted } = setUp(clock, steps.flat());
    const sent = session.send('hi');
    await clock.advance(150);
    await sent;
    const growths = posted.filter(({ type }) => type === 'answerGrew').length;
    assert.ok(growths >= 3 && growths <= 6, `${growths} in 150 ms`);
  });

  it('lets a page that only follows the protocol show what the session holds', async () => {
    const { session, clock, posted, presenter } = setUp(
      new FakeClock(),
      [text('thinking aloud'), text('</think>one'), text(' two')],
      [text('three'), { type: 'finish', reason: 'length', raw: 'length' }],
      [text(' four')],
      [text('again')],
    );
    await session.send('a');
    await session.send('b');
    const last = (): string => session.conversation.messages.at(-1)?.id ?? '';
    presenter.postState();
    await session.branches.continueAnswer(last());
    await session.branches.regenerate(last());
    await clock.advance(100);
    assert.deepEqual(
      drawnAnswers(posted),
      session.conversation.messages.map((message) => message.text),
    );
  });

  it('takes the buttons from an answer that is no longer the last', async () => {
    const { session, posted } = setUp(
      new FakeClock(),
      [text('half'), { type: 'finish', reason: 'length', raw: 'length' }],
      [text('b')],
    );
    await session.send('a');
    const actionsOf = (id: string | undefined) =>
      posted.flatMap((message) =>
        message.type === 'messageChanged' && message.message.id === id && message.message.kind === 'assistant'
          ? [message.message.noteActions]
          : [],
      );
    const answer = session.conversation.messages[1]?.id;
    assert.deepEqual(actionsOf(answer).at(-1), ['continueAnswer']);
    await session.send('b');
    assert.equal(actionsOf(answer).at(-1), undefined);
  });

  it('tells of attachments', () => {
    const { session, posted } = setUp(new FakeClock());
    session.attach(attachmentOf('a.ts', 'x'));
    assert.deepEqual(posted.map(sketch), ['composer free 1']);
  });

  it('does not send back what the page has typed', () => {
    const { session, posted } = setUp(new FakeClock());
    session.setDraft('typing');
    assert.deepEqual(posted, []);
  });

  it('draws anew when another conversation is opened, and tells nothing of the old one', async () => {
    const forever = new Promise<void>(() => undefined);
    const { session, clock, posted } = setUp(new FakeClock(), [text('a'), text('b'), forever]);
    void session.send('hi');
    await settled();
    session.startNew();
    await settled();
    await clock.advance(100);
    const afterState = posted.slice(posted.findLastIndex(({ type }) => type === 'state') + 1);
    assert.deepEqual(afterState.map(sketch), []);
    assert.equal(drawnAnswers(posted).length, 0);
  });

  it('tells of both answers of a comparison as they grow, by turns', async () => {
    const clock = new FakeClock();
    const pause = (at: number) => new Promise<void>((resolve) => void clock.setTimer(resolve, at));
    const steps = (word: string) => Array.from({ length: 30 }, (_, index) => [pause(index * 3), text(word)]).flat();
    const { session, posted } = setUp(clock, steps('x'), steps('y'));
    const asked = session.compare('hi', [{ model: 'm1' }, { model: 'm2' }]);
    await clock.advance(100);
    await asked;
    assert.deepEqual(drawnAnswers(posted), ['hi', 'x'.repeat(30), 'y'.repeat(30)]);
    assert.equal(placesOf(posted), `hi, ${'x'.repeat(30)}|, ${'y'.repeat(30)}|`);
    const growths = posted.filter(({ type }) => type === 'answerGrew').length;
    assert.ok(growths <= 10, `${growths} in 100 ms`);
  });

  const structure: readonly (readonly [
    name: string,
    act: (session: ChatSession) => unknown,
    told: readonly string[],
    places: string,
  ])[] = [
    [
      'asking in other words',
      (session) => session.branches.editQuestion(session.conversation.messages[0]?.id ?? '', 'c'),
      ['state', 'new branch', 'messageAdded waiting', 'composer busy 0'],
      'c 2/2, C',
    ],
    [
      'another answer',
      (session) => session.branches.regenerate(session.conversation.messages[3]?.id ?? ''),
      ['state', 'new branch', 'composer busy 0'],
      'a, A, b, C 2/2',
    ],
    [
      'going back to another branch',
      async (session) => {
        await session.branches.regenerate(session.conversation.messages[3]?.id ?? '');
        session.branches.showSibling(session.conversation.messages[3]?.id ?? '', -1);
      },
      ['state', 'old branch'],
      'a, A, b, B 1/2',
    ],
    [
      'taking away',
      (session) => session.branches.remove(session.conversation.messages[2]?.id ?? ''),
      ['state'],
      'a, A',
    ],
  ];
  for (const [name, act, told, places] of structure)
    it(`tells of ${name}, and what is shown then`, async () => {
      const { session, posted } = setUp(new FakeClock(), [text('A')], [text('B')], [text('C')]);
      await session.send('a');
      await session.send('b');
      const before = posted.length;
      await act(session);
      const lines = posted.slice(before).map(sketch);
      const start = lines.lastIndexOf('state');
      assert.deepEqual(lines.slice(start, start + told.length), told);
      assert.equal(placesOf(posted), places);
    });

  it('tells of the queue, and of what it waits for', async () => {
    const forever = new Promise<void>(() => undefined);
    const { session, posted } = setUp(new FakeClock(), [text('a'), forever]);
    void session.send('hi');
    await settled();
    await session.send('next');
    await session.stop();
    session.removeQueued(session.conversation.queue[0]?.id ?? '');
    const told = posted.filter(({ type }) => type === 'queueChanged').map(sketch);
    assert.deepEqual(told, [
      'queue next: Sent when the answer is complete.',
      'queue next: Waiting: the answer was stopped.',
      'queue : ',
    ]);
  });

  it('marks the message that a summary ends with, and unmarks the one before', async () => {
    const long = 'x'.repeat(600);
    const answer = (text: string): GatewayScript => [{ type: 'text', text }];
    const scripts = [answer(long), answer('first summary'), answer(long), answer('second summary'), answer('c')];
    summarises = true;
    const { session, posted } = setUp(new FakeClock(), ...scripts);
    await session.send('one');
    await session.send(`two ${long}`);
    await session.send('three');
    summarises = false;
    const marks = session.conversation.messages.map(({ id }) => {
      const told = posted.findLast((one) => one.type === 'messageChanged' && one.message.id === id);
      return told?.type === 'messageChanged' ? (told.message.summary?.text ?? '-') : '-';
    });
    assert.deepEqual(marks, ['-', '-', '-', 'second summary', '-', '-']);
    const first = posted.find((one) => one.type === 'messageChanged' && one.message.summary?.text === 'first summary');
    assert.ok(first);
  });

  it('tells of another window’s work without turning the page elsewhere, and of its draft only when that is gone', async () => {
    const { session, posted } = setUp(new FakeClock(), [text('A')]);
    await session.send('a');
    session.setDraft('typed here');
    const told = (act: () => void): readonly string[] => {
      const before = posted.length;
      act();
      return posted.slice(before).map(sketch);
    };
    const question = { type: 'asked', id: 'q', at: 9e15, text: 'typed here', attachments: [] } as const;
    const begun = { type: 'answerStarted', id: 'r', at: 9e15 + 1 } as const;
    const grew = { type: 'answerGrew', id: 'r', text: 'far', reasoning: '' } as const;
    const ended = { type: 'answerEnded', id: 'r', status: 'done', notes: [] } as const;
    assert.deepEqual(
      told(() => session.takeIn([{ type: 'titled', text: 'T', by: 'person' }])),
      ['composer free 0'],
    );
    assert.deepEqual(
      told(() => session.takeIn([question, begun])),
      ['state', 'composer free 0 emptied'],
    );
    assert.deepEqual(
      told(() => session.takeIn([grew])),
      ['messageChanged streaming far'],
    );
    assert.deepEqual(
      told(() => session.takeIn([{ ...grew, text: ' away' }, ended])),
      ['messageChanged done far away', 'composer free 0'],
    );
  });

  it('is silent after it is disposed', () => {
    const { session, posted, presenter } = setUp(new FakeClock());
    presenter.dispose();
    session.attach(attachmentOf('a.ts', 'x'));
    assert.deepEqual(posted, []);
  });
});
