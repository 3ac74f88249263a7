import assert from 'node:assert/strict';
import { conversationTitle, shorten, titleFromWords } from '../../../../src/core/chat/conversationTitle.ts';
import { asked, attachmentOf, conversationOf } from '../../../support/chatEvents.ts';

function checkWords(name: string, question: string, expected: string): void {
  it(name, () => assert.equal(titleFromWords(question), expected));
}

describe('the first words of a question as a title', () => {
  checkWords('are its first line', 'Why is it slow?\nIt was fast before.', 'Why is it slow?');
  checkWords('pass over empty lines', '\n  \n  What now?', 'What now?');
  checkWords('pass over code', '```ts\nconst a = 1;\n```\nWhat does this do?', 'What does this do?');
  checkWords('are code where there is nothing else', '```ts\nconst a = 1;\n```', '```ts const a = 1; ```');
  checkWords('lose the marks of headings, quotes and lists', '## - > Plan the day', 'Plan the day');
  checkWords('keep a dash that is a part of a word', '-x is what flag?', 'x is what flag?');
  checkWords('stand on one line', 'a\tb   c', 'a b c');
  checkWords('lose what a reader cannot see', 'a\u202Eb\u200Bc', 'abc');
  checkWords('are none for an empty question', ' \n ', '');
  checkWords('end between words', `${'word '.repeat(30)}`, `${'word '.repeat(15)}word…`);
});

describe('a shortened text', () => {
  it('never ends in half a character', () => assert.equal(shorten(`aaa😀😀`, 5), 'aaa…'));
  it('stays as it is when it fits', () => assert.equal(shorten('abcde', 5), 'abcde'));
});

describe('the title of a conversation', () => {
  const question = asked('q', 'first words');
  it('is its first words', () => assert.equal(conversationTitle(conversationOf(question)), 'first words'));
  it('is what it was called', () =>
    assert.equal(
      conversationTitle(conversationOf(question, { type: 'titled', text: 'Named', by: 'person' })),
      'Named',
    ));
  it('is the name of what is attached where nothing is asked', () =>
    assert.equal(conversationTitle(conversationOf(asked('q', '', [attachmentOf('a.ts', '')]))), 'a.ts'));
  it('is never empty', () => assert.equal(conversationTitle(conversationOf()), 'New chat'));
});
