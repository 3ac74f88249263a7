import assert from 'node:assert/strict';
import { cleanCommitMessage } from '../../../../../src/core/products/commit/cleanCommitMessage.ts';

function checkCleaned(answer: string, expected: string, bodyWidth = 72): void {
  assert.equal(cleanCommitMessage(answer, { bodyWidth }), expected);
}

const ROWS: Readonly<Record<string, readonly [answer: string, expected: string]>> = {
  'leaves a good message alone': ['feat: add login\n\nPeople asked for it.', 'feat: add login\n\nPeople asked for it.'],
  'takes off a fence': ['```\nfix: close socket\n```', 'fix: close socket'],
  'takes off a fence with a language and words around': [
    'Here is the commit message:\n\n```text\nfix: close socket\n\n- body\n```\n\nLet me know!',
    'fix: close socket\n\n- body',
  ],
  'takes off double quotes': ['"fix: close socket"', 'fix: close socket'],
  'takes off quotes around several lines': ['"fix: close socket\n\nIt leaked."', 'fix: close socket\n\nIt leaked.'],
  'takes off quotes around the subject': ['"fix: close socket"\n\nIt leaked.', 'fix: close socket\n\nIt leaked.'],
  'takes off backticks': ['`fix: close socket`', 'fix: close socket'],
  'keeps quotes inside': ['Say "hello" once', 'Say "hello" once'],
  'keeps a quoted first word': ['"Open" no longer crashes', '"Open" no longer crashes'],
  'drops a lead-in': ["Here's a suggested commit message:\n\nAdd login", 'Add login'],
  'drops several lead-ins': ['Sure! I can help.\nHere is a concise message:\nAdd login', 'Add login'],
  'drops a label on the line': ['Commit message: Add login', 'Add login'],
  'drops a bold label': ['**Commit message:**\n\nAdd login', 'Add login'],
  'drops a bold subject': ['**feat: add login**\n\nText.', 'feat: add login\n\nText.'],
  'drops a heading mark': ['# Add login', 'Add login'],
  'drops a label of the subject': ['Subject: Add login\n\nText.', 'Add login\n\nText.'],
  'keeps a type that looks like a label': ['docs: add login', 'docs: add login'],
  'keeps a part that looks like a label': ['command: read flags', 'command: read flags'],
  'drops a note at the end': [
    'Add login\n\nIt was missing.\n\nNote: I assumed a REST server.',
    'Add login\n\nIt was missing.',
  ],
  'drops talk about the message': ['Add login\n\nThis commit message follows the conventions.', 'Add login'],
  'drops an offer at the end': ['Add login\n\n---\nWould you like a shorter one?', 'Add login'],
  'takes the first of several': ['Option 1:\nAdd login\n\nOption 2:\nIntroduce login', 'Add login'],
  'parts subject and body': ['Add login\nIt was missing.', 'Add login\n\nIt was missing.'],
  'joins blank lines': ['Add login\n\n\n\nIt was missing.\n\n\n', 'Add login\n\nIt was missing.'],
  'reads Windows line ends': ['Add login\r\n\r\nText.\r\n', 'Add login\n\nText.'],
  'removes what nobody can see': ['Add\u200b login\u202e', 'Add login'],
  'keeps trailers': [
    'Add login\n\nText.\n\nSigned-off-by: A <a@b.c>',
    'Add login\n\nText.\n\nSigned-off-by: A <a@b.c>',
  ],
  'keeps a list': ['Add login\n\n- one\n- two', 'Add login\n\n- one\n- two'],
  'keeps other scripts': ['ログインを追加する', 'ログインを追加する'],
  'keeps an emoji': ['✨ Add login', '✨ Add login'],
  'drops a lead-in in German': ['Hier ist die Commit-Nachricht:\n\nAnmeldung hinzugefügt', 'Anmeldung hinzugefügt'],
  'drops a lead-in in French': ['Voici le message de commit :\n\nAjoute la connexion', 'Ajoute la connexion'],
  'keeps a subject that announces a list': [
    'Fix several faults:\n\n- one\n- two',
    'Fix several faults:\n\n- one\n- two',
  ],
  'takes off a tag': ['<commit_message>\nAdd login\n\nText.\n</commit_message>', 'Add login\n\nText.'],
  'reads a command': ['git commit -m "Add login" -m "Say \\"hi\\"."', 'Add login\n\nSay "hi".'],
  'drops a heading above': ['### Commit Message\n\nAdd login', 'Add login'],
  'drops a mark of a quotation': ['I suggest this message:\n\n> Add login', 'Add login'],
  'drops a label of the body': ['Title: Add login\nDescription: It was missing.', 'Add login\n\nIt was missing.'],
  'drops a note in parentheses': ['Add login\n\n(Note: kept short)', 'Add login'],
  'drops leaked tokens': ['<|assistant|>Add login<|im_end|>', 'Add login'],
  'reads an object': ['{"subject": "Add login", "body": "Text."}', 'Add login\n\nText.'],
  'reads an object in a fence': ['```json\n{"message": "Add login"}\n```', 'Add login'],
  'gives nothing for nothing': ['  \n', ''],
  'cuts a long subject at a side remark and loses nothing': [
    'refactor(server): move the handling of connections into its own module, so that tests can replace it',
    'refactor(server): move the handling of connections into its own module\n\nSo that tests can replace it',
  ],
  'cuts a long subject between words': [
    'Introduce configurable retransmission behaviour throughout every networking component everywhere\n\nText.',
    'Introduce configurable retransmission behaviour throughout every\n\nNetworking component everywhere\n\nText.',
  ],
  'cuts a word without end': [`Add ${'x'.repeat(100)}`, `Add ${'x'.repeat(68)}\n\n${'X'}${'x'.repeat(31)}`],
};

describe('cleanCommitMessage', () => {
  for (const [name, [answer, expected]] of Object.entries(ROWS)) it(name, () => checkCleaned(answer, expected));

  it('never leaves a subject of more than 72 characters', () => {
    for (let length = 1; length < 200; length += 7) {
      const answer = Array.from({ length }, (_, index) => 'word'.slice(0, 1 + (index % 4))).join(' ');
      const [subject = ''] = cleanCommitMessage(answer, { bodyWidth: 72 }).split('\n');
      assert.ok(subject.length <= 72, subject);
    }
  });
  it('wraps the body but not code and trailers', () =>
    checkCleaned(
      'Add login\n\n- one two three four\n    code stays as long as it is\nCo-authored-by: Somebody Long <a@b.c>',
      'Add login\n\n- one two three\n  four\n    code stays as long as it is\nCo-authored-by: Somebody Long <a@b.c>',
      16,
    ));
  it('leaves lines alone where the repository does', () => {
    const body = 'word '.repeat(40).trim();
    checkCleaned(`Add login\n\n${body}`, `Add login\n\n${body}`, Infinity);
  });

  const growing: readonly (readonly [name: string, soFar: string, shown: string])[] = [
    ['shows words at once', 'Add lo', 'Add lo'],
    ['holds back what may become a lead-in', 'Here is the comm', ''],
    ['holds back an opening fence', '```', ''],
    ['shows what comes behind the fence', '```\nAdd lo', 'Add lo'],
    ['holds back a label', 'Commit message:', ''],
  ];
  for (const [name, soFar, shown] of growing)
    it(`${name} while it grows`, () =>
      assert.equal(cleanCommitMessage(soFar, { bodyWidth: 72, isGrowing: true }), shown));
});
