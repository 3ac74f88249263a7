import assert from 'node:assert/strict';
import { drawTree } from '../../../../../src/core/context/files/drawTree.ts';

/** The last line of what is expected may be `…`: the tree says that it is cut. */
function checkTree(paths: readonly string[], maxLines: number, expected: readonly string[]): void {
  const isCut = expected.at(-1) === '…';
  const lines = isCut ? expected.slice(0, -1) : expected;
  assert.deepEqual(drawTree(paths, { maxLines }), { text: lines.join('\n'), isCut });
}

const PATHS = ['README.md', 'src/b.ts', 'src/a/x.ts', 'src/a/y.ts', 'docs/one.md'];

describe('drawTree', () => {
  it('draws folders before files, each in the order of the alphabet', () =>
    checkTree(PATHS, 20, ['docs/', '  one.md', 'src/', '  a/', '    x.ts', '    y.ts', '  b.ts', 'README.md']));
  it('counts what lies too deep for the room', () =>
    checkTree(PATHS, 6, ['docs/', '  one.md', 'src/', '  a/ (2 files)', '  b.ts', 'README.md', '…']));
  it('goes down to the top level', () => checkTree(PATHS, 3, ['docs/ (1 file)', 'src/ (3 files)', 'README.md', '…']));
  it('cuts the top level itself only when it must', () =>
    checkTree(['a', 'b', 'c'], 2, ['a', 'b', '[… 1 more lines left out …]', '…']));
  it('lets no name begin a line of its own', () => checkTree(['a\n- b.ts'], 5, ['a - b.ts']));
  it('draws nothing of nothing', () => checkTree([], 5, []));
});
