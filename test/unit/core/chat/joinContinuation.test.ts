import assert from 'node:assert/strict';
import { createContinuationJoiner, endsInsideFence } from '../../../../src/core/chat/joinContinuation.ts';

/** However the stream is cut into pieces, the same text must come out. */
function checkJoin(before: string, continuation: string, appended: string): void {
  for (const size of [1, 3, 7, continuation.length]) {
    const joiner = createContinuationJoiner(before);
    let result = '';
    for (let at = 0; at < continuation.length; at += size) result += joiner.push(continuation.slice(at, at + size));
    assert.equal(result + joiner.end(), appended, `cut into pieces of ${size}`);
  }
}

const rows: readonly (readonly [name: string, before: string, continuation: string, appended: string])[] = [
  ['appends what just goes on', 'The quick brown fox', ' jumps', ' jumps'],
  ['leaves out a repeated last line', 'a\nconst value = compute();', 'const value = compute();\nnext();', '\nnext();'],
  ['leaves out a repetition that is all there is', 'It ends with these words', 'ends with these words', ''],
  ['keeps a short accidental meeting', 'and so the cat', 'cat food', 'cat food'],
  [
    'keeps a start that only looks like a repetition',
    'one two three four five',
    'two three fourteen',
    'two three fourteen',
  ],
  ['leaves out a code block opened again', '```js\nlet a = 1;\n', '```js\nlet b = 2;\n```', 'let b = 2;\n```'],
  ['leaves out both', '```js\nlet alpha = 1;\nlet be', '```js\nlet alpha = 1;\nlet beta;', 'ta;'],
  ['keeps the fence that closes an open block', '```js\nlet a;\n', '```\nDone.', '```\nDone.'],
  ['keeps a new code block outside of one', 'Look:\n\n', '```js\nx\n```', '```js\nx\n```'],
  ['gives out text that never got past the fence', '```js\nlet a;', '```', '```'],
];

describe('createContinuationJoiner', () => {
  for (const [name, before, continuation, appended] of rows) it(name, () => checkJoin(before, continuation, appended));
});

describe('endsInsideFence', () => {
  const checkFence = (markdown: string, expected: boolean): void => assert.equal(endsInsideFence(markdown), expected);
  it('sees an open block', () => checkFence('a\n```js\nb', true));
  it('sees a closed block', () => checkFence('```\na\n```\n', false));
  it('takes a longer fence to be closed by a longer one only', () => checkFence('````md\n```\na\n```\n', true));
  it('knows tildes', () => checkFence('~~~\n```\n', true));
  it('does not take backticks inside a line for a fence', () => checkFence('see ```x```', false));
});
