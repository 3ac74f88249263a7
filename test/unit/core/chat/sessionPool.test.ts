import assert from 'node:assert/strict';
import { ChatSession } from '../../../../src/core/chat/chatSession.ts';
import type { Conversation } from '../../../../src/core/chat/conversation.ts';
import type { LoadedConversation } from '../../../../src/core/chat/conversationJournal.ts';
import { createSessionPool, type PooledChat } from '../../../../src/core/chat/sessionPool.ts';
import { asked, conversationOf } from '../../../support/chatEvents.ts';
import { FakeClock, settled } from '../../../support/fakeClock.ts';
import { FakeGateway, type GatewayScript } from '../../../support/fakeGateway.ts';

const stored: Readonly<Record<string, Conversation>> = { c1: conversationOf(asked('q', 'stored')) };

function setUp(...scripts: readonly GatewayScript[]) {
  const gateway = new FakeGateway(...scripts);
  const changes: string[] = [];
  const closed: string[] = [];
  let loads = 0;
  let ids = 0;
  const create = (): PooledChat => {
    const session = new ChatSession({
      gateway,
      clock: new FakeClock(),
      journal: { record: () => undefined },
      newId: () => `id${(ids += 1)}`,
      estimateTokens: (value) => value.length,
      turnSettings: async () => ({
        ...{ model: 'talker', systemPrompt: '', instructions: '', summarises: false },
        ...{ maxTokens: 1, temperature: 0, maxPromptTokens: 500 },
      }),
      describeFailure: (error) => ({ message: String(error), actions: [] }),
    });
    const open = ({ conversation }: LoadedConversation): void => session.open(conversation);
    return { session, open, close: () => closed.push(session.conversation.id) };
  };
  const pool = createSessionPool({
    create,
    load: async (id) => {
      loads += 1;
      await Promise.resolve();
      const conversation = stored[id];
      return conversation && { conversation, damagedLines: 0, latestStamp: 0, others: [] };
    },
    onChange: ({ session }, { type }) => changes.push(`${session.conversation.id} ${type}`),
  });
  return { pool, changes, closed, loads: () => loads };
}

describe('the pool of sessions', () => {
  it('gives two places that ask at once for a conversation the same session', async () => {
    const { pool, loads } = setUp();
    const [one, two] = await Promise.all([pool.open('c1'), pool.open('c1')]);
    assert.equal(one, two);
    assert.equal(await pool.open('c1'), one);
    assert.equal(loads(), 1);
    assert.equal(one?.session.conversation.messages.length, 1);
  });

  it('knows no conversation that nobody has stored', async () => {
    assert.equal(await setUp().pool.open('none'), undefined);
  });

  it('lets a conversation go when the last place that shows it is gone', async () => {
    const { pool, loads } = setUp();
    const chat = await pool.open('c1');
    assert.ok(chat);
    const [first, second] = [pool.hold(chat), pool.hold(chat)];
    first();
    first();
    assert.equal(pool.find('c1'), chat);
    second();
    assert.equal(pool.find('c1'), undefined);
    await pool.open('c1');
    assert.equal(loads(), 2);
  });

  it('keeps what streams until its answer has come, whoever looks', async () => {
    let goOn: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    const { pool, changes } = setUp([
      { type: 'text', text: 'half' },
      gate,
      { type: 'finish', reason: 'stop', raw: 'stop' },
    ]);
    const chat = pool.startNew();
    const letGo = pool.hold(chat);
    const answer = chat.session.send('why?');
    await settled();
    letGo();
    assert.deepEqual(pool.chats, [chat]);
    goOn();
    await answer;
    assert.deepEqual(pool.chats, []);
    assert.equal(chat.session.conversation.messages.at(-1)?.text, 'half');
    assert.ok(changes.some((change) => change.endsWith('answerEnded')));
  });

  it('lets a conversation go whose queue waits for a person', async () => {
    const { pool, closed } = setUp([{ type: 'text', text: 'half' }, new Promise<void>(() => undefined)]);
    const chat = pool.startNew();
    const letGo = pool.hold(chat);
    void chat.session.send('why?');
    await settled();
    await chat.session.send('and then?');
    letGo();
    assert.deepEqual(pool.chats, [chat]);
    await chat.session.stop();
    assert.equal(chat.session.conversation.queue.length, 1);
    assert.deepEqual(pool.chats, []);
    assert.deepEqual(closed, [chat.session.conversation.id]);
  });

  it('keeps one whose queue goes on by itself, until that is done', async () => {
    let goOn: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    const end = { type: 'finish', reason: 'stop', raw: 'stop' } as const;
    const { pool } = setUp([{ type: 'text', text: 'first' }, end], [{ type: 'text', text: 'second' }, gate, end]);
    const chat = pool.startNew();
    const letGo = pool.hold(chat);
    const answer = chat.session.send('why?');
    await chat.session.send('and then?');
    letGo();
    await answer;
    await settled();
    assert.deepEqual(pool.chats, [chat]);
    assert.equal(await pool.open(chat.session.conversation.id), chat);
    goOn();
    await settled();
    assert.deepEqual(pool.chats, []);
    assert.equal(chat.session.conversation.messages.at(-1)?.text, 'second');
  });
});
