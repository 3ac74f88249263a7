import assert from 'node:assert/strict';
import { formatJournalLine } from '../../../../src/core/chat/journalLine.ts';
import { foldJournals, mergeJournals } from '../../../../src/core/chat/mergeJournals.ts';

/** A journal from short forms: `word@stamp`, `word` as older versions wrote it, anything with a brace as it is. */
function journalOf(words: string): string {
  return words
    .split(' ')
    .map((word) => {
      if (word.includes('{')) return `${word}\n`;
      const [text = '', stamp] = word.split('@');
      return formatJournalLine({
        event: { type: 'draftChanged', text },
        stamp: stamp === undefined ? undefined : Number(stamp),
      });
    })
    .join('');
}

function textsOf(journals: readonly string[]): string {
  return mergeJournals(journals)
    .events.map((event) => (event.type === 'draftChanged' ? event.text : event.type))
    .join(' ');
}

function checkMerge(journals: readonly string[], expected: string): void {
  assert.equal(textsOf(journals.map(journalOf)), expected);
}

describe('mergeJournals', () => {
  const rows: readonly (readonly [name: string, journals: readonly string[], expected: string])[] = [
    ['reads one journal as it is', ['a@1 b@2 c@3'], 'a b c'],
    ['puts two into the order of time', ['a@1 c@3', 'b@2 d@4'], 'a b c d'],
    ['knows no better for the same instant than the order of the journals', ['a@1 c@2', 'b@1 d@2'], 'a b c d'],
    ['puts what an older version wrote first', ['c@1 d@2', 'a b'], 'a b c d'],
    ['keeps a journal of an older version in its order', ['a b c'], 'a b c'],
    ['keeps lines without a stamp behind those above them', ['a@1 b d@9', 'c@5'], 'a b c d'],
    ['never turns round two lines of one journal', ['a@1 c@9 d@2', 'b@5'], 'a b c d'],
    ['loses only the damaged line', ['a@1 {"type":"dra c@3', 'b@2 {}'], 'a b c'],
    ['counts a line once that stands in two journals', ['a@1 b@2', 'a@1 b@2 c@3'], 'a b c'],
    ['counts what one journal says twice as often', ['a@1 a@1', 'a@1 b@2'], 'a a b'],
    ['knows the same words at another time for others', ['a@1', 'a@2'], 'a a'],
    ['takes a stamp that is none for none', ['{"stamp":"x","type":"draftChanged","text":"a"} b@2'], 'a b'],
    [
      'takes a stamp beyond all time for none',
      ['{"stamp":1e300,"type":"draftChanged","text":"a"} c@3', 'b@2'],
      'a b c',
    ],
  ];
  for (const [name, journals, expected] of rows) it(name, () => checkMerge(journals, expected));

  it('counts what is damaged, in all journals together', () => {
    assert.equal(mergeJournals(['a@1 {', '{ {} b@2'].map(journalOf)).damagedLines, 3);
  });

  it('tells the latest stamp, that what follows comes after it', () => {
    assert.equal(mergeJournals(['a@4 b', 'c@7', 'd'].map(journalOf)).latestStamp, 7);
    assert.equal(mergeJournals([]).latestStamp, 0);
  });

  it('gives every way of sharing lines out to windows the same whole', () => {
    const words = ['a@1', 'b@2', 'c@3', 'd@4', 'e@5', 'f@6'];
    for (let shares = 0; shares < 2 ** words.length; shares += 1) {
      const own = words.filter((_, index) => (shares >> index) % 2 === 0);
      const other = words.filter((word) => !own.includes(word));
      const journals = [own, other].filter((part) => part.length > 0).map((part) => journalOf(part.join(' ')));
      assert.equal(textsOf(journals), 'a b c d e f');
    }
  });
});

describe('foldJournals', () => {
  const windows = ['a@1 c@3 c@3 {damaged f@6', 'old', 'b@2 d@9 e@4'].map(journalOf);
  const folded = foldJournals(windows);

  it('says what the journals say, with every line as it was', () => {
    assert.equal(textsOf([folded]), textsOf(windows));
    assert.deepEqual(folded.split('\n').sort(), windows.join('').split('\n').sort());
  });

  it('changes nothing beside those that it was made of, whichever are still there', () => {
    for (let left = 0; left < 2 ** windows.length; left += 1) {
      const rest = windows.filter((_, index) => (left >> index) % 2 === 0);
      assert.equal(textsOf([folded, ...rest]), textsOf(windows));
      assert.equal(textsOf([...rest, folded]), textsOf(windows));
    }
  });

  it('loses nothing when a window that was thought to be gone goes on', () => {
    const [first = '', ...others] = windows;
    const longer = first + journalOf('g@7 h@10');
    assert.equal(textsOf([folded, longer]), textsOf([longer, ...others]));
  });

  it('is the same when it is folded again', () => assert.equal(foldJournals([folded, ...windows]), folded));
});
