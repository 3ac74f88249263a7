import assert from 'node:assert/strict';
import { locateLines } from '../../../../../src/core/edit/locate/locateLines.ts';
import type { Location, WantedLines } from '../../../../../src/core/edit/locate/location.ts';
import { processorMs } from '../../../../support/processorMs.ts';

/** Lines are parted by `|`. */
function locate(lines: string, wanted: string, given: Partial<WantedLines> = {}): string {
  return shown(locateLines({ lines: lines.split('|'), wanted: wanted.split('|'), ...given }));
}

function shown(location: Location): string {
  switch (location.kind) {
    case 'placed':
      return `${location.how} ${location.range.start}-${location.range.end}`;
    case 'ambiguous':
      return `ambiguous ${location.candidates.map(({ start, end }) => `${start}-${end}`).join(' ')}`;
    case 'notFound':
      return location.nearest === undefined ? 'notFound' : `nearest ${location.nearest.start}-${location.nearest.end}`;
  }
}

const SUM = 'function sum(list) {|  let total = 0;|  for (const item of list) total += item;|  return total;|}';

const rows: readonly (readonly [
  name: string,
  lines: string,
  wanted: string,
  expected: string,
  given?: Partial<WantedLines>,
])[] = [
  ['finds lines as they are', 'a|b|c', 'b|c', 'exact 1-3'],
  ['finds lines with spaces at their ends', 'a|b  |c', 'b|c', 'exact 1-3'],
  ['prefers the exact place to a loose one', '  b|b', 'b', 'exact 1-2'],
  ['finds lines with other indentation', 'a|\tb1|\t\tc1', 'b1|  c1', 'loose 1-3'],
  ['finds lines with blank ones between', 'one1|||two2', 'one1|two2', 'loose 0-4'],
  ['finds lines without the blank ones wanted', 'one1|two2', 'one1||two2', 'loose 0-2'],
  ['finds lines with other quotes and semicolons', "say('hi')|x", 'say("hi");', 'loose 0-1'],
  ['keeps operators apart', 'total + item1|total - item1', 'total - item1;', 'loose 1-2'],
  ['finds most of several lines', SUM, SUM.replace('let total', 'var total'), 'fuzzy 0-5'],
  ['finds lines of which one is missing', SUM, SUM.replace('  let total = 0;|', ''), 'fuzzy 0-5'],
  ['tells all equal places', 'a1|b|a1', 'a1', 'ambiguous 0-1 2-3'],
  ['finds places that overlap each other', 'a1|a1|a1', 'a1|a1', 'ambiguous 0-2 1-3'],
  ['tells alike places of fuzzy lines', `${SUM}|${SUM}`, SUM.replace('let total', 'var total'), 'ambiguous 0-5 5-10'],
  ['takes a stated line that is exactly right', 'a1|b|a1', 'a1', 'exact 2-3', { statedLine: 2 }],
  ['does not take a stated line that is nearly right', 'a1|b|a1', 'a1', 'ambiguous 0-1 2-3', { statedLine: 1 }],
  ['takes the nearest to a line that was pointed at', 'a1|b|c|a1', 'a1', 'exact 3-4', { nearLine: 2 }],
  ['does not choose between equally near ones', 'a1|b|a1', 'a1', 'ambiguous 0-1 2-3', { nearLine: 1 }],
  ['looks only where it shall', 'a1|b|a1', 'a1', 'exact 2-3', { within: { start: 1, end: 3 } }],
  ['does not find blank lines', 'a||b', '|', 'notFound'],
  ['does not find in nothing', '', 'a', 'notFound'],
  ['does not place one line by likeness', 'const alpha = 1;', 'const omega = 1;', 'notFound'],
  [
    'does not place lines whose first one is another',
    SUM,
    `unrelated(thing);|${SUM.split('|').slice(1).join('|')}`,
    'notFound',
  ],
  [
    'shows the nearest of places that are too unlike',
    'start one|keep this line|alpha beta gamma delta|epsilon zeta eta|end two',
    'start oneX|keep this line|quite something else here|and more of it there|end twoX',
    'nearest 0-5',
  ],
];

describe('locateLines', () => {
  for (const [name, lines, wanted, expected, given] of rows)
    it(name, () => assert.equal(locate(lines, wanted, given), expected));

  const many = (of: (index: number) => string): readonly string[] =>
    Array.from({ length: 10_000 }, (_, index) => of(index));
  const documents: readonly (readonly [name: string, lines: readonly string[]])[] = [
    ['different lines', many((index) => `call(${index});`)],
    ['few kinds of lines', many((index) => `call(${index % 7});`)],
    ['blank lines', many(() => '')],
    ['brackets', many((index) => ['{', '}'][index % 2] ?? '')],
  ];
  for (const [name, lines] of documents)
    it(`takes a moment for half of 10,000 lines: ${name}`, () => {
      const tookMs = processorMs(() => {
        const wanted = lines.slice(2_000, 7_000).map((line, index) => (index % 9 === 4 ? `${line}x` : line));
        locateLines({ lines, wanted });
      });
      assert.ok(tookMs < 2_000, `${tookMs} ms`);
    });
});
