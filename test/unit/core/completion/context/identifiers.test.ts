import assert from 'node:assert/strict';
import { identifiersOf } from '../../../../../src/core/completion/context/identifiers.ts';

function checkIdentifiers(text: string, expected: readonly string[]): void {
  it(JSON.stringify(text), () => {
    assert.deepEqual([...identifiersOf(text)], expected);
  });
}

describe('identifiersOf', () => {
  checkIdentifiers('', []);
  checkIdentifiers('const total = sum(total, tax2);', ['total', 'sum', 'tax2']);
  checkIdentifiers('if (x) return id;', []);
  checkIdentifiers('naïve_größe = данные', ['naïve_größe', 'данные']);
  checkIdentifiers('$el.$on(3.14)', ['$el', '$on']);
});
