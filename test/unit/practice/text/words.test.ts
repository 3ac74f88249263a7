import assert from 'node:assert/strict';
import { spellLike, splitIntoHumps, wordStem } from '../../../../practice/text/words.ts';

function checkHumps(word: string, expected: readonly string[]): void {
  assert.deepEqual(splitIntoHumps(word), expected);
  assert.equal(splitIntoHumps(word).join(''), word);
}

describe('splitIntoHumps', () => {
  it('splits camel case', () => checkHumps('getUserName2', ['get', 'User', 'Name', '2']));
  it('splits at underscores and keeps them', () => checkHumps('MAX_SIZE', ['MAX', '_', 'SIZE']));
  it('keeps acronyms together', () => checkHumps('parseHTTPHeader', ['parse', 'HTTP', 'Header']));
});

describe('wordStem', () => {
  it('is the same for every manner of writing', () => {
    for (const word of ['firstName', 'FirstName', 'first_name', 'FIRST_NAME', '_firstName'])
      assert.deepEqual(wordStem(word), ['first', 'name']);
  });
});

describe('spellLike', () => {
  const checkSpelling = (model: readonly string[], snake: boolean, expected: string): void =>
    assert.equal(spellLike(['first', 'name'], model, snake), expected);
  it('follows capitals', () => checkSpelling(['AGE'], false, 'FIRST_NAME'));
  it('follows a capital at the start', () => checkSpelling(['Age'], false, 'FirstName'));
  it('follows small letters', () => checkSpelling(['age'], false, 'firstName'));
  it('follows underscores', () => checkSpelling(['age'], true, 'first_name'));
});
