import assert from 'node:assert/strict';
import { bindLexemes, substitute } from '../../../../practice/model/bindings.ts';
import { splitIntoLexemes, type Lexeme } from '../../../../practice/text/lexemes.ts';

const lexeme = (text: string): Lexeme => splitIntoLexemes(text)[0] ?? { kind: 'mark', text };

/** "As `from` became `to`, `word` becomes `expected`." */
function checkSubstitution(from: string, to: string, rows: Readonly<Record<string, string>>): void {
  const binding = bindLexemes(lexeme(from), lexeme(to));
  assert.ok(binding !== undefined);
  for (const [word, expected] of Object.entries(rows))
    assert.equal(substitute(lexeme(word), [binding]).text, expected, `${from} -> ${to}: ${word}`);
}

describe('bindings', () => {
  it('carry a name over into every case', () =>
    checkSubstitution('red', 'blue', { red: 'blue', Red: 'Blue', RED: 'BLUE', is_red: 'is_blue', reds: 'blues' }));
  it('leave other words alone', () => checkSubstitution('red', 'blue', { redo: 'redo', hundred: 'hundred' }));
  it('learn only the part that differs', () =>
    checkSubstitution('getName', 'getAge', { name: 'age', setName: 'setAge', get: 'get' }));
  it('carry names of several words', () => checkSubstitution('getName', 'getFirstName', { getName: 'getFirstName' }));
  it('spell a longer name in the manner of the place', () =>
    checkSubstitution('age', 'shoeSize', {
      age: 'shoeSize',
      AGE: 'SHOE_SIZE',
      my_age: 'my_shoe_size',
      Age: 'ShoeSize',
    }));
  it('carry numbers', () => checkSubstitution('1', '2', { '1': '2', '11': '11', a: 'a' }));
  it('do not exist between a word and a mark', () => assert.equal(bindLexemes(lexeme('a'), lexeme('(')), undefined));
  it('do not exist between different spellings of one name', () =>
    assert.equal(bindLexemes(lexeme('firstName'), lexeme('first_name')), undefined));
});
