import assert from 'node:assert/strict';
import { formatMarkdown } from '../../../../../src/core/chat/exchange/formatMarkdown.ts';
import type { ConversationEvent } from '../../../../../src/core/chat/conversationEvent.ts';
import { answered, asked, attachmentOf, conversationOf } from '../../../../support/chatEvents.ts';

function checkMarkdown(name: string, events: readonly ConversationEvent[], expected: string): void {
  const withReasoning = !name.startsWith('leaves out what was thought');
  it(name, () => assert.equal(formatMarkdown(conversationOf(...events), { withReasoning }), expected));
}

const thought: readonly ConversationEvent[] = [
  asked('q', 'Why?'),
  { type: 'answerStarted', id: 'a', at: 2 },
  { type: 'answerTargeted', id: 'a', model: 'talker' },
  { type: 'answerGrew', id: 'a', text: 'So.', reasoning: 'Hm </details> ```' },
  { type: 'answerEnded', id: 'a', status: 'done', notes: [] },
];

describe('a chat as Markdown', () => {
  checkMarkdown(
    'tells who said what',
    [asked('q', 'Why?'), ...answered('a', 'So.')],
    '# Why?\n\n## You\n\nWhy?\n\n## Answer\n\nSo.\n',
  );
  checkMarkdown(
    'names what was attached, and leaves its text at home',
    [asked('q', 'Why?', [attachmentOf('a`b.ts', 'secret')])],
    '# Why?\n\n## You\n\n- Attached: `` a`b.ts `` (about 1 token)\n\nWhy?\n',
  );
  checkMarkdown(
    'folds what was thought so that nothing in it ends the fold',
    thought,
    '# Why?\n\n## You\n\nWhy?\n\n## talker\n\n<details>\n<summary>Thinking</summary>\n\n````text\nHm </details> ```\n````\n\n</details>\n\nSo.\n',
  );
  checkMarkdown('leaves out what was thought', thought, '# Why?\n\n## You\n\nWhy?\n\n## talker\n\nSo.\n');
  checkMarkdown(
    'closes the code of an answer that was cut',
    [asked('q', 'Why?'), ...answered('a', 'See:\n```ts\nconst a = 1;'), asked('q2', 'Go on')],
    '# Why?\n\n## You\n\nWhy?\n\n## Answer\n\nSee:\n```ts\nconst a = 1;\n```\n\n## You\n\nGo on\n',
  );
  checkMarkdown(
    'leaves code that is closed alone',
    [asked('q', 'Why?'), ...answered('a', '````md\n```ts\n```\n````')],
    '# Why?\n\n## You\n\nWhy?\n\n## Answer\n\n````md\n```ts\n```\n````\n',
  );
});
