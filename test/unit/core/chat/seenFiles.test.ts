import assert from 'node:assert/strict';
import { emptyConversation, type Conversation } from '../../../../src/core/chat/conversation.ts';
import { conversationEvents } from '../../../../src/core/chat/conversationEvents.ts';
import { parseConversationEvent } from '../../../../src/core/chat/parseConversationEvent.ts';
import { reduceConversation } from '../../../../src/core/chat/reduceConversation.ts';
import { fingerprintOf, isSeenText, seenFingerprint } from '../../../../src/core/chat/seenFiles.ts';
import { hashText } from '../../../../src/core/util/hashText.ts';
import type { ConversationEvent } from '../../../../src/core/chat/conversationEvent.ts';
import type { Attachment, Provenance } from '../../../../src/core/chat/attachment.ts';

const URI = 'file:///work/src/a.ts';

function conversationOf(...events: readonly ConversationEvent[]): Conversation {
  return events.reduce(reduceConversation, emptyConversation('c', 0));
}

function attachment(provenance: Provenance): Attachment {
  const kind = provenance.range ? 'selection' : 'file';
  return { id: 'x', kind, label: 'a.ts', languageId: '', text: '', tokens: 0, hiddenCharacters: 0, provenance };
}

const asked = (...attachments: readonly Attachment[]): ConversationEvent => ({
  ...{ type: 'asked', id: 'q', at: 1, text: 'why?' },
  attachments,
});
const answer: readonly ConversationEvent[] = [
  { type: 'answerStarted', id: 'a', at: 2 },
  { type: 'answerGrew', id: 'a', text: 'because', reasoning: '' },
  { type: 'answerEnded', id: 'a', status: 'done', notes: [] },
];
const seen: ConversationEvent = { type: 'filesSeen', id: 'a', files: [{ uri: URI, hash: 'at the end' }] };
const range = { startLine: 0, startCharacter: 0, endLine: 1, endCharacter: 0 };

describe('seenFingerprint', () => {
  const rows: readonly (readonly [name: string, events: readonly ConversationEvent[], expected: string | undefined])[] =
    [
      ['nothing of a file that nobody has seen', [asked(), ...answer], undefined],
      ['the file as it was when the answer ended', [asked(), ...answer, seen], 'at the end'],
      [
        'the file as it was attached, because the model has read that',
        [asked(attachment({ uri: URI, hash: 'attached' })), ...answer, seen],
        'attached',
      ],
      [
        'nothing of the whole by a part of it',
        [asked(attachment({ uri: URI, hash: 'part', range })), ...answer, seen],
        'at the end',
      ],
      ['nothing of another file', [asked(attachment({ uri: 'file:///b.ts', hash: 'b' })), ...answer], undefined],
    ];
  for (const [name, events, expected] of rows)
    it(`knows ${name}`, () => assert.equal(seenFingerprint(conversationOf(...events), 'a', URI), expected));

  it('knows nothing about a question', () =>
    assert.equal(seenFingerprint(conversationOf(asked(), ...answer, seen), 'q', URI), undefined));
});

describe('files that were seen', () => {
  it('come back from the journal', () => {
    const conversation = conversationOf(asked(), ...answer, seen);
    const told = conversationEvents(conversation).map((event) =>
      parseConversationEvent(JSON.parse(JSON.stringify(event))),
    );
    const events = told.filter((event) => event !== undefined);
    assert.deepEqual(conversationOf(...events).messages, conversation.messages);
    assert.equal(seenFingerprint(conversationOf(...events), 'a', URI), 'at the end');
  });

  it('lose only what is damaged', () =>
    assert.deepEqual(parseConversationEvent({ ...seen, files: [{ uri: 7 }, { uri: URI, hash: 'h' }, null] }), {
      ...seen,
      files: [{ uri: URI, hash: 'h' }],
    }));
});

describe('isSeenText', () => {
  const rows: readonly (readonly [name: string, text: string, fingerprint: string, expected: boolean])[] = [
    ['the same text', 'a\nb', fingerprintOf('a\nb'), true],
    ['other line ends', 'a\r\nb', fingerprintOf('a\nb'), true],
    ['the plain hash of an attachment', 'a\r\nb', hashText('a\r\nb'), true],
    ['another text', 'a\nc', fingerprintOf('a\nb'), false],
  ];
  for (const [name, text, fingerprint, expected] of rows)
    it(`tells ${name}`, () => assert.equal(isSeenText(text, fingerprint), expected));
});
