import assert from 'node:assert/strict';
import { throughStages } from '../../../../src/core/prompts/continueText.ts';
import { createStopAtSuffixStage } from '../../../../src/core/prompts/stopAtSuffix.ts';
import { createStopWhenLoopingStage } from '../../../../src/core/prompts/stopWhenLooping.ts';
import { createUnwrapStage, type StreamStage } from '../../../../src/core/prompts/unwrapAnswer.ts';

async function* cut(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

/** However the stream is cut into pieces, the same text must come out. */
async function checkStage(createStage: () => StreamStage, input: string, expected: string): Promise<void> {
  for (const size of [1, 2, 5, 17, input.length]) {
    let text = '';
    for await (const piece of throughStages(cut(input, size), [createStage()])) text += piece;
    assert.equal(text, expected, `cut into pieces of ${size}`);
  }
}

describe('createUnwrapStage', () => {
  const rows: readonly (readonly [name: string, answer: string, code: string])[] = [
    ['takes code out of tags', '<COMPLETION>a\n  b</COMPLETION>', 'a\n  b'],
    ['keeps the space inside of tags', '<COMPLETION>\n  a\n</COMPLETION>', '\n  a\n'],
    ['forgets talk around tags', 'Sure!\n<COMPLETION>a</COMPLETION>\nHope it helps.', 'a'],
    ['takes code out of a fence', '```ts\nlet a;\nlet b;\n```\n', 'let a;\nlet b;'],
    ['forgets talk around a fence', 'Here is the code:\n\n```python\nx = 1\n```\nIt sets x.', 'x = 1'],
    ['takes a longer fence to the longer fence', '````md\n```\nx\n```\n````', '```\nx\n```'],
    ['keeps backticks inside of code', '```js\nconst a = `x`;\n```', 'const a = `x`;'],
    ['keeps plain code as it is', 'return total;\n}', 'return total;\n}'],
    ['keeps plain code of one line', 'return total', 'return total'],
    ['keeps what an answer cut in a fence has', '```js\nlet a;\nlet', 'let a;\nlet'],
    ['keeps what an answer cut in a tag has', '<COMPLETION>let a;</COMPL', 'let a;</COMPL'],
    ['keeps plain code that begins with a capital', 'Foo foo = new Foo();\nbar();', 'Foo foo = new Foo();\nbar();'],
    ['gives out nothing for an empty answer', '<COMPLETION></COMPLETION>', ''],
  ];
  for (const [name, answer, code] of rows) it(name, () => checkStage(createUnwrapStage, answer, code));
});

describe('createStopAtSuffixStage', () => {
  const long = 'export function next(): number {\n  return 1;\n}\n';
  const rows: readonly (readonly [name: string, suffix: string, text: string, inserted: string])[] = [
    ['passes everything at the end of a file', '', 'let a;\n', 'let a;\n'],
    ['stops when the model reaches what follows', `\n\n${long}`, `return 0;\n}\n\n${long}more`, 'return 0;\n}'],
    ['leaves out a short repetition at the end', '\n  return x;\n', 'x += 1;\n  return x;', 'x += 1;'],
    ['leaves out a bracket too many', ')', 'a, b)', 'a, b'],
    ['keeps a bracket of its own', ')', 'g(a)', 'g(a)'],
    ['keeps a block of its own', '\n}', 'if (a) {\n  b();\n}', 'if (a) {\n  b();\n}'],
    ['keeps text that only begins like what follows', '\nreturn value;\n', 'return val;', 'return val;'],
    ['does not double the line end', '\nnext();', 'a();\n', 'a();'],
  ];
  for (const [name, suffix, text, inserted] of rows)
    it(name, () => checkStage(() => createStopAtSuffixStage(suffix), text, inserted));
});

describe('createStopWhenLoopingStage', () => {
  it('ends a stream that writes one line again and again', async () => {
    const stage = createStopWhenLoopingStage();
    let pushes = 0;
    while (!stage.push('  x = next()\n').done && pushes < 100) pushes += 1;
    assert.ok(pushes < 10, `${pushes} lines went through`);
  });
  it('lets repeated closing brackets through', () =>
    checkStage(createStopWhenLoopingStage, '}\n'.repeat(9), '}\n'.repeat(9)));
});
