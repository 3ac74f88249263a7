import assert from 'node:assert/strict';
import { ATTACHMENT_KINDS } from '../../../../src/core/chat/attachment.ts';
import { parseAttachment } from '../../../../src/core/chat/parseAttachment.ts';

const plain = {
  id: 'a1',
  kind: 'file',
  label: 'a.ts',
  languageId: 'typescript',
  text: 'x',
  tokens: 1,
  hiddenCharacters: 0,
};
const range = { startLine: 0, startCharacter: 0, endLine: 2, endCharacter: 0 };
const provenance = { uri: 'file:///a.ts', hash: '0123', version: 3, range };

function checkParse(value: unknown, expected: unknown): void {
  assert.deepEqual(parseAttachment(JSON.parse(JSON.stringify(value))), expected);
}

describe('parseAttachment', () => {
  // The text of an image is more than words.
  for (const kind of ATTACHMENT_KINDS.filter((one) => one !== 'image'))
    it(`reads a ${kind} back as it was`, () => checkParse({ ...plain, kind }, { ...plain, kind }));
  it('reads back where it came from, and that it was cut', () =>
    checkParse({ ...plain, isCut: true, provenance }, { ...plain, isCut: true, provenance }));
  it('reads back what the model reads in place of the label', () => {
    checkParse({ ...plain, promptLabel: 'Clipboard' }, { ...plain, promptLabel: 'Clipboard' });
    checkParse({ ...plain, promptLabel: 7 }, plain);
  });
  it('takes what older versions have written', () => {
    const { id, kind, label, languageId, text } = plain;
    const old = { id, kind, label, languageId, text };
    checkParse(old, { ...old, tokens: 0, hiddenCharacters: 0 });
  });
  it('takes an image whose size nobody wrote down for one of usual size', () => {
    const image = { ...plain, kind: 'image', text: 'data:image/png;base64,AA==' };
    checkParse({ ...image, tokens: 85 }, { ...image, tokens: 85 });
    for (const tokens of [undefined, 0, -5]) checkParse({ ...image, tokens }, { ...image, tokens: 1000 });
  });
  it('drops fields that it does not know', () => checkParse({ ...plain, colour: 'red' }, plain));
  it('loses a damaged origin alone', () => checkParse({ ...plain, provenance: { uri: 5 } }, plain));
  it('does not take a part for the whole document when its range is damaged', () =>
    checkParse({ ...plain, provenance: { ...provenance, range: { startLine: 'x' } } }, plain));
  for (const [name, value] of [
    ['no record', 5],
    ['no id', { ...plain, id: '' }],
    ['an unknown kind', { ...plain, kind: 'secrets' }],
    ['a text that is none', { ...plain, text: 5 }],
    ['no label', { ...plain, label: undefined }],
  ] as const)
    it(`refuses ${name}`, () => checkParse(value, undefined));
});
