import assert from 'node:assert/strict';
import { createMarkdownParser, createMarkdownScope } from '../../../../../src/webview/chat/markdown/parser.ts';
import {
  MAX_BLOCK_LENGTH,
  splitBlocks,
  type MarkdownBlock,
} from '../../../../../src/webview/chat/markdown/splitBlocks.ts';

const parser = createMarkdownParser();

interface Found {
  readonly closed: readonly MarkdownBlock[];
  readonly tail: MarkdownBlock | undefined;
}

/** Calls until nothing more is to be closed, as the page does. */
function splitWhole(text: string): Found {
  const closed: MarkdownBlock[] = [];
  let from = 0;
  let prefix = '';
  for (;;) {
    const split = splitBlocks(text, { parser, scope: createMarkdownScope(), from, prefix });
    closed.push(...split.closed);
    from = closed.at(-1)?.end ?? 0;
    prefix = split.prefix;
    if (split.closed.length === 0 || split.tail !== undefined) return { closed, tail: split.tail };
  }
}

/** Closed blocks joined by `¦`, then `→` and the tail. */
function checkSplit(text: string, expected: string): void {
  const { closed, tail } = splitWhole(text);
  const shown = (block: MarkdownBlock): string => block.prefix + text.slice(block.start, block.end);
  assert.equal(`${closed.map(shown).join('¦')}→${tail === undefined ? '' : shown(tail)}`, expected);
}

describe('splitBlocks', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['one paragraph stays open', 'a', '→a'],
    ['a paragraph is closed by a complete line of the next', 'a\n\nb\n', 'a\n\n→b\n'],
    ['a half line closes nothing', '1. a\n\n2', '→1. a\n\n2'],
    ['the half line has become the next item', '1. a\n\n2. b\n', '→1. a\n\n2. b\n'],
    ['the half line has become a paragraph', '1. a\n\n2\n', '1. a\n\n→2\n'],
    ['a heading is closed by text', '# a\nb\n', '# a\n→b\n'],
    ['an open fence is one tail', 'a\n\n```js\nx\n\ny', 'a\n\n→```js\nx\n\ny'],
    ['a fence inside a list belongs to it', '- a\n  ```\n  x\n\n  y\n', '→- a\n  ```\n  x\n\n  y\n'],
    [
      'a link definition belongs to the block before it',
      '[x][1]\n\n[1]: https://a\n\nb\n',
      '[x][1]\n\n[1]: https://a\n\n→b\n',
    ],
    ['blank text has no blocks', '\n\n', '→'],
  ];
  for (const [name, text, expected] of rows) it(name, () => checkSplit(text, expected));

  it('holds half a closing fence back', () => {
    assert.equal(splitWhole('```js\nx\n``').tail?.fence?.code, 'x\n');
    assert.equal(splitWhole('```js\nx\n```').tail?.fence?.code, 'x\n');
    assert.equal(splitWhole('````md\n```').tail?.fence?.code, '');
  });

  it('cuts a long table at a line end and repeats its head', () => {
    const head = '| a | b |\n| - | - |\n';
    const { closed, tail } = splitWhole(head + '| 1 | 2 |\n'.repeat(2000));
    assert.ok(closed.length > 2);
    assert.ok(closed.every((block) => block.end - block.start <= MAX_BLOCK_LENGTH));
    assert.deepEqual(
      [...closed.slice(1), tail].map((block) => block?.prefix),
      closed.map(() => head),
    );
  });

  it('bundles tiny blocks where there are thousands, but no code', () => {
    const table = '| a |\n|---|\n| b |\n\n';
    const text = `${table.repeat(1500)}\`\`\`\nx\n\`\`\`\n${table.repeat(1500)}`;
    const { closed, tail } = splitWhole(text);
    assert.ok(closed.length < 100, `${closed.length} blocks`);
    assert.equal(
      closed
        .filter(({ fence }) => fence !== undefined)
        .map(({ fence }) => fence?.code)
        .join(),
      'x\n',
    );
    const drawn = [...closed, ...(tail ? [tail] : [])].map((one) => text.slice(one.start, one.start + one.drawnLength));
    assert.equal(drawn.join(''), text);
  });

  it('draws only the start of a giant line', () => {
    const { closed, tail } = splitWhole(`${'a'.repeat(1_000_000)}\n\nb\n`);
    assert.deepEqual(
      closed.map((block) => [block.start, block.drawnLength]),
      [[0, MAX_BLOCK_LENGTH]],
    );
    assert.equal(tail?.start, 1_000_001);
  });

  it('finds a fenced block that is longer than a window', () => {
    const code = 'const a = 1;\n'.repeat(20_000);
    const { closed, tail } = splitWhole(`\`\`\`js\n${code}\`\`\`\n\nafter\n`);
    assert.deepEqual(
      closed.map((block) => block.fence),
      [{ code, info: 'js' }],
    );
    assert.equal(tail?.fence, undefined);
  });

  it('does not gather blank lines', () => {
    const { closed, tail } = splitWhole(`${'\n'.repeat(100_000)}a\n`);
    assert.ok(closed.length > 2);
    assert.equal(tail?.end, 100_002);
  });

  it('comes to an end on a giant blank line', () => {
    assert.deepEqual(splitWhole('\t'.repeat(100_000)), { closed: [], tail: undefined });
    assert.equal(splitWhole(`a\n\n${' '.repeat(100_000)}`).closed.length, 1);
  });

  it('covers every character exactly once, however the text is cut', () => {
    const text =
      '# T\n\nab\n- x\n\n  y\n- z\n\n> q\nlazy\n\n| a |\n|-|\n| 1 |\n\n```\nc\n```\n[r]: https://a\n\nend\n===\n';
    for (let length = 1; length <= text.length; length += 1) {
      const { closed, tail } = splitWhole(text.slice(0, length));
      const blocks = [...closed, ...(tail === undefined ? [] : [tail])];
      assert.equal(blocks[0]?.start ?? 0, 0);
      blocks.slice(1).forEach((block, index) => assert.equal(block.start, blocks[index]?.end));
      if (tail !== undefined) assert.equal(tail.end, length);
    }
  });

  it('closes nothing that later text changes', () => {
    const text =
      'a\n\n1. x\n\n2. y\n   z\n\n- [ ] t\n\n   more\n\nb | c\n-|-\n1|2\n\n    code\n\n    code\n\nend\n\n---\n';
    const whole = splitWhole(text).closed.map((block) => text.slice(block.start, block.end));
    for (let length = 1; length < text.length; length += 1) {
      const closed = splitWhole(text.slice(0, length)).closed.map((block) => text.slice(block.start, block.end));
      assert.deepEqual(
        closed.slice(0, -1),
        whole.slice(0, Math.max(0, closed.length - 1)),
        `after ${length} characters`,
      );
    }
  });
});
