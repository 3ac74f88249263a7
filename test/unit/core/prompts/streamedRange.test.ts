import assert from 'node:assert/strict';
import { createStreamedRange, type TextChange } from '../../../../src/core/prompts/streamedRange.ts';

/**
 * The streamed text stands between `├` and `┤`; each change replaces `from` (found in the document) by `to`. The markers show where the range
 * is afterwards, or the word `inside` that someone wrote in it.
 */
type Edit = readonly [from: string, to: string, at?: number];

function checkChange(before: string, changes: readonly Edit[], expected: string): void {
  const start = before.indexOf('├');
  const length = before.indexOf('┤') - start - 1;
  let text = before.replace(/[├┤]/g, '');
  const range = createStreamedRange(start);
  range.expect(text.slice(start, start + length));
  assert.equal(range.apply([{ offset: start, length: 0, text: text.slice(start, start + length) }]), 'own');
  const edits = changes.map(([from, to, at]): TextChange => ({
    offset: at ?? text.indexOf(from),
    length: from.length,
    text: to,
  }));
  assert.equal(range.apply(edits), expected === 'inside' ? 'inside' : 'elsewhere');
  for (const edit of edits) text = text.slice(0, edit.offset) + edit.text + text.slice(edit.offset + edit.length);
  if (expected === 'inside') return;
  const after = `${text.slice(0, range.start)}├${text.slice(range.start, range.end)}┤${text.slice(range.end)}`;
  assert.equal(after, expected);
}

describe('streamedRange', () => {
  it('shifts with text that comes before', () => checkChange('ab\n├xyz┤\ncd', [['a', 'long a']], 'long ab\n├xyz┤\ncd'));
  it('shifts with text that goes before', () => checkChange('ab\n├xyz┤\ncd', [['ab\n', '']], '├xyz┤\ncd'));
  it('shifts with an insertion right before it', () => checkChange('ab├xyz┤cd', [['', 'N', 2]], 'abN├xyz┤cd'));
  it('stays when text after it changes', () => checkChange('ab\n├xyz┤\ncd', [['cd', 'efg']], 'ab\n├xyz┤\nefg'));
  it('follows several changes of one event, listed from the end', () =>
    checkChange(
      'ab\n├xyz┤\ncd',
      [
        ['cd', 'e'],
        ['b', 'bbb'],
        ['a', ''],
      ],
      'bbb\n├xyz┤\ne',
    ));
  it('notices typing inside', () => checkChange('ab├xyz┤cd', [['', 'N', 4]], 'inside'));
  it('notices typing at the end, where the cursor waits', () => checkChange('ab├xyz┤cd', [['', 'N', 5]], 'inside'));
  it('notices deleting across its start', () => checkChange('ab├xyz┤cd', [['bx', '']], 'inside'));
  it('notices deleting across its end', () => checkChange('ab├xyz┤cd', [['zc', '']], 'inside'));
  it('notices deleting all of it', () => checkChange('ab├xyz┤cd', [['bxyzc', '']], 'inside'));

  it('knows its own insertion with the document’s line ends', () => {
    const range = createStreamedRange(4);
    range.expect('a\nb');
    assert.equal(range.apply([{ offset: 4, length: 0, text: 'a\r\nb' }]), 'own');
    assert.deepEqual([range.start, range.end], [4, 8]);
  });
  it('takes an insertion of the same text that was not announced for somebody else’s', () => {
    const range = createStreamedRange(4);
    range.expect('a');
    range.expect(undefined);
    assert.equal(range.apply([{ offset: 4, length: 0, text: 'a' }]), 'inside');
  });
  it('takes typing at the place before the first piece for writing there oneself', () => {
    const range = createStreamedRange(4);
    assert.equal(range.apply([{ offset: 4, length: 0, text: 'x' }]), 'inside');
  });
});
