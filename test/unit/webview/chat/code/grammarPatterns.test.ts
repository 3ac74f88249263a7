import assert from 'node:assert/strict';
import { grammarPatterns } from '../../../../../src/webview/chat/code/grammarPatterns.ts';

function checkPatterns(grammar: unknown, expected: readonly string[]): void {
  assert.deepEqual([...grammarPatterns(grammar)].sort(), [...expected].sort());
}

describe('grammarPatterns', () => {
  it('finds every expression once, however deep', () =>
    checkPatterns(
      {
        patterns: [{ match: 'a' }, { begin: 'b', end: 'c', patterns: [{ match: 'a' }, { include: '#x' }] }],
        repository: { x: { begin: 'd', while: 'e', captures: { 1: { patterns: [{ match: 'f' }] } } } },
      },
      ['a', 'b', 'c', 'd', 'e', 'f'],
    ));
  it('finds nothing in what is no grammar', () => {
    checkPatterns(undefined, []);
    checkPatterns({ match: 3, patterns: [null, 'x', []] }, []);
  });
});
