import assert from 'node:assert/strict';
import { buildChatMessages } from '../../../../src/core/chat/buildChatMessages.ts';
import type { Attachment } from '../../../../src/core/chat/attachment.ts';
import type { ConversationEvent } from '../../../../src/core/chat/conversationEvent.ts';
import { answered, asked, attachmentOf, conversationOf } from '../../../support/chatEvents.ts';

interface Row {
  readonly events: readonly ConversationEvent[];
  readonly system?: string;
  /** In words: one word counts as one token here, each message costs four more. */
  readonly budget?: number;
  readonly instructions?: string;
}

function checkMessages(row: Row, expected: readonly string[], leftOut = 0): void {
  const prompt = buildChatMessages({
    systemPrompt: row.system ?? '',
    instructions: row.instructions ?? '',
    ...conversationOf(...row.events),
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

  const summarised: ConversationEvent = {
    type: 'summarised',
    summary: { id: 's', throughId: 'r1', count: 2, text: 'They greeted.', model: 'm', at: 3 },
  };
  const omitted = (partId: string): ConversationEvent => ({ type: 'omitted', partId, isOmitted: true });

  it('puts what the project asks behind the system prompt', () =>
    checkMessages({ system: 'Be brief.', instructions: 'Use tabs.', events: [asked('q', 'hi')] }, [
      'system: Be brief.\n\nUse tabs.',
      'user: hi',
    ]));
  it('lets a summary stand for the messages that it tells', () =>
    checkMessages({ events: [...turn(1), ...turn(2), summarised, asked('q', 'and?')] }, [
      'user: Summary of the first 2 messages of this conversation, which are not repeated here:\nThey greeted.\n\nquestion 2',
      'assistant: answer 2',
      'user: and?',
    ]));
  it('sends the summary with whatever question is the first that fits', () =>
    checkMessages(
      { events: [...turn(1), ...turn(2), summarised, asked('q', 'and?')], budget: 25 },
      [
        'user: Summary of the first 2 messages of this conversation, which are not repeated here:\nThey greeted.\n\nand?',
      ],
      2,
    ));
  it('knows no summary of another branch', () =>
    checkMessages(
      {
        events: [
          ...turn(1),
          summarised,
          { type: 'asked', id: 'q2', at: 5, text: 'anew', attachments: [], parentId: '' },
        ],
      },
      ['user: anew'],
    ));
  it('keeps out what the person took out', () =>
    checkMessages(
      {
        system: 'Be brief.',
        instructions: 'Use tabs.',
        events: [
          asked('q1', 'one', [attachmentOf('a.ts', 'let a;'), attachmentOf('b.ts', 'let b;')]),
          ...answered('r1', 'first'),
          asked('q2', 'two'),
          omitted('instructions'),
          omitted('a-a.ts'),
          omitted('r1'),
        ],
      },
      ['system: Be brief.', 'user: File b.ts:\n```typescript\nlet b;\n```\n\none\n\ntwo'],
    ));
  it('sends again what was put back', () =>
    checkMessages(
      {
        system: 'Be brief.',
        events: [omitted('system'), { type: 'omitted', partId: 'system', isOmitted: false }, asked('q', 'hi')],
      },
      ['system: Be brief.', 'user: hi'],
    ));
  it('sends images beside the text', () => {
    const shown = { ...attachmentOf('Bild (2 × 3)', 'data:image/png;base64,AA=='), promptLabel: '(2 × 3)' };
    const image = { ...shown, kind: 'image' as const, tokens: 321 };
    const { messages, parts } = buildChatMessages({
      systemPrompt: '',
      ...conversationOf(asked('q', 'what is it?', [image])),
      maxPromptTokens: 10_000,
      estimateTokens: () => 0,
    });
    assert.deepEqual(messages, [
      { role: 'user', content: 'Image (2 × 3):\n\nwhat is it?', images: ['data:image/png;base64,AA=='] },
    ]);
    // The figure that its chip shows, whatever the size of its text.
    assert.deepEqual(
      parts.map(({ tokens }) => tokens),
      [321, 0],
    );
  });
  it('leaves turns out for an image as large as its chip says', () => {
    const image = (tokens: number): Attachment => ({
      ...attachmentOf('plan.png', 'data:image/png;base64,AA=='),
      kind: 'image',
      tokens,
    });
    const leftOutBeside = (tokens: number): number =>
      buildChatMessages({
        systemPrompt: '',
        ...conversationOf(...turn(1), asked('q', 'and this?', [image(tokens)])),
        maxPromptTokens: 500,
        estimateTokens: (text) => text.split(/\s+/).length,
      }).leftOut;
    assert.equal(leftOutBeside(100), 0);
    assert.equal(leftOutBeside(1_600), 2);
  });
  it('tells of every part what becomes of it', () => {
    const { parts } = buildChatMessages({
      systemPrompt: 'Be brief.',
      ...conversationOf(...turn(1), ...turn(2), asked('q', 'and?'), omitted('system')),
      maxPromptTokens: 20,
      estimateTokens: (text) => text.split(/\s+/).length,
    });
    assert.deepEqual(
      parts.map(({ id, kind, tokens, state }) => `${id} ${kind} ${tokens} ${state}`),
      [
        'system system 2 omitted',
        'q1 question 2 leftOut',
        'r1 answer 2 leftOut',
        'q2 question 2 sent',
        'r2 answer 2 sent',
        'q question 1 sent',
      ],
    );
  });
});
