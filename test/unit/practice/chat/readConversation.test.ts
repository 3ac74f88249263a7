import assert from 'node:assert/strict';
import { readConversation, type Conversation } from '../../../../practice/chat/readConversation.ts';
import { formatAttachment } from '../../../../src/core/chat/formatAttachment.ts';

const checkConversation = (content: string, expected: Conversation): void =>
  assert.deepEqual(
    readConversation([
      { role: 'system', content: 'x' },
      { role: 'user', content },
    ]),
    expected,
  );

describe('readConversation', () => {
  it('takes a bare question', () => checkConversation('Why?', { question: 'Why?', attached: [] }));
  it('takes a fence apart from the words around it', () =>
    checkConversation('Look:\n```js\na()\n```\nWhy?', {
      question: 'Look:\n\n\nWhy?',
      attached: [{ name: 'the attached text', languageId: 'js', text: 'a()\n' }],
    }));
  it('reads attachments as the extension sends them, fences inside included', () => {
    const text = '# Title\n```js\na()\n```\n';
    const attachment = formatAttachment({ kind: 'selection', label: 'docs/a.md:1-4', languageId: 'markdown', text });
    checkConversation(`${attachment}\n\nWhy?`, {
      question: 'Why?',
      attached: [{ name: 'docs/a.md:1-4', languageId: 'markdown', text }],
    });
  });
});
