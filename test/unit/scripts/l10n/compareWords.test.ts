import assert from 'node:assert/strict';
import { compareWords, type Comparison, type Translations } from '../../../../scripts/l10n/compareWords.ts';

function check(english: Translations, translated: Translations, expected: Partial<Comparison>): void {
  assert.deepEqual(compareWords(english, translated), { missing: [], unused: [], different: [], ...expected });
}

/** English and German of one text: what has been lost or gained, if anything. */
function checkPair(english: string, german: string, expected?: RegExp): void {
  const { different } = compareWords({ key: english }, { key: german });
  if (expected === undefined) assert.deepEqual(different, []);
  else assert.match(different.join(), expected);
}

describe('compareWords', () => {
  it('is content with a whole translation', () => check({ a: 'One' }, { a: 'Eins' }, {}));
  it('misses what is not there', () => check({ a: 'One' }, {}, { missing: ['a'] }));
  it('misses what is empty', () => check({ a: 'One' }, { a: '' }, { missing: ['a'] }));
  it('finds what nothing says any more', () => check({}, { a: 'Eins' }, { unused: ['a'] }));

  it('lets slots change places', () => checkPair('{0} of {1}', '{1} davon {0}'));
  it('lets a slot stand twice', () => checkPair('{0}', '{0} und {0}'));
  it('misses a slot', () => checkPair('{0} of {1}', 'von {1}', /\{0\}/));
  it('finds a slot too many', () => checkPair('{0}', '{0} {1}', /\{1\}/));
  it('misses an icon', () => checkPair('$(sync~spin) Writing', 'Schreibt', /sync~spin/));
  it('finds another command in a link', () =>
    checkPair('[Open](command:interline.openChat)', '[Öffnen](command:interline.newChat)', /openChat/));
  it('finds a translated setting', () =>
    checkPair('see interline.chat.model', 'siehe interline.chat.modell', /modell/));
  it('finds translated code', () => checkPair('`auto`: by server', '`automatisch`: nach Server', /automatisch/));
  it('finds a lost line', () => checkPair('a\nb', 'a b', /\\n/));
  it('finds a lost space at the end', () => checkPair(' and more', 'und mehr', /spaces/));
});
