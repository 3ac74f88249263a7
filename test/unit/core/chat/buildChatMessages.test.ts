import assert from 'node:assert/strict';
import { buildChatMessages } from '../../../../src/core/chat/buildChatMessages.ts';
import type { ConversationEvent } from '../../../../src/core/chat/conversationEvent.ts';
import { answered, asked, attachmentOf, conversationOf } from '../../../support/chatEvents.ts';

interface Row {
  readonly events: readonly ConversationEvent[];
  readonly system?: string;
  /** In words: one word counts as one token here, each message costs four more. */
  readonly budget?: number;
}

function checkMessages(row: Row, expected: readonly string[], leftOut = 0): void {
  const prompt = buildChatMessages({
    systemPrompt: row.system ?? '',
    messages: conversationOf(...row.events).messages,
    maxPromptTokens: row.budget ?? 10_000,
    estimateTokens: (text) => text.split(/\s+/).length,
  });
  assert.deepEqual(
    prompt.messages.map(({ role, content }) => `${role}: ${content}`),
    expected,
  );
  assert.equal(prompt.leftOut, leftOut);
}

const turn = (index: number): readonly ConversationEvent[] => [
  asked(`q${index}`, `question ${index}`),
  ...answered(`r${index}`, `answer ${index}`),
];

describe('buildChatMessages', () => {
  it('sends the system prompt first and the question last', () =>
    checkMessages({ system: 'Be brief.', events: [asked('q', 'hi')] }, ['system: Be brief.', 'user: hi']));
  it('sends no empty system prompt', () => checkMessages({ events: [asked('q', 'hi')] }, ['user: hi']));
  it('keeps earlier turns in order', () =>
    checkMessages({ events: [...turn(1), asked('q', 'and?')] }, [
      'user: question 1',
      'assistant: answer 1',
      'user: and?',
    ]));
  it('puts attachments before the question, fenced, with path and language', () =>
    checkMessages({ events: [asked('q', 'why?', [attachmentOf('src/a.ts', 'let a;')])] }, [
      'user: File src/a.ts:\n```typescript\nlet a;\n```\n\nwhy?',
    ]));
  it('joins questions whose answers never came, so that roles alternate', () =>
    checkMessages(
      {
        events: [
          asked('q1', 'one'),
          { type: 'answerStarted', id: 'r1', at: 1 },
          { type: 'answerEnded', id: 'r1', status: 'failed', notes: [] },
          asked('q2', 'two'),
        ],
      },
      ['user: one\n\ntwo'],
    ));
  it('asks to go on after a cut answer', () => {
    const { messages } = buildChatMessages({
      systemPrompt: '',
      messages: conversationOf(...turn(1)).messages,
      maxPromptTokens: 1000,
      estimateTokens: (text) => text.length,
    });
    assert.deepEqual(
      messages.slice(0, 2).map(({ content }) => content),
      ['question 1', 'answer 1'],
    );
    assert.equal(messages.length, 3);
    assert.equal(messages[2]?.role, 'user');
    assert.match(messages[2].content, /Continue it exactly where it stops/);
  });
  it('leaves out the oldest turns first, whole, and counts them', () =>
    checkMessages(
      { events: [...turn(1), ...turn(2), asked('q', 'and?')], budget: 20 },
      ['user: question 2', 'assistant: answer 2', 'user: and?'],
      2,
    ));
  it('never begins with an answer', () =>
    checkMessages({ events: [...turn(1), ...turn(2), asked('q', 'and?')], budget: 12 }, ['user: and?'], 4));
  it('sends the question even when it alone is too large', () =>
    checkMessages({ events: [...turn(1), asked('q', 'a b c d e f')], budget: 3 }, ['user: a b c d e f'], 2));
  it('counts the system prompt too', () =>
    checkMessages(
      { events: [...turn(1), asked('q', 'x')], budget: 17, system: 'a b c' },
      ['system: a b c', 'user: x'],
      2,
    ));
  it('does not send reasoning back', () =>
    checkMessages(
      {
        events: [
          asked('q1', 'one'),
          { type: 'answerStarted', id: 'r1', at: 1 },
          { type: 'answerGrew', id: 'r1', text: 'yes', reasoning: 'hm' },
          { type: 'answerEnded', id: 'r1', status: 'done', notes: [] },
          asked('q2', 'two'),
        ],
      },
      ['user: one', 'assistant: yes', 'user: two'],
    ));
});
