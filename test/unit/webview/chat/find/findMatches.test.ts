import assert from 'node:assert/strict';
import { findMatches } from '../../../../../src/webview/chat/find/findMatches.ts';

/** `[` and `]` stand around every match. */
function checkMatches(query: string, expected: string): void {
  it(`${JSON.stringify(query)} in ${JSON.stringify(expected)}`, () => {
    const text = expected.replace(/[[\]]/g, '');
    let marked = '';
    let end = 0;
    for (const match of findMatches(text, query)) {
      marked += `${text.slice(end, match.start)}[${text.slice(match.start, match.end)}]`;
      end = match.end;
    }
    assert.equal(marked + text.slice(end), expected);
  });
}

describe('findMatches', () => {
  checkMatches('sum', '[sum] of the [sum]s, as[sum]e');
  checkMatches('Sum', 'the [SUM] and the [sum]');
  checkMatches('ÜBER', '[über] Straße');
  checkMatches('aa', '[aa]a');
  checkMatches('a.b', '[a.b] is not axb');
  checkMatches('f(x)*', 'where [f(x)*] stands');
  checkMatches('a-b', '[a-b]');
  checkMatches('\\d+', '12');
  checkMatches('two words', 'in [two words] and [two\nwords], [two \t words]');
  checkMatches(' total ', 'the [total]s');
  checkMatches('', 'nothing');
  checkMatches('  ', 'nothing');
  checkMatches('😀', 'a [😀] b');
  checkMatches('i', '[i][I]');
});
