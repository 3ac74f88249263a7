import assert from 'node:assert/strict';
import { collectWindow } from '../../../../src/core/completion/collectWindow.ts';
import { estimateTokens } from '../../../../src/core/usage/estimateTokens.ts';
import { inputAt } from '../../../support/completionInput.ts';

const lines = (count: number, word = 'line'): string =>
  Array.from({ length: count }, (_, index) => `${word} ${index} of some code;\n`).join('');

function checkWindow(
  marked: string,
  maxTokens: number,
  check: (window: ReturnType<typeof collectWindow>) => void,
): void {
  const window = collectWindow(inputAt(marked), maxTokens);
  const { prefix, suffix } = window;
  assert.ok(marked.replaceAll('\r\n', '\n').includes(`${prefix}█${suffix}`), 'a window is one piece around the cursor');
  check(window);
}

describe('collectWindow', () => {
  it('takes all of a small file', () =>
    checkWindow('a\nb█c\nd\n', 100, (window) =>
      assert.deepEqual(window, { prefix: 'a\nb', suffix: 'c\nd\n', hasWholeSuffix: true }),
    ));
  it('stays within the budget', () =>
    checkWindow(`${lines(400)}█\n${lines(400)}`, 500, ({ prefix, suffix, hasWholeSuffix }) => {
      assert.ok(estimateTokens(prefix) + estimateTokens(suffix) <= 500);
      assert.ok(estimateTokens(prefix) > 250, 'three quarters before the cursor');
      assert.ok(estimateTokens(suffix) > 80, 'the rest after it');
      assert.equal(hasWholeSuffix, false);
    }));
  it('gives what one side leaves over to the other', () => {
    checkWindow(`${lines(400)}█`, 500, ({ prefix }) => assert.ok(estimateTokens(prefix) > 380));
    checkWindow(`█\n${lines(400)}`, 500, ({ suffix }) => assert.ok(estimateTokens(suffix) > 450));
  });
  it('starts and ends at line ends', () =>
    checkWindow(`${lines(400)}ab█cd\n${lines(400)}`, 300, ({ prefix, suffix }) => {
      assert.match(prefix, /^line \d+ of some code;\n/);
      assert.match(suffix, /;$/);
    }));
  it('keeps its first line while one types on', () => {
    const starts = new Set<string>();
    for (let typed = 0; typed < 40; typed += 1) {
      const { prefix } = collectWindow(inputAt(`${lines(400)}${'x'.repeat(typed)}█`), 500);
      starts.add(prefix.slice(0, 20));
    }
    assert.equal(starts.size, 1);
  });
  it('counts lines from the top of the document, wherever the excerpt starts', () => {
    const whole = collectWindow(inputAt(`${lines(400)}█`), 500).prefix;
    const text = lines(400).split('\n').slice(100).join('\n');
    const excerpt = collectWindow(inputAt(`${text}█`, { firstLine: 100 }), 500).prefix;
    assert.equal(excerpt, whole);
  });
  it('takes the end of a line that is longer than the budget', () =>
    checkWindow(`${'x = 1; '.repeat(5000)}█`, 100, ({ prefix }) =>
      assert.ok(prefix.length >= 100 && prefix.length <= 200),
    ));
  it('cuts no character in two', () => {
    const { prefix, suffix } = collectWindow(inputAt(`a${'😀'.repeat(500)}█${'😀'.repeat(500)}`), 101);
    for (const side of [prefix, suffix]) assert.equal(new TextDecoder().decode(new TextEncoder().encode(side)), side);
  });
  it('speaks of line ends as \\n', () => {
    const { prefix, suffix } = collectWindow(inputAt('a\r\nb█\r\nc'), 100);
    assert.deepEqual([prefix, suffix], ['a\nb', '\nc']);
  });
});
