import assert from 'node:assert/strict';
import { commonIndent, convertIndent, indentUnitOf, reindent } from '../../../../../src/core/edit/text/indentation.ts';

const lines = (text: string): readonly string[] => text.split('|');

describe('commonIndent', () => {
  it('is what all lines with text share', () => assert.equal(commonIndent(lines('    a||  b')), '  '));
  it('is nothing between tabs and spaces', () => assert.equal(commonIndent(lines('\ta|  b')), ''));
  it('is nothing without text', () => assert.equal(commonIndent(lines('  |')), ''));
});

describe('indentUnitOf', () => {
  it('sees tabs', () => assert.equal(indentUnitOf(lines('a|\tb|\t\tc')), '\t'));
  it('sees two spaces', () => assert.equal(indentUnitOf(lines('a|  b|    c|a')), 2));
  it('sees four spaces', () => assert.equal(indentUnitOf(lines('a|    b|        c|    d')), 4));
  it('takes no star of a comment for a level', () => assert.equal(indentUnitOf(lines('/**| * a| */|f {|    x')), 4));
  it('sees nothing where nothing is indented', () => assert.equal(indentUnitOf(lines('a|b')), undefined));
});

describe('convertIndent', () => {
  it('makes tabs of spaces', () =>
    assert.deepEqual(convertIndent(lines('a|  b|    c'), { from: 2, to: '\t' }), lines('a|\tb|\t\tc')));
  it('makes spaces of tabs', () =>
    assert.deepEqual(convertIndent(lines('\ta|\t\tb'), { from: '\t', to: 4 }), lines('    a|        b')));
  it('keeps what does not fill a level', () =>
    assert.deepEqual(convertIndent(lines('   a'), { from: 2, to: '\t' }), lines('\t a')));
  it('leaves spaces of another width alone', () =>
    assert.deepEqual(convertIndent(lines('  a'), { from: 2, to: 4 }), lines('  a')));
});

describe('reindent', () => {
  it('moves in', () => assert.deepEqual(reindent(lines('a|  b|'), '', '    '), lines('    a|      b|')));
  it('moves out', () => assert.deepEqual(reindent(lines('    a|      b'), '    ', '  '), lines('  a|    b')));
  it('takes no text away from a line that stands less deep', () =>
    assert.deepEqual(reindent(lines('  a|b'), '  ', ''), lines('a|b')));
  it('changes the kind', () => assert.deepEqual(reindent(lines('    a|      b'), '    ', '\t'), lines('\ta|\t  b')));
});
