import assert from 'node:assert/strict';
import {
  lineCount,
  SuggestionWatch,
  type SuggestionFate,
} from '../../../../../src/core/completion/acceptance/suggestionWatch.ts';
import { FakeClock } from '../../../../support/fakeClock.ts';

type Step =
  /** `├text┤` goes to the editor at the offset. */
  | { readonly offer: string; readonly at: number; readonly replaceRight?: number; readonly others?: readonly string[] }
  /** Text arrives in one change. */
  | { readonly insert: string; readonly at: number; readonly removed?: number }
  | { readonly wait: number }
  | 'accept'
  | 'escape';

/** What is counted, written `language taken "text"`, and what is still visible in the end. */
function checkFates(
  name: string,
  steps: readonly Step[],
  expected: { fates: readonly string[]; visible?: string },
): void {
  it(name, async () => {
    const clock = new FakeClock();
    const fates: SuggestionFate[] = [];
    const watch = new SuggestionWatch(clock, (fate) => fates.push(fate));
    const place = { uri: 'file:///a.py', languageId: 'python' };
    for (const step of steps) {
      if (step === 'escape') watch.end();
      else if (step === 'accept') watch.accepted();
      else if ('wait' in step) await clock.advance(step.wait);
      else if ('offer' in step)
        watch.offer({
          ...place,
          offset: step.at,
          text: step.offer,
          replaceRight: step.replaceRight ?? 0,
          others: step.others ?? [],
        });
      else watch.change({ uri: place.uri, offset: step.at, removed: step.removed ?? 0, inserted: step.insert });
    }
    assert.deepEqual(
      fates.map(({ taken, takenText, lines }) => `${lines} ${taken} "${takenText}"`),
      expected.fates,
    );
    assert.equal(watch.visible?.text, expected.visible);
  });
}

describe('SuggestionWatch', () => {
  checkFates('taken to its end', [{ offer: 'foo()', at: 3 }, { insert: 'foo()', at: 3 }, 'accept'], {
    fates: ['1 whole "foo()"'],
  });
  checkFates(
    'typed into, then taken',
    [{ offer: 'foo()', at: 3 }, { insert: 'f', at: 3 }, { offer: 'oo()', at: 4 }, { insert: 'oo()', at: 4 }, 'accept'],
    { fates: ['1 whole "oo()"'] },
  );
  checkFates(
    'a word, a word, and the rest',
    [
      { offer: 'foo bar baz', at: 0 },
      { insert: 'foo', at: 0 },
      { insert: ' bar', at: 3 },
      { insert: ' baz', at: 7 },
      'accept',
    ],
    { fates: ['1 whole "foo bar baz"'] },
  );
  checkFates(
    'heard of the acceptance before the change',
    [{ offer: 'foo()', at: 3 }, 'accept', { insert: 'foo()', at: 3 }],
    {
      fates: ['1 whole "foo()"'],
    },
  );
  checkFates(
    'in a document with Windows line ends',
    [{ offer: 'a\nb\nc', at: 0 }, { insert: 'a\r\nb', at: 0 }, { insert: '\r\nc', at: 4 }, 'accept'],
    { fates: ['3 whole "a\nb\nc"'] },
  );
  checkFates(
    'another one of several, by word and then whole',
    [{ offer: 'foo()', at: 0, others: ['bar baz'] }, { insert: 'bar', at: 0 }, { insert: ' baz', at: 3 }, 'accept'],
    { fates: ['1 whole "bar baz"'] },
  );
  checkFates(
    'a word only',
    [
      { offer: 'foo bar', at: 0 },
      { insert: 'foo', at: 0 },
      { insert: 'x', at: 3 },
    ],
    { fates: ['1 part "foo"'] },
  );
  checkFates(
    'typed by hand to its end',
    [{ offer: 'ab', at: 0 }, { wait: 400 }, { insert: 'a', at: 0 }, { insert: 'b', at: 1 }, { offer: 'z', at: 2 }],
    {
      fates: ['1 none ""'],
      visible: 'z',
    },
  );
  checkFates('read, and typed over', [{ offer: 'foo', at: 0 }, { wait: 300 }, { insert: 'x', at: 0 }], {
    fates: ['1 none ""'],
  });
  checkFates('gone before it could be read', [{ offer: 'foo', at: 0 }, { wait: 299 }, { insert: 'x', at: 0 }], {
    fates: [],
  });
  checkFates('sent away', [{ offer: 'foo', at: 0 }, { wait: 900 }, 'escape'], { fates: ['1 none ""'] });
  checkFates('another place', [{ offer: 'foo', at: 0 }, { wait: 900 }, { offer: 'bar', at: 50 }], {
    fates: ['1 none ""'],
    visible: 'bar',
  });
  checkFates('its rest comes later', [{ offer: 'a:', at: 0 }, { wait: 900 }, { offer: 'a:\n  b', at: 0 }, 'accept'], {
    fates: ['2 whole "a:\n  b"'],
  });
  checkFates(
    'over a bracket that the editor closed',
    [{ offer: 'x)', at: 5, replaceRight: 1 }, { insert: 'x)', at: 5, removed: 1 }, 'accept'],
    {
      fates: ['1 whole "x)"'],
    },
  );
  checkFates(
    'typed into, deleted back, and taken',
    [
      { offer: 'foo()', at: 3 },
      { insert: 'f', at: 3 },
      { insert: '', at: 3, removed: 1 },
      { insert: 'foo()', at: 3 },
      'accept',
    ],
    { fates: ['1 whole "foo()"'] },
  );
  checkFates('a deletion ends it', [{ offer: 'foo', at: 3 }, { wait: 900 }, { insert: '', at: 2, removed: 1 }], {
    fates: ['1 none ""'],
  });
  checkFates(
    'an edit elsewhere in the document ends it',
    [{ offer: 'foo', at: 3 }, { wait: 900 }, { insert: 'x', at: 0 }],
    {
      fates: ['1 none ""'],
    },
  );

  it('tells an appearance from what was there already', () => {
    const watch = new SuggestionWatch(new FakeClock(), () => undefined);
    const offer = (text: string, offset: number): boolean =>
      watch.offer({ uri: 'u', languageId: 'c', offset, text, replaceRight: 0, others: [] });
    assert.equal(offer('foo', 0), true, 'nothing was there');
    assert.equal(offer('foo bar', 0), false, 'its rest');
    watch.change({ uri: 'u', offset: 0, removed: 0, inserted: 'f' });
    assert.equal(offer('oo bar', 1), false, 'typed through');
    watch.change({ uri: 'u', offset: 0, removed: 1, inserted: '' });
    assert.equal(offer('foo bar', 0), false, 'deleted back');
    watch.change({ uri: 'u', offset: 0, removed: 0, inserted: 'f' });
    assert.equal(offer('other', 1), false, 'another one in its place');
    watch.change({ uri: 'u', offset: 1, removed: 0, inserted: 'x' });
    assert.equal(offer('yz', 2), true, 'the typing had disagreed');
  });
});

describe('lineCount', () => {
  for (const [text, lines] of [
    ['a', 1],
    ['a\nb', 2],
    ['\n  a', 1],
    ['\r\n  a\r\n  b', 2],
    ['a\n', 1],
  ] as const)
    it(JSON.stringify(text), () => assert.equal(lineCount(text), lines));
});
