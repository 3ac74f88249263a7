import assert from 'node:assert/strict';
import { findTerms, parseSearch, searchableTexts } from '../../../../../src/core/chat/archive/searchText.ts';
import type { ConversationEvent } from '../../../../../src/core/chat/conversationEvent.ts';
import { answered, asked, attachmentOf, conversationOf } from '../../../../support/chatEvents.ts';

function checkTerms(query: string, expected: readonly string[]): void {
  it(`${JSON.stringify(query)} is ${JSON.stringify(expected)}`, () => assert.deepEqual(parseSearch(query), expected));
}

describe('what is looked for', () => {
  checkTerms('', []);
  checkTerms('  two  Words ', ['two', 'words']);
  checkTerms('"a phrase" and more', ['a phrase', 'and', 'more']);
  checkTerms('"still typed', ['still typed']);
  checkTerms('"', []);
  checkTerms('twice Twice', ['twice']);
  checkTerms('Füße ÉCOLE', ['fuße', 'ecole']);
});

const chat: readonly ConversationEvent[] = [
  asked('q', 'Where do the cookies go?', [attachmentOf('src/bakery.ts', 'const oven = "hot";')]),
  { type: 'answerStarted', id: 'a', at: 2 },
  { type: 'answerGrew', id: 'a', text: 'Into the jar on the shelf.', reasoning: 'They might mean browsers.' },
  { type: 'answerEnded', id: 'a', status: 'done', notes: [] },
  asked('q2', 'Old branch', []),
  ...answered('a2', 'forgotten words'),
  { type: 'asked', id: 'q3', at: 5, text: 'New branch', attachments: [], parentId: 'a' },
  { type: 'draftChanged', text: 'unsent thought' },
  { type: 'queued', question: { id: 'w', text: 'waiting question', attachments: [] } },
];

function checkFind(name: string, query: string, expected: string | undefined): void {
  it(name, () => assert.equal(findTerms(searchableTexts(conversationOf(...chat)), parseSearch(query)), expected));
}

describe('words in a conversation', () => {
  checkFind('are found in questions', 'COOKIES', 'Where do the cookies go?');
  checkFind('are found in answers', 'shelf', 'Into the jar on the shelf.');
  checkFind('are found in what was thought', 'browsers', 'They might mean browsers.');
  checkFind('are found in names of what is attached', 'bakery', 'src/bakery.ts');
  checkFind('are found in text that is attached', 'oven', 'const oven = "hot";');
  checkFind('are found on branches that nobody reads', 'forgotten', 'forgotten words');
  checkFind('are found in what is not sent', 'unsent', 'unsent thought');
  checkFind('are found in what is queued', 'waiting', 'waiting question');
  checkFind('may stand in different messages', 'cookies shelf', 'Where do the cookies go?');
  checkFind('show the place that has most of them', 'the jar shelf', 'Into the jar on the shelf.');
  checkFind('must all be there', 'cookies nowhere', undefined);
  checkFind('are words of a phrase in its order', '"the shelf"', 'Into the jar on the shelf.');
  checkFind('are no phrase in another order', '"shelf the"', undefined);
  checkFind('are none in an empty search', ' ', undefined);

  it('stand in an excerpt around them, however far behind', () => {
    const far = conversationOf(asked('q', `${'start '.repeat(200)}the needle is here ${'end '.repeat(200)}`));
    const excerpt = findTerms(searchableTexts(far), ['needle']) ?? '';
    assert.match(excerpt, /^…start .*the needle is here end .*…$/);
    assert.ok(excerpt.length < 180);
  });
});
