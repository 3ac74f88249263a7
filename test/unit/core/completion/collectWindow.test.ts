import assert from 'node:assert/strict';
import { collectWindow, type WindowBudget } from '../../../../src/core/completion/collectWindow.ts';
import { estimateTokens } from '../../../../src/core/usage/estimateTokens.ts';
import { inputAt } from '../../../support/completionInput.ts';

const lines = (count: number, word = 'line'): string =>
  Array.from({ length: count }, (_, index) => `${word} ${index} of some code;\n`).join('');

type Window = ReturnType<typeof collectWindow>;

const prefixFirst = (maxTokens: number) => ({ maxTokens, order: 'prefixFirst' }) as const;
const suffixFirst = (maxTokens: number) => ({ maxTokens, order: 'suffixFirst' }) as const;

function checkWindow(marked: string, budget: WindowBudget, check: (window: Window) => void): void {
  const window = collectWindow(inputAt(marked), budget);
  const { prefix, suffix } = window;
  assert.ok(marked.replaceAll('\r\n', '\n').includes(`${prefix}█${suffix}`), 'a window is one piece around the cursor');
  check(window);
}

describe('collectWindow', () => {
  it('takes all of a small file', () =>
    checkWindow('a\nb█c\nd\n', prefixFirst(100), (window) =>
      assert.deepEqual(window, { prefix: 'a\nb', suffix: 'c\nd\n', hasWholeSuffix: true }),
    ));
  for (const [budget, least, most] of [
    [prefixFirst(2000), 0.05, 0.1],
    [suffixFirst(2000), 0.2, 0.3],
  ] as const)
    it(`gives the suffix ${least} to ${most} of a full budget where a model reads ${budget.order}`, () =>
      checkWindow(`${lines(400)}█\n${lines(400)}`, budget, ({ prefix, suffix, hasWholeSuffix }) => {
        const [before, after] = [estimateTokens(prefix), estimateTokens(suffix)];
        assert.ok(before + after <= 2000);
        assert.ok(before > 2000 * (1 - most) - 16 * 8, `${before} before the cursor`);
        assert.ok(after > 2000 * least && after < 2000 * most, `${after} after it`);
        assert.equal(hasWholeSuffix, false);
      }));
  it('gives what one side leaves over to the other, within bounds', () => {
    checkWindow(`${lines(400)}█`, prefixFirst(500), ({ prefix }) => assert.ok(estimateTokens(prefix) > 380));
    checkWindow(`█\n${lines(400)}`, prefixFirst(500), ({ suffix }) => assert.ok(estimateTokens(suffix) > 110));
    checkWindow(`█\n${lines(400)}`, suffixFirst(500), ({ suffix }) => assert.ok(estimateTokens(suffix) > 230));
  });
  it('leaves the room up to the chunk’s edge to the lines that will be written', () => {
    for (let more = 0; more < 16; more += 1)
      checkWindow(`${lines(400 + more)}█\n${lines(400)}`, prefixFirst(1000), ({ suffix }) =>
        assert.ok(estimateTokens(suffix) <= 64, `${estimateTokens(suffix)} with ${more} lines more`),
      );
  });
  it('keeps the suffix as it is while the text before grows, where the suffix comes first', () => {
    const suffixes = new Set<string>();
    for (let typed = 0; typed < 60; typed += 1) {
      const { suffix } = collectWindow(
        inputAt(`${lines(20)}${'word '.repeat(typed)}█\n${lines(400)}`),
        suffixFirst(1000),
      );
      suffixes.add(suffix);
    }
    assert.ok(suffixes.size <= 2, `${suffixes.size} suffixes`);
  });
  it('starts and ends at line ends', () =>
    checkWindow(`${lines(400)}ab█cd\n${lines(400)}`, prefixFirst(300), ({ prefix, suffix }) => {
      assert.match(prefix, /^line \d+ of some code;\n/);
      assert.match(suffix, /;$/);
    }));
  it('keeps its first line while one types on', () => {
    const starts = new Set<string>();
    for (let typed = 0; typed < 40; typed += 1) {
      const { prefix } = collectWindow(inputAt(`${lines(400)}${'x'.repeat(typed)}█`), prefixFirst(500));
      starts.add(prefix.slice(0, 20));
    }
    assert.equal(starts.size, 1);
  });
  it('counts lines from the top of the document, wherever the excerpt starts', () => {
    const whole = collectWindow(inputAt(`${lines(400)}█`), prefixFirst(500)).prefix;
    const text = lines(400).split('\n').slice(100).join('\n');
    const excerpt = collectWindow(inputAt(`${text}█`, { firstLine: 100 }), prefixFirst(500)).prefix;
    assert.equal(excerpt, whole);
  });
  it('takes the end of a line that is longer than the budget', () =>
    checkWindow(`${'x = 1; '.repeat(5000)}█`, prefixFirst(100), ({ prefix }) =>
      assert.ok(prefix.length >= 100 && prefix.length <= 200),
    ));
  it('cuts no character in two', () => {
    const { prefix, suffix } = collectWindow(inputAt(`a${'😀'.repeat(500)}█${'😀'.repeat(500)}`), prefixFirst(101));
    for (const side of [prefix, suffix]) assert.equal(new TextDecoder().decode(new TextEncoder().encode(side)), side);
  });
  it('speaks of line ends as \\n', () => {
    const { prefix, suffix } = collectWindow(inputAt('a\r\nb█\r\nc'), prefixFirst(100));
    assert.deepEqual([prefix, suffix], ['a\nb', '\nc']);
  });
});
