import assert from 'node:assert/strict';
import type { ModelChoice } from '../../../../src/core/chat/conversation.ts';
import { createBranchHandlers } from '../../../../src/host/chat/branchHandlers.ts';
import { settled } from '../../../support/fakeClock.ts';
import type { GatewayScript } from '../../../support/fakeGateway.ts';
import { InMemoryLogger } from '../../../support/inMemoryLogger.ts';
import { finish, forever, openSession, text, toldTree } from '../../../support/openSession.ts';
import { withAnswers } from '../../support/answeringWindow.ts';

const says = (words: string): GatewayScript => [text(words), finish('stop')];

/** A page's requests about one conversation. @param choice what is chosen where a model is asked for */
function setUp(scripts: readonly GatewayScript[], choice?: ModelChoice) {
  const { session, gateway } = openSession({ scripts });
  const log = new InMemoryLogger();
  const titles: string[] = [];
  const sent: unknown[] = [];
  const handlers = createBranchHandlers({
    session,
    log,
    modelName: () => 'talker',
    pickModel: async (title) => {
      titles.push(title);
      return choice;
    },
    promptCalls: {
      send: async (words, beside) => {
        sent.push([words, beside]);
      },
    },
  });
  const idAt = (index: number): string => session.conversation.messages[index]?.id ?? '';
  return { session, gateway, log, titles, sent, handlers, idAt };
}

describe('requests of the page about branches', () => {
  it('delete a message after a question, with all that follow it, and bring it back', async () => {
    const { session, handlers, idAt } = setUp([says('A'), says('B')]);
    await session.send('a');
    await session.send('b');
    const details: string[] = [];
    let undo: () => void = () => undefined;
    const undone = new Promise<void>((resolve) => (undo = resolve));
    const shown = await withAnswers(
      {
        press: (_message, detail, [button]) => {
          details.push(detail);
          return button;
        },
        pressNotice: (_message, [button]) => {
          assert.equal(toldTree(session.conversation), 'a');
          queueMicrotask(() => void settled().then(undo));
          return button;
        },
      },
      async () => {
        handlers.deleteMessage({ type: 'deleteMessage', messageId: idAt(1) });
        await undone;
      },
    );
    assert.deepEqual(shown, { questions: ['Delete this answer?'], notices: ['The answer is deleted.'] });
    assert.deepEqual(details, ['The 2 messages that follow it, on all branches, are deleted with it.']);
    assert.equal(toldTree(session.conversation), 'a > A > b > B');
  });

  it('leave everything as it is where the question is closed', async () => {
    const { session, handlers, idAt } = setUp([says('A')]);
    await session.send('a');
    const shown = await withAnswers({}, async () => {
      handlers.deleteMessage({ type: 'deleteMessage', messageId: idAt(0) });
      handlers.deleteMessage({ type: 'deleteMessage', messageId: 'there is none' });
      await settled();
    });
    assert.deepEqual(shown, { questions: ['Delete this question?'], notices: [] });
    assert.equal(toldTree(session.conversation), 'a > A');
  });

  it('ask a model that is chosen, and nobody where none is', async () => {
    for (const [choice, expected] of [
      [{ endpointName: 'lab', model: 'other' }, 'a > B | A'],
      [undefined, 'a > A'],
    ] as const) {
      const { session, gateway, titles, handlers, idAt } = setUp([says('A'), says('B')], choice);
      await session.send('a');
      handlers.regenerate({ type: 'regenerate', messageId: idAt(1), withAnotherModel: true });
      await settled();
      assert.equal(toldTree(session.conversation), expected);
      assert.deepEqual(gateway.calls[1]?.options.override, choice);
      assert.deepEqual(titles, ['Interline: Answer Again with Another Model']);
    }
  });

  it('send what is typed to a second model beside the chat’s own', async () => {
    const choice = { endpointName: 'lab', model: 'other' };
    const { sent, titles, handlers } = setUp([], choice);
    handlers.compareModels({ type: 'compareModels', text: 'why?' });
    await settled();
    assert.deepEqual(sent, [['why?', choice]]);
    assert.deepEqual(titles, ['Interline: Ask a Model Beside talker']);
  });

  it('lead through the branches, and end an answer', async () => {
    const { session, handlers, idAt } = setUp([says('A'), says('B'), [text('C'), forever]]);
    await session.send('a');
    handlers.editQuestion({ type: 'editQuestion', messageId: idAt(0), text: 'b' });
    await settled();
    assert.equal(toldTree(session.conversation), 'b > B | a, A');
    handlers.showSibling({ type: 'showSibling', messageId: idAt(0), step: -1 });
    assert.equal(toldTree(session.conversation), 'a > A | b, B');
    handlers.regenerate({ type: 'regenerate', messageId: idAt(1), withAnotherModel: false });
    await settled();
    handlers.stopAnswer({ type: 'stopAnswer', messageId: idAt(1) });
    await settled();
    assert.equal(session.conversation.messages[1]?.text, 'C');
    assert.equal(session.busy, false);
  });

  it('take questions out of the queue, to write, to drop and to send them', async () => {
    const { session, handlers } = setUp([[text('A'), forever], says('C')]);
    void session.send('a');
    await settled();
    for (const words of ['b', 'c', 'd']) await session.send(words);
    const act = (words: string, action: 'edit' | 'remove' | 'send'): void => {
      const queuedId = session.conversation.queue.find((one) => one.text === words)?.id ?? '';
      handlers.queueAction({ type: 'queueAction', queuedId, action });
    };
    act('b', 'edit');
    assert.equal(session.conversation.draft, 'b');
    act('d', 'remove');
    act('c', 'send');
    await settled();
    assert.equal(toldTree(session.conversation), 'a > A(stopped) > c > C');
    assert.deepEqual(session.conversation.queue, []);
  });

  it('are logged where they fail, and the page goes on', async () => {
    const { session, log } = setUp([]);
    const handlers = createBranchHandlers({
      session,
      log,
      modelName: () => '',
      pickModel: () => Promise.reject(new Error('no list')),
      promptCalls: { send: () => Promise.resolve() },
    });
    handlers.compareModels({ type: 'compareModels', text: 'why?' });
    await settled();
    assert.equal(log.lines.length, 1);
  });
});
