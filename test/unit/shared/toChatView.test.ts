import assert from 'node:assert/strict';
import type { AssistantMessage } from '../../../src/core/chat/conversation.ts';
import { toChatView, toMessageView } from '../../../src/shared/toChatView.ts';
import type { AssistantMessageView } from '../../../src/shared/chatProtocol.ts';
import { answered, asked, attachmentOf, conversationOf } from '../../support/chatEvents.ts';

function viewOf(overrides: Partial<AssistantMessage>, isLast = true): AssistantMessageView {
  const message: AssistantMessage = {
    kind: 'assistant',
    id: 'r',
    at: 0,
    model: 'talker',
    text: 'a',
    reasoning: '',
    status: 'done',
    notes: [],
    ...overrides,
  };
  const view = toMessageView(message, { isLast, isCompared: false });
  assert.ok(view.kind === 'assistant');
  return view;
}

interface Buttons {
  readonly note?: readonly string[];
  readonly error?: readonly string[];
}

function checkButtons(overrides: Partial<AssistantMessage>, expected: Buttons, isLast = true): void {
  const view = viewOf(overrides, isLast);
  const { noteActions: note, error } = view;
  assert.deepEqual({ ...(note && { note }), ...(error && { error: error.actions }) }, expected);
}

describe('toMessageView', () => {
  const failure = { message: 'Lost.', actions: ['tryAgain', 'showLog', 'rmRf'] };
  it('offers nothing for a good answer', () => checkButtons({}, {}));
  it('lets a cut answer be continued', () =>
    checkButtons({ notes: [{ kind: 'cutAtTokenLimit' }] }, { note: ['continueAnswer'] }));
  it('does not offer to continue an older answer', () =>
    checkButtons({ notes: [{ kind: 'cutAtTokenLimit' }] }, {}, false));
  it('lets a stopped answer be continued or tried again', () =>
    checkButtons({ status: 'stopped' }, { note: ['continueAnswer', 'tryAgain'] }));
  it('lets an answer be continued whose window was closed, and says so', () => {
    const interrupted = { status: 'stopped', notes: [{ kind: 'interrupted' }] } as const;
    checkButtons(interrupted, { note: ['continueAnswer', 'tryAgain'] });
    assert.equal(viewOf(interrupted).note, 'The window was closed before the answer was complete.');
  });
  it('says that an answer was stopped', () => assert.equal(viewOf({ status: 'stopped' }).note, 'Stopped.'));
  it('lets each of two answers side by side be continued', () => {
    const conversation = conversationOf(
      { type: 'asked', id: 'q', at: 1, text: 'x', attachments: [], isComparison: true },
      ...['r1', 'r2'].flatMap((id, index) => [
        { type: 'answerStarted', id, at: 2 + index, parentId: 'q' } as const,
        { type: 'answerGrew', id, text: 'half', reasoning: '' } as const,
        { type: 'answerEnded', id, status: 'done', notes: [{ kind: 'cutAtTokenLimit' }] } as const,
      ]),
    );
    const state = { modelLabel: '', endpointLabel: '', busy: false, needsSetup: false, instructions: [] };
    const actions = toChatView(conversation, state).messages.map((one) => one.kind === 'assistant' && one.noteActions);
    assert.deepEqual(actions, [false, ['continueAnswer'], ['continueAnswer']]);
  });
  it('lets an empty answer be tried again', () =>
    checkButtons({ text: '', notes: [{ kind: 'empty' }] }, { note: ['tryAgain'] }));
  it('knows its own buttons only', () =>
    checkButtons({ text: '', status: 'failed', failure }, { error: ['tryAgain', 'showLog'] }));
  it('lets an answer that broke off be continued', () =>
    checkButtons({ status: 'failed', failure }, { error: ['continueAnswer', 'tryAgain', 'showLog'] }));
  it('joins several notes', () => {
    const notes = [{ kind: 'cutAtTokenLimit' }, { kind: 'olderMessagesLeftOut', count: 1 }] as const;
    assert.equal(
      viewOf({ notes }).note,
      'The answer was cut at the token limit. The oldest message did not fit the model’s window and was left out.',
    );
  });
  it('says that the second endpoint answered', () => {
    const note = { kind: 'answeredByAnother', endpointName: 'Desk', model: 'm2', instead: 'Cloud' } as const;
    assert.equal(viewOf({ notes: [note] }).note, 'Desk (m2) answered, because Cloud was down or slow.');
  });
  it('says that an answer was stopped, beside the buttons', () =>
    assert.equal(viewOf({ status: 'stopped' }).note, 'Stopped.'));
  it('lets a better reason stand for a stopped answer', () =>
    assert.equal(
      viewOf({ status: 'stopped', notes: [{ kind: 'interrupted' }] }).note,
      'The window was closed before the answer was complete.',
    ));
  it('shows no tokens for a request that cost none', () => {
    const usage = { promptTokens: 0, completionTokens: 0, totalTokens: 0, source: 'estimated' } as const;
    assert.equal(viewOf({ usage: { usage } }).usage, undefined);
  });
  it('writes what the answer has cost', () => {
    const usage = { promptTokens: 3, completionTokens: 4, totalTokens: 7, source: 'reported' } as const;
    const cost = { amount: 0.5, currency: 'USD', estimated: true };
    assert.equal(viewOf({ usage: { usage, cost } }).usage?.cost, '≈$0.50');
  });
  it('tells who answered, and what the thinking took', () => {
    const usage = {
      promptTokens: 3,
      completionTokens: 40,
      totalTokens: 43,
      reasoningTokens: 30,
      source: 'reported',
    } as const;
    const view = viewOf({ endpointName: 'Desk', reasoning: 'hm', reasoningMs: 900, usage: { usage } });
    assert.deepEqual(
      [view.endpointName, view.reasoningMs, view.reasoningTokens],
      ['Desk', 900, { count: 30, estimated: false }],
    );
  });
  it('estimates the thinking where the server does not count it', () =>
    assert.deepEqual(viewOf({ reasoning: 'one two three', reasoningMs: 900 }).reasoningTokens, {
      count: 3,
      estimated: true,
    }));
  it('counts no thinking that goes on, and none that there was not', () => {
    assert.equal(viewOf({ reasoning: 'hm', text: '', status: 'streaming' }).reasoningTokens, undefined);
    assert.equal(viewOf({ reasoning: '' }).reasoningTokens, undefined);
  });
  it('shows tokens and says when they are guessed', () => {
    const usage = { promptTokens: 3, completionTokens: 4, totalTokens: 7, source: 'estimated' } as const;
    assert.deepEqual(viewOf({ usage: { usage } }).usage, { promptTokens: 3, completionTokens: 4, estimated: true });
  });
});

describe('toChatView', () => {
  it('keeps the text of attachments with the host', () => {
    const attachment = attachmentOf('a.ts', 'secret text');
    const conversation = conversationOf(asked('q', 'x', [attachment]), ...answered('r', 'y'), {
      type: 'attached',
      attachment,
    });
    const view = toChatView(conversation, {
      modelLabel: 'm',
      endpointLabel: 'e',
      busy: false,
      needsSetup: false,
      instructions: [],
    });
    assert.doesNotMatch(JSON.stringify(view), /secret text/);
    assert.deepEqual(
      view.attachments.map(({ label }) => label),
      ['a.ts'],
    );
    assert.deepEqual(
      view.messages.map(({ kind }) => kind),
      ['user', 'assistant'],
    );
  });
});
