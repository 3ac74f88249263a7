import assert from 'node:assert/strict';
import { buildEditMessages } from '../../../../../src/core/edit/prompt/buildEditMessages.ts';
import type { EditMessagesOptions, EditPrompt } from '../../../../../src/core/edit/prompt/buildEditMessages.ts';

const PLAIN: EditMessagesOptions = {
  instruction: 'Use const.',
  languageId: 'typescript',
  fileName: 'src/a.ts',
  before: 'import x;\n',
  selection: 'let a = 1;\n',
  after: 'use(a);\n',
  attachments: [],
  followUps: [],
  projectInstructions: '',
  maxPromptTokens: 10_000,
  // One token a character makes budgets exact.
  estimateTokens: (text) => text.length,
};

function build(given: Partial<EditMessagesOptions>): EditPrompt {
  return buildEditMessages({ ...PLAIN, ...given });
}

function checkQuestion(given: Partial<EditMessagesOptions>, expected: string): void {
  assert.equal(build(given).messages[1]?.content, expected);
}

describe('buildEditMessages', () => {
  it('shows the file in parts, the region apart, the instruction last', () =>
    checkQuestion(
      {},
      'The file src/a.ts, before the region:\n```typescript\nimport x;\n```\n\n' +
        'The region:\n```typescript\nlet a = 1;\n```\n\n' +
        'The file src/a.ts, after the region:\n```typescript\nuse(a);\n```\n\n' +
        'Rewrite the region by this instruction:\nUse const.',
    ));
  it('says that an empty region is to be filled', () =>
    checkQuestion(
      { before: '', after: '', selection: '\n' },
      'The region is empty: new text is to be written at this place.\n\nWrite the text for the region by this instruction:\nUse const.',
    ));
  it('lays a longer fence around text with fences, and no heading over what is not there', () =>
    checkQuestion(
      { before: '', after: '\n', selection: '```\nx\n```', languageId: 'markdown' },
      'The region:\n````markdown\n```\nx\n```\n````\n\nRewrite the region by this instruction:\nUse const.',
    ));
  it('puts attachments first, their names on one line', () =>
    checkQuestion(
      { before: '', after: '', attachments: [{ label: 'b\n.ts', languageId: 'ts', text: 'b' }] },
      'From b .ts:\n```ts\nb\n```\n\nThe region:\n```typescript\nlet a = 1;\n```\n\nRewrite the region by this instruction:\nUse const.',
    ));
  it("adds the project's instructions to the system prompt", () => {
    const [system] = build({ projectInstructions: 'Tabs only.' }).messages;
    assert.equal(system?.role, 'system');
    assert.match(system.content, /\n\nTabs only\.$/);
  });
  it('goes on with earlier answers in turn', () => {
    const { messages } = build({
      followUps: [
        { answer: 'A1', instruction: 'Shorter.' },
        { answer: '', instruction: 'Again.' },
      ],
    });
    assert.deepEqual(
      messages.map(({ role }) => role),
      ['system', 'user', 'assistant', 'user', 'assistant', 'user'],
    );
    assert.equal(messages[2]?.content, 'A1');
    assert.match(messages[5]?.content ?? '', /^Again\./);
    assert.notEqual(messages[4]?.content, '');
  });
});

describe('buildEditMessages within a budget', () => {
  const many = Array.from({ length: 400 }, (_, index) => `line ${index}\n`).join('');
  const bare = build({ before: '', after: '' }).tokens;

  it('never goes over it while the region fits', () => {
    for (let extra = 0; extra < 3_000; extra += 37) {
      const attachments = [{ label: 'b', languageId: '', text: many.slice(0, 500) }];
      const prompt = build({ before: many, after: many, attachments, maxPromptTokens: bare + extra });
      assert.ok(prompt.tokens <= bare + extra, `${prompt.tokens} of ${bare + extra}`);
    }
  });
  it('cuts the far ends of the file at whole lines', () => {
    const { messages } = build({ before: many, after: many, maxPromptTokens: bare + 500 });
    const content = messages[1]?.content ?? '';
    assert.match(content, /before the region:\n```typescript\nline \d+\n[^]*line 399\n```\n\nThe region/);
    assert.match(content, /after the region:\n```typescript\nline 0\n[^]*line \d+\n```\n\nRewrite/);
  });
  it('gives one side what the other does not need', () => {
    const { messages } = build({ before: '', after: many, maxPromptTokens: bare + 3_000 });
    assert.match(messages[1]?.content ?? '', /line 250\n/);
  });
  it('leaves out attachments that are too large, and names them', () => {
    const attachments = [
      { label: 'big', languageId: '', text: many },
      { label: 'small', languageId: '', text: 'x' },
    ];
    const { messages, leftOut } = build({ attachments, maxPromptTokens: bare + 500 });
    assert.deepEqual(leftOut, ['big']);
    assert.match(messages[1]?.content ?? '', /From small:/);
  });
  it('says when the region alone is too large, and cuts nothing of it', () => {
    const { fits, messages } = build({ selection: many, maxPromptTokens: 100 });
    assert.equal(fits, false);
    assert.ok(messages[1]?.content.includes(many));
  });
});
