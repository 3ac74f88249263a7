import assert from 'node:assert/strict';
import { mixesTabs } from '../../../../../src/core/completion/code/mixesTabs.ts';

function check(name: string, leads: readonly string[], expected: boolean): void {
  it(`${name}: ${expected ? 'mixed' : 'not mixed'}`, () => {
    assert.equal(mixesTabs(leads.map((lead) => `${lead}x;`).join('\n')), expected);
  });
}

const GNU = ['', '  ', '    ', '      ', '\t', '\t  ', '\t  ', '\t', '      ', '  '];

describe('mixesTabs', () => {
  check('spaces up to the eighth column, then tabs', GNU, true);
  check('the same with one line that is aligned by spaces', [...GNU, ...GNU, ...GNU, ...GNU, '            '], true);
  check('two levels of spaces, and a tab that goes deeper', ['', '  ', '  ', '      ', '\t'], true);
  check('the same over a line that is aligned', ['', '  ', '  ', '      ', '\t     ', '\t'], true);
  check('tabs beside deep spaces that they go deeper than', ['', '  ', '      ', '        ', '\t  '], true);
  check('two levels of spaces, and a tab that steps back', ['', '  ', '    ', '      ', '\t\t', '  '], false);
  check('four columns a level, and a tab that slipped in', ['', '    ', '    ', '\t', '    '], false);
  check('tabs alone', ['', '\t', '\t\t', '\t\t', '\t'], false);
  check('spaces alone', ['', '    ', '        ', '    '], false);
  check('tabs, and spaces behind them that align', ['\t', '\t\t', '\t\t    ', '\t\t    ', '\t', '\t', '  '], false);
  check('a comment with its stars', ['\t', ' ', ' ', ' ', ' ', '\t  ', '\t'], false);
  check('spaces with a tab that slipped in', ['    ', '        ', '\t', '    ', '        ', '    '], false);
  check('deep spaces beside tabs', ['  ', '    ', '          ', '        ', '\t', '\t  ', '\t  '], false);
});
