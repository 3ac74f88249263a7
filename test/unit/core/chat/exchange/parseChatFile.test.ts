import assert from 'node:assert/strict';
import type { Conversation } from '../../../../../src/core/chat/conversation.ts';
import { conversationTitle } from '../../../../../src/core/chat/conversationTitle.ts';
import { formatChatJson } from '../../../../../src/core/chat/exchange/formatChatJson.ts';
import { importConversation } from '../../../../../src/core/chat/exchange/importConversation.ts';
import { parseChatFile } from '../../../../../src/core/chat/exchange/parseChatFile.ts';
import { answered, asked, attachmentOf, conversationOf } from '../../../../support/chatEvents.ts';

const NOW = 1_000_000;

function read(text: string): readonly Conversation[] {
  let ids = 0;
  const parsed = parseChatFile(text, () => `m${(ids += 1)}`);
  assert.equal(parsed.kind, 'chats');
  return parsed.kind === 'chats' ? parsed.chats.map((chat) => importConversation(chat, { id: 'new', now: NOW })) : [];
}

/** A conversation as a reader would tell it. */
function sketch(conversation: Conversation): readonly string[] {
  const lines = conversation.messages.map((message) =>
    message.kind === 'user'
      ? `user: ${message.text}`
      : `${message.model || 'answer'} ${message.status}: ${message.text}`,
  );
  const hidden = conversation.hidden.map(({ text }) => `hidden: ${text}`);
  return [conversationTitle(conversation), ...lines, ...hidden];
}

function checkImport(name: string, value: unknown, expected: readonly (readonly string[])[]): void {
  it(name, () => assert.deepEqual(read(JSON.stringify(value)).map(sketch), expected));
}

function checkRefusal(name: string, text: string, kind: string): void {
  it(name, () => assert.equal(parseChatFile(text, () => 'x').kind, kind));
}

describe('an export of ours', () => {
  const whole = conversationOf(
    { type: 'titled', text: 'Named', by: 'person' },
    { type: 'pinned', isPinned: true },
    { type: 'configured', settings: { model: 'm', temperature: 0.5, systemPrompt: { name: 'n', text: 'p' } } },
    asked('q', 'one', [attachmentOf('a.ts', 'text')]),
    ...answered('a', 'two'),
    asked('q2', 'left'),
    { type: 'asked', id: 'q3', at: 9, text: 'shown', attachments: [], parentId: 'a' },
    { type: 'summarised', summary: { id: 's', throughId: 'a', count: 2, text: 'sum', model: 'm', at: 3 } },
    { type: 'draftChanged', text: 'draft' },
  );

  it('comes back whole, as another conversation', () => {
    const [back] = read(formatChatJson(whole, NOW));
    assert.ok(back);
    assert.deepEqual({ ...back, createdAt: 0 }, { ...whole, id: 'new' });
  });

  it('brings nothing that would go out by itself, and nothing that is deleted', () => {
    const queued = { type: 'queued', question: { id: 'w', text: 'go', attachments: [] } };
    const events = [asked('q', 'one'), queued, { type: 'deleted', at: 3 }, { type: 'nonsense' }, 7, null];
    const [back] = read(JSON.stringify({ format: 'interline.chat', version: 1, events }));
    assert.deepEqual(back?.queue, []);
    assert.equal(back.deletedAt, undefined);
    assert.deepEqual(sketch(back), ['one', 'user: one']);
  });

  it('brings no time of the future, and no answer that streams', () => {
    const events = [
      { type: 'asked', id: 'q', at: 1e300, text: 'one', attachments: [] },
      { type: 'answerStarted', id: 'a', at: -5 },
      { type: 'answerGrew', id: 'a', text: 'half', reasoning: '' },
    ];
    const [back] = read(JSON.stringify({ format: 'interline.chat', version: 1, events }));
    assert.deepEqual(
      back?.messages.map(({ at }) => at),
      [NOW, NOW],
    );
    assert.deepEqual(sketch(back), ['one', 'user: one', 'answer stopped: half']);
  });

  checkRefusal('is refused when it is of a newer form', '{"format":"interline.chat","version":2,"events":[]}', 'newer');
  checkRefusal('is refused when it holds no message', '{"format":"interline.chat","version":1,"events":[]}', 'foreign');
});

describe('messages of the chat API', () => {
  const messages = [
    { role: 'system', content: 'Be brief.' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'Hi' },
        { type: 'image_url', image_url: { url: 'x' } },
      ],
    },
    { role: 'assistant', content: null, tool_calls: [{}] },
    { role: 'tool', content: 'result' },
    { role: 'assistant', content: 'Hello', reasoning_content: 'A greeting.' },
  ];
  checkImport('are read as a list', messages, [['Hi', 'user: Hi', 'answer done: Hello']]);
  checkImport('are read as a request', { model: 'm', messages }, [['Hi', 'user: Hi', 'm done: Hello']]);
  checkImport(
    'are read as several requests',
    [{ messages }, { title: 'Two', messages }],
    [
      ['Hi', 'user: Hi', 'answer done: Hello'],
      ['Two', 'user: Hi', 'answer done: Hello'],
    ],
  );
  it('bring the system prompt and the thinking along', () => {
    const [chat] = read(JSON.stringify(messages));
    assert.equal(chat?.settings.systemPrompt?.text, 'Be brief.');
    const answer = chat.messages[1];
    assert.equal(answer?.kind === 'assistant' && answer.reasoning, 'A greeting.');
  });
});

describe("ChatGPT's export", () => {
  const node = (id: string, parent: string | null, [role, text]: readonly string[] = []) => ({
    id,
    parent,
    message: role
      ? {
          author: { role },
          content: { content_type: 'text', parts: [text] },
          create_time: 0.5,
          metadata: { model_slug: 'gpt' },
        }
      : null,
  });
  const mapping = {
    root: node('root', null),
    sys: node('sys', 'root', ['system', 'hidden']),
    q: node('q', 'sys', ['user', 'Hi']),
    a: node('a', 'q', ['assistant', 'Hello']),
    tool: node('tool', 'a', ['tool', 'x']),
    q2: node('q2', 'tool', ['user', 'More']),
    q3: node('q3', 'tool', ['user', 'Other']),
  };
  checkImport(
    'is read with its branches',
    [{ title: 'Greeting', mapping, current_node: 'q2' }],
    [['Greeting', 'user: Hi', 'gpt done: Hello', 'user: More', 'hidden: Other']],
  );
  checkImport(
    'ends where the branch ends that was read',
    [{ title: 'G', mapping, current_node: 'q3' }],
    [['G', 'user: Hi', 'gpt done: Hello', 'user: Other', 'hidden: More']],
  );
  const loop = {
    a: node('a', 'b', ['user', 'A']),
    b: node('b', 'a', ['assistant', 'B']),
    c: node('c', null, ['user', 'C']),
  };
  checkImport('ends where a tree bites its tail', { title: 'L', mapping: loop }, [['L', 'user: C']]);
});

describe("VS Code's export", () => {
  const response = [
    { value: 'Hello ' },
    { kind: 'toolInvocation', value: 'no' },
    { kind: 'markdownContent', content: { value: 'there' } },
  ];
  const requests = [{ message: { text: 'Hi' }, response, timestamp: 5, modelId: 'copilot/x' }, { message: {} }, 3];
  checkImport('is read', { requesterUsername: 'me', requests, customTitle: 'T' }, [
    ['T', 'user: Hi', 'copilot/x done: Hello there'],
  ]);
});

describe('what is no chat', () => {
  checkRefusal('is refused: no JSON', 'hello', 'notJson');
  checkRefusal('is refused: nothing', '', 'notJson');
  for (const text of [
    'null',
    '7',
    '[]',
    '{}',
    '[1,2]',
    '{"messages":{}}',
    '{"mapping":[]}',
    '{"requests":[{}]}',
    '{"messages":[{"role":7}]}',
  ])
    checkRefusal(`is refused: ${text}`, text, 'foreign');
  it('is left out among chats, and counted', () => {
    const parsed = parseChatFile('[{"messages":[{"role":"user","content":"a"}]},{},5]', () => 'x');
    assert.equal(parsed.kind === 'chats' && parsed.skipped, 2);
  });
  it('is refused when it would take long to build', () => {
    const events = Array.from({ length: 5_001 }, (_, index) => asked(`q${index}`, 'x'));
    checkKind(JSON.stringify({ format: 'interline.chat', version: 1, events }), 'foreign');
  });
  it('takes names that objects have for names', () => {
    const events = ['__proto__', 'constructor', 'toString'].map((id) => asked(id, id));
    const [chat] = read(JSON.stringify({ format: 'interline.chat', version: 1, events }));
    assert.equal(chat?.messages.length, 3);
  });
});

function checkKind(text: string, kind: string): void {
  assert.equal(parseChatFile(text, () => 'x').kind, kind);
}
