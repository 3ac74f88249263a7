import assert from 'node:assert/strict';
import type { OfferedSuggestion, TextChange } from '../../../../../src/core/completion/acceptance/followChange.ts';
import {
  lineCount,
  SuggestionWatch,
  type SuggestionFate,
} from '../../../../../src/core/completion/acceptance/suggestionWatch.ts';
import { FakeClock } from '../../../../support/fakeClock.ts';

type Step =
  /** `├text┤` goes to the editor at the offset. */
  | ({ readonly offer: string; readonly at: number } & Partial<
      Pick<OfferedSuggestion, 'before' | 'passed' | 'replaceRight' | 'others'>
    >)
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
          before: step.before ?? '',
          passed: step.passed ?? 0,
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
    'something is written behind the bracket that it replaces',
    [{ offer: 'x)', at: 5, replaceRight: 1 }, { wait: 900 }, { insert: 'x)', at: 6 }],
    { fates: ['1 none ""'] },
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
  checkFates(
    'behind an item of the list, which is taken first',
    [
      { offer: 'ber.fix()', at: 3, before: 'num', passed: 3 },
      { wait: 900 },
      { insert: 'number', at: 0, removed: 3 },
      { insert: '.fix()', at: 6 },
      'accept',
    ],
    { fates: ['1 whole ".fix()"'] },
  );
  checkFates('a deletion ends it', [{ offer: 'foo', at: 3 }, { wait: 900 }, { insert: '', at: 2, removed: 1 }], {
    fates: ['1 none ""'],
  });
  checkFates(
    'an edit elsewhere in the document only moves it',
    [{ offer: 'foo', at: 3 }, { wait: 900 }, { insert: 'x', at: 0 }, { insert: 'foo', at: 4 }, 'accept'],
    { fates: ['1 whole "foo"'] },
  );
});

type Moment =
  /** The document's text; `├ ┤` is what the editor is given at the cursor. Of it `« »` stands there already, the list's item goes on from it. */
  | { readonly offer: string }
  /** The document's text before one change, that is written `⟦old→new⟧`. */
  | { readonly change: string }
  | { readonly wait: number }
  | 'escape';

/** Which of the offers appear, that is: make Tab indent for a moment. */
function checkAppearances(name: string, moments: readonly Moment[], expected: readonly boolean[]): void {
  it(name, async () => {
    const clock = new FakeClock();
    const watch = new SuggestionWatch(clock, () => undefined);
    const seen: boolean[] = [];
    for (const moment of moments) {
      if (moment === 'escape') watch.end();
      else if ('wait' in moment) await clock.advance(moment.wait);
      else if ('change' in moment) watch.change(changeIn(moment.change));
      else seen.push(watch.offer(offerIn(moment.offer)));
    }
    assert.deepEqual(seen, expected);
  });
}

function offerIn(marked: string): OfferedSuggestion {
  const [left = '', text = ''] = marked.split(/[├┤]/);
  const typed = /«(.*)»$/.exec(left)?.[1] ?? '';
  const document = left.replace(/[«»]/g, '');
  const before = document.slice(document.lastIndexOf('\n') + 1);
  const offset = document.length;
  return { uri: 'u', languageId: 'c', offset, before, passed: typed.length, text, replaceRight: 0, others: [] };
}

function changeIn(marked: string): TextChange {
  const [before = '', removed = '', inserted = ''] = marked.split(/[⟦→⟧]/);
  return { uri: 'u', offset: before.length, removed: removed.length, inserted };
}

describe('A suggestion appears', () => {
  checkAppearances('where none was', [{ offer: 'a = ├foo()┤' }], [true]);
  checkAppearances('not when its rest comes', [{ offer: 'a = ├foo(┤' }, { offer: 'a = ├foo(b)┤' }], [true, false]);
  checkAppearances(
    'not when another one takes its place',
    [{ offer: 'a = ├foo()┤' }, { offer: 'a = ├bar()┤' }],
    [true, false],
  );
  checkAppearances(
    'not when it is typed into and deleted back',
    [
      { offer: 'a = ├foo()┤' },
      { change: 'a = ⟦→f⟧' },
      { offer: 'a = f├oo()┤' },
      { change: 'a = f⟦→o⟧' },
      { offer: 'a = fo├o()┤' },
      { change: 'a = ⟦fo→⟧' },
      { offer: 'a = ├foo()┤' },
    ],
    [true, false, false, false],
  );
  checkAppearances(
    'not when a line of it was taken, and part of the next is deleted back',
    [
      { offer: 'a = ├[\n  1,\n  2,\n]┤' },
      { change: 'a = ⟦→[\n  1,⟧' },
      { offer: 'a = [\n  1,├\n  2,\n]┤' },
      { change: 'a = [\n  1⟦,→⟧' },
      { offer: 'a = [\n  1├,\n  2,\n]┤' },
    ],
    [true, false, false],
  );
  checkAppearances(
    'not when the bracket that is typed brings its other half',
    [{ offer: 'a = foo├(b, c)┤' }, { change: 'a = foo⟦→()⟧' }, { offer: 'a = foo(├b, c)┤)' }],
    [true, false],
  );
  checkAppearances(
    'not when the quotation mark that is typed brings its other half',
    [{ offer: 'a = ├"b c"┤' }, { change: 'a = ⟦→""⟧' }, { offer: 'a = "├b c"┤"' }],
    [true, false],
  );
  checkAppearances(
    'not when the item of the list is taken that it begins with',
    [
      { offer: 'log(«tot»├alPrice.toFixed(2)┤)' },
      { change: 'log(⟦tot→totalPrice⟧)' },
      { offer: 'log(totalPrice├.toFixed(2)┤)' },
    ],
    [true, false],
  );
  checkAppearances(
    'not when the item brings a pair of brackets',
    [{ offer: 'log(n.«to»├Fixed(2)┤)' }, { change: 'log(n.⟦to→toFixed()⟧)' }, { offer: 'log(n.toFixed(├2)┤))' }],
    [true, false],
  );
  checkAppearances(
    'not when an item is taken that replaces what it does not',
    [
      { offer: 'log(tot├alPrice.toFixed(2)┤)' },
      { change: 'log(⟦tot→totalPrice⟧)' },
      { offer: 'log(totalPrice├.toFixed(2)┤)' },
    ],
    [true, false],
  );
  checkAppearances(
    'not when the item brings an import at the head of the file',
    [
      { offer: 'b;\nlog(«tot»├alPrice.toFixed(2)┤)' },
      { change: 'b;\n⟦→import a;\n⟧' },
      { change: 'b;\nimport a;\nlog(⟦tot→totalPrice⟧)' },
      { offer: 'b;\nimport a;\nlog(totalPrice├.toFixed(2)┤)' },
    ],
    [true, false],
  );
  checkAppearances(
    'not when the import comes later',
    [
      { offer: 'log(totalPrice├.toFixed(2)┤' },
      { change: '⟦→import a;\n⟧' },
      { offer: 'import a;\nlog(totalPrice├.toFixed(2)┤' },
    ],
    [true, false],
  );
  checkAppearances(
    'not when the list goes to another item and back',
    [
      { offer: 'log(«tot»├alPrice.toFixed(2)┤)' },
      { offer: 'log(«tot»├alCount┤)' },
      { offer: 'log(«tot»├alPrice.toFixed(2)┤)' },
    ],
    [true, false, false],
  );
  checkAppearances(
    'not when the list is narrowed and widened by keys',
    [
      { offer: 'log(«tot»├alPrice.toFixed(2)┤)' },
      { change: 'log(to⟦t→⟧)' },
      { offer: 'log(«to»├talPrice.toFixed(2)┤)' },
      { change: 'log(to⟦→t⟧)' },
      { offer: 'log(«tot»├alPrice.toFixed(2)┤)' },
    ],
    [true, false, false],
  );
  checkAppearances(
    'when another item is taken',
    [
      { offer: 'log(«tot»├alPrice.toFixed(2)┤)' },
      { change: 'log(⟦tot→totalCount⟧)' },
      { offer: 'log(totalCount├ - 1┤)' },
    ],
    [true, true],
  );
  checkAppearances(
    'when the one before was taken or typed to its end',
    [{ offer: 'a = ├foo┤' }, { change: 'a = ⟦→foo⟧' }, { offer: 'a = foo├()┤' }],
    [true, true],
  );
  checkAppearances(
    'not when a typing error is taken back, whatever was offered behind it',
    [
      { offer: 'a = ├foo()┤' },
      { wait: 300 },
      { change: 'a = ⟦→x⟧' },
      { offer: 'a = x├yz┤' },
      { wait: 300 },
      { change: 'a = ⟦x→⟧' },
      { offer: 'a = ├foo()┤' },
    ],
    [true, true, false],
  );
  checkAppearances(
    'when a typing error is taken back before which nobody can have read it',
    [{ offer: 'a = ├foo()┤' }, { wait: 299 }, { change: 'a = ⟦→x⟧' }, { change: 'a = ⟦x→⟧' }, { offer: 'a = ├foo()┤' }],
    [true, true],
  );
  checkAppearances(
    'when another one stands where the typing error was',
    [{ offer: 'a = ├foo()┤' }, { wait: 300 }, { change: 'a = ⟦→x⟧' }, { change: 'a = ⟦x→⟧' }, { offer: 'a = ├bar()┤' }],
    [true, true],
  );
  checkAppearances(
    'when it was sent away before',
    [{ offer: 'a = ├foo()┤' }, { wait: 900 }, 'escape', { offer: 'a = ├foo()┤' }],
    [true, true],
  );
  checkAppearances(
    'when what it would go on from is deleted',
    [{ offer: 'a = ├foo()┤' }, { change: 'a ⟦= →⟧' }, { offer: 'a ├= foo()┤' }],
    [true, true],
  );
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
