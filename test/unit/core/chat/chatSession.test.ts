import assert from 'node:assert/strict';
import { ChatSession } from '../../../../src/core/chat/chatSession.ts';
import type { Conversation } from '../../../../src/core/chat/conversation.ts';
import { createConversationJournal } from '../../../../src/core/chat/conversationJournal.ts';
import { EndpointError } from '../../../../src/core/endpoint/endpointError.ts';
import type { FinishReason, StreamEvent } from '../../../../src/core/endpoint/streamEvent.ts';
import { attachmentOf } from '../../../support/chatEvents.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';
import { FakeGateway, type GatewayScript } from '../../../support/fakeGateway.ts';
import { InMemoryJournalStorage } from '../../../support/inMemoryJournalStorage.ts';
import { InMemoryLogger } from '../../../support/inMemoryLogger.ts';

const text = (value: string): StreamEvent => ({ type: 'text', text: value });
const reasoning = (value: string): StreamEvent => ({ type: 'reasoning', text: value });
const finish = (reason: FinishReason): StreamEvent => ({ type: 'finish', reason, raw: reason });
const fault = (error: unknown) => ({ type: 'throw', error }) as const;
const tooLong = (): EndpointError => new EndpointError('contextTooLong', { host: 'local', retryable: false });
const forever = new Promise<void>(() => undefined);

let maxTokens = 100;
let summarises = false;

function setUp(...scripts: readonly GatewayScript[]) {
  const gateway = new FakeGateway(...scripts);
  const clock = new FakeClock();
  const storage = new InMemoryJournalStorage();
  const journal = createConversationJournal({ storage, clock, logger: new InMemoryLogger() });
  let ids = 0;
  const session = new ChatSession({
    gateway,
    clock,
    journal,
    newId: () => `id${(ids += 1)}`,
    estimateTokens: (value) => value.length,
    turnSettings: async ({ messages }) => {
      const override = messages.findLast((message) => message.kind === 'user')?.choice;
      const settings = {
        model: 'talker',
        systemPrompt: '',
        instructions: '',
        summarises,
        maxTokens,
        temperature: 0,
        maxPromptTokens: 500,
      };
      return { ...settings, ...(override && { override }) };
    },
    describeFailure: (error, { endpointName }) => ({
      message: `Failed: ${String(error)}${endpointName === undefined ? '' : ` at ${endpointName}`}`,
      actions: ['tryAgain'],
    }),
  });
  return { session, gateway, journal, storage, clock };
}

/** A conversation as a reader would tell it. */
function sketch({ messages }: Conversation): readonly string[] {
  return messages.map((message) => {
    if (message.kind === 'user') return `user: ${message.text}`;
    const notes = message.notes.map((note) => ` (${note.kind}${'count' in note ? ` ${note.count}` : ''})`).join('');
    const thought = message.reasoning === '' ? '' : `<${message.reasoning}>`;
    return `${message.status}: ${thought}${message.text}${notes}`;
  });
}

/** Asks `hi` and compares how the answer is told. */
async function checkAnswer(script: GatewayScript, expected: string): Promise<void> {
  const { session } = setUp(script);
  await session.send('hi');
  assert.deepEqual(sketch(session.conversation), ['user: hi', expected]);
  assert.equal(session.busy, false);
}

beforeEach(() => {
  maxTokens = 100;
});

describe('ChatSession: one answer', () => {
  const rows: readonly (readonly [name: string, script: GatewayScript, expected: string])[] = [
    ['streams text', [text('a'), text('b'), finish('stop')], 'done: ab'],
    ['keeps reasoning apart', [reasoning('hm'), text('a'), finish('stop')], 'done: <hm>a'],
    ['takes inline thinking for reasoning', [text('<thi'), text('nk>hm</think>a'), finish('stop')], 'done: <hm>a'],
    [
      'takes back text that a lone closing tag makes reasoning',
      [text('hm hm'), text('</think>\n\na')],
      'done: <hm hm>a',
    ],
    ['says when the token limit cut it', [text('a'), finish('length')], 'done: a (cutAtTokenLimit)'],
    ['says when the server filtered it', [text('a'), finish('contentFilter')], 'done: a (contentFiltered)'],
    ['says when nothing came', [finish('stop')], 'done:  (empty)'],
    ['says when only reasoning came', [reasoning('hm'), finish('stop')], 'done: <hm> (onlyReasoning)'],
    ['ends without a finish reason where the server gives none', [text('a')], 'done: a'],
    ['keeps what came before a failure', [text('a'), fault('lost')], 'failed: a'],
    ['keeps inline thinking that a failure cuts in a tag', [text('<think>hm</th'), fault('lost')], 'failed: <hm</th>'],
  ];
  for (const [name, script, expected] of rows) it(name, () => checkAnswer(script, expected));

  it('has words for a failure, and tokens for the answer', async () => {
    const { session } = setUp([text('a'), fault('lost')]);
    await session.send('hi');
    const answer = session.conversation.messages[1];
    assert.ok(answer?.kind === 'assistant');
    assert.deepEqual(answer.failure, { message: 'Failed: lost', actions: ['tryAgain'] });
    assert.equal(answer.usage?.usage.promptTokens, 10);
    assert.equal(answer.model, 'talker');
  });

  it('fails with words when no target can be found', async () => {
    const gateway = new FakeGateway();
    const session = new ChatSession({
      gateway,
      clock: new FakeClock(),
      journal: { record: () => undefined },
      newId: () => String(Math.random()),
      estimateTokens: () => 1,
      turnSettings: () => Promise.reject(new Error('no endpoint')),
      describeFailure: (error) => ({ message: String(error), actions: [] }),
    });
    await session.send('hi');
    assert.deepEqual(sketch(session.conversation), ['user: hi', 'failed: ']);
    assert.equal(gateway.calls.length, 0);
  });
});

describe('ChatSession: stop, again, continue', () => {
  it('stops at once, keeps the text and calls it no failure', async () => {
    const { session, gateway } = setUp([text('half'), forever, text('never')]);
    const sent = session.send('hi');
    await settled();
    assert.equal(session.busy, true);
    await session.stop();
    await sent;
    assert.deepEqual(sketch(session.conversation), ['user: hi', 'stopped: half']);
    assert.equal(gateway.calls[0]?.options.signal.aborted, true);
  });

  it('puts another answer in the place of the last one', async () => {
    const { session } = setUp([fault('lost')], [text('good')]);
    await session.send('hi');
    await session.branches.regenerate(session.conversation.messages[1]?.id ?? '');
    assert.deepEqual(sketch(session.conversation), ['user: hi', 'done: good']);
  });

  it('goes on with a cut answer in place, without what is repeated, and adds up the tokens', async () => {
    const { session, gateway } = setUp(
      [text('first line\nthe second line'), finish('length')],
      [text('the second line'), text(' ends.'), finish('stop')],
    );
    await session.send('hi');
    await session.branches.continueAnswer(session.conversation.messages[1]?.id ?? '');
    assert.deepEqual(sketch(session.conversation), ['user: hi', 'done: first line\nthe second line ends.']);
    const request = gateway.calls[1]?.request;
    assert.ok(request && 'messages' in request);
    assert.deepEqual(
      request.messages.map(({ role }) => role),
      ['user', 'assistant', 'user'],
    );
    const answer = session.conversation.messages[1];
    assert.equal(answer?.kind === 'assistant' && answer.usage?.usage.totalTokens, 30);
  });

  it('continues only the last answer', async () => {
    const { session, gateway } = setUp([text('a'), finish('length')], [text('b')]);
    await session.send('one');
    const first = session.conversation.messages[1]?.id ?? '';
    await session.send('two');
    await session.branches.continueAnswer(first);
    assert.equal(gateway.calls.length, 2);
  });

  it('lets a prompt from elsewhere stop the running answer and keep the draft', async () => {
    const { session } = setUp([text('a'), forever], [text('b')]);
    void session.send('one');
    await settled();
    session.setDraft('typing');
    await session.ask({ text: 'explain', attachments: [] });
    assert.deepEqual(sketch(session.conversation), ['user: one', 'stopped: a', 'user: explain', 'done: b']);
    assert.equal(session.conversation.draft, 'typing');
  });
});

describe('ChatSession: composer and journal', () => {
  it('sends what is attached and empties the composer', async () => {
    const { session, gateway } = setUp([text('a')]);
    session.setDraft('why');
    session.attach(attachmentOf('a.ts', 'let a;'));
    await session.send('why');
    const request = gateway.calls[0]?.request;
    assert.ok(request && 'messages' in request);
    assert.match(request.messages[0]?.content ?? '', /let a;[^]*why/);
    assert.deepEqual([session.conversation.draft, session.conversation.attachments], ['', []]);
  });

  it('attaches the same place once', () => {
    const { session } = setUp();
    session.attach({ ...attachmentOf('a.ts', 'old'), id: 'x1' });
    session.attach({ ...attachmentOf('a.ts', 'new'), id: 'x2' });
    assert.deepEqual(
      session.conversation.attachments.map((one) => one.text),
      ['new'],
    );
  });

  it('sends nothing when nothing is typed or attached', async () => {
    const { session, gateway } = setUp();
    await session.send('  ');
    assert.equal(gateway.calls.length, 0);
  });

  it('writes no journal for a chat in which nothing happened', async () => {
    const { session, journal, storage } = setUp();
    session.startNew();
    await journal.flush();
    assert.equal(storage.journals.size, 0);
  });

  it('loses nothing when the window goes away in mid-stream', async () => {
    const { session, storage, clock } = setUp([text('half'), forever]);
    void session.send('hi');
    await settled();
    session.setDraft('next question');
    await clock.advance(1000);
    const later = { storage: storage.besides('w2'), clock, logger: new InMemoryLogger() };
    const journal = createConversationJournal(later);
    const restored = await journal.load(session.conversation.id);
    assert.ok(restored);
    assert.deepEqual(sketch(restored.conversation), ['user: hi', 'stopped: half (interrupted)']);
    assert.equal(restored.conversation.draft, 'next question');
  });

  it('writes the end of an answer into its own conversation after another was opened', async () => {
    const { session, journal } = setUp([text('half'), forever]);
    void session.send('hi');
    await settled();
    const old = session.conversation.id;
    session.startNew();
    await settled();
    assert.deepEqual(sketch(session.conversation), []);
    assert.deepEqual(sketch((await journal.load(old))?.conversation ?? session.conversation), [
      'user: hi',
      'stopped: half',
    ]);
  });

  it('takes up a stored conversation and goes on with it', async () => {
    const { session, journal } = setUp([text('a')], [text('b')]);
    await session.send('one');
    const stored = session.conversation;
    session.startNew();
    session.open(stored);
    await session.send('two');
    const restored = await journal.load(stored.id);
    assert.deepEqual(sketch(restored?.conversation ?? stored), ['user: one', 'done: a', 'user: two', 'done: b']);
  });
});

describe('ChatSession: the model’s window', () => {
  const long = 'x'.repeat(260);

  it('leaves out old turns that do not fit, and says so', async () => {
    const { session } = setUp([text(long)], [text(long)], [text('c')]);
    await session.send('one');
    await session.send('two');
    await session.send('three');
    assert.deepEqual(sketch(session.conversation).at(-1), 'done: c (olderMessagesLeftOut 2)');
  });

  it('asks again with less when the server says it was too long, and says so', async () => {
    const { session, gateway } = setUp([text(long)], [fault(tooLong())], [text('b')]);
    await session.send('one');
    await session.send('two');
    assert.deepEqual(sketch(session.conversation).at(-1), 'done: b (olderMessagesLeftOut 2)');
    assert.equal(gateway.calls.length, 3);
  });

  it('goes by the numbers that the server states', async () => {
    const limits = { contextTokens: 500, promptTokens: 1000 };
    const refusal = new EndpointError('contextTooLong', { host: 'local', retryable: false, limits });
    const turns = ['a', 'b', 'c', 'd'].map((name) => [text(name.repeat(60))]);
    const { session } = setUp(...turns, [fault(refusal)], [text('e')]);
    for (const question of ['one', 'two', 'three', 'four', 'five']) await session.send(question);
    // 400 of 1000 tokens are left for the prompt: room for one of the four earlier turns.
    assert.deepEqual(sketch(session.conversation).at(-1), 'done: e (olderMessagesLeftOut 6)');
  });

  it('asks for a shorter answer when only that does not fit', async () => {
    const limits = { contextTokens: 2000, promptTokens: 100 };
    const refusal = new EndpointError('contextTooLong', { host: 'local', retryable: false, limits });
    const { session, gateway } = setUp([text('a')], [fault(refusal)], [text('b')]);
    maxTokens = 4000;
    await session.send('one');
    await session.send('two');
    assert.deepEqual(sketch(session.conversation).at(-1), 'done: b');
    assert.deepEqual(
      gateway.calls.map(({ request }) => request.maxTokens),
      [4000, 4000, 1900],
    );
  });

  it('gives up when there is nothing to leave out', async () => {
    const { session, gateway } = setUp([fault(tooLong())]);
    await session.send('one');
    assert.equal(sketch(session.conversation).at(-1), 'failed: ');
    assert.equal(gateway.calls.length, 1);
  });

  it('does not ask again once text has come', async () => {
    const { session, gateway } = setUp([text(long)], [text('b'), fault(tooLong())]);
    await session.send('one');
    await session.send('two');
    assert.equal(gateway.calls.length, 2);
  });
});

describe('ChatSession: a conversation that outgrows the window', () => {
  const long = 'x'.repeat(300);
  before(() => (summarises = true));
  after(() => (summarises = false));
  it('has its oldest turns summarised once, and says so nowhere but where they stood', async () => {
    const { session, gateway } = setUp([text(long)], [text('They greeted.')], [text('b')], [text('c')]);
    await session.send('one');
    await session.send(`two ${long}`);
    assert.equal(sketch(session.conversation).at(-1), 'done: b');
    assert.deepEqual(
      session.conversation.summaries.map(({ count, text: told, model }) => ({ count, told, model })),
      [{ count: 2, told: 'They greeted.', model: 'talker' }],
    );
    await session.send('three');
    assert.equal(gateway.calls.length, 4);
    const request = gateway.calls[3]?.request;
    assert.ok(request && 'messages' in request);
    assert.match(request.messages[0]?.content ?? '', /They greeted\.\n\ntwo/);
  });
  it('leaves them out, with a note, where no summary is to be had', async () => {
    const { session } = setUp([text(long)], [fault(new Error('lost'))], [text('b')]);
    await session.send('one');
    await session.send(`two ${long}`);
    assert.equal(sketch(session.conversation).at(-1), 'done: b (olderMessagesLeftOut 2)');
  });
});

describe('ChatSession: a question with a model of its own', () => {
  const choice = { endpointName: 'lab', model: 'other' };
  const choiceOf = ({ messages }: Conversation): unknown =>
    messages.findLast((message) => message.kind === 'user')?.choice;
  it('keeps it, also when it is asked again', async () => {
    const { session } = setUp([text('a')], [text('b')], [text('c')], [text('d')]);
    await session.ask({ text: 'hi', attachments: [], choice });
    assert.deepEqual(choiceOf(session.conversation), choice);
    await session.send('and?');
    assert.equal(choiceOf(session.conversation), undefined);
    await session.branches.regenerate(session.conversation.messages[1]?.id ?? '');
    assert.deepEqual(choiceOf(session.conversation), choice);
    await session.send('more', choice);
    assert.deepEqual(choiceOf(session.conversation), choice);
  });
  it('asks there, and says where it failed', async () => {
    const { session, gateway } = setUp([fault('lost')]);
    await session.ask({ text: 'hi', attachments: [], choice });
    assert.deepEqual(gateway.calls[0]?.options.override, choice);
    const answer = session.conversation.messages.at(-1);
    assert.equal(answer?.kind === 'assistant' && answer.failure?.message, 'Failed: lost at lab');
  });
});
