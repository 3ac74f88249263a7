import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createThinkingSplitter, splitThinking } from '../../../../src/core/endpoint/splitThinking.ts';

function checkSplit(answer: string, text: string, reasoning: string): void {
  assert.deepEqual(splitThinking(answer), { text, reasoning });
  for (let size = 1; size <= 9; size++)
    assert.deepEqual(inPieces(answer, size), { text, reasoning }, `in pieces of ${size}`);
}

function inPieces(answer: string, size: number) {
  const splitter = createThinkingSplitter();
  const got = { text: '', reasoning: '' };
  const pieces = answer.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
  for (const piece of [...pieces.map((part) => splitter.push(part)), splitter.end()]) {
    if (piece.retract) Object.assign(got, { text: '', reasoning: got.reasoning + got.text });
    got.text += piece.text;
    got.reasoning += piece.reasoning;
  }
  return got;
}

describe('splitThinking', () => {
  const rows: Readonly<Record<string, readonly [string, string, string]>> = {
    'nothing to split': ['Answer', 'Answer', ''],
    'a thought before the answer': ['<think>\nhm\n</think>\n\nAnswer', 'Answer', '\nhm\n'],
    'blanks before the tag': ['\n  <think>hm</think> Answer', 'Answer', 'hm'],
    'other tags': ['<thinking>hm</thinking>\nAnswer', 'Answer', 'hm'],
    'tags of Mistral': ['[THINK]hm[/THINK]Answer', 'Answer', 'hm'],
    'tags of Gemini': ['<thought>hm</thought>Answer', 'Answer', 'hm'],
    'tags of Kimi': ['◁think▷hm◁/think▷Answer', 'Answer', 'hm'],
    'tags of Seed': ['<seed:think>hm</seed:think>Answer', 'Answer', 'hm'],
    'channels of gpt-oss': [
      '<|channel|>analysis<|message|>hm<|end|><|start|>assistant<|channel|>final<|message|>Answer',
      'Answer',
      'hm',
    ],
    'channels of Gemma': ['<|channel>thought\nhm<channel|>Answer', 'Answer', '\nhm'],
    'another channel is text': ['<|channel|>final<|message|>Answer', '<|channel|>final<|message|>Answer', ''],
    'two thoughts in a row': ['<think>a</think>\n<think>b</think>\nAnswer', 'Answer', 'ab'],
    'an answer that begins almost like a thought': ['<think>a</think>\n<thin air', '<thin air', 'a'],
    'only the closing tag': ['hm\n</think>\n\nAnswer', 'Answer', 'hm\n'],
    'a thought that never ends': ['<think>hm', '', 'hm'],
    'an empty thought': ['<think>\n\n</think>\n\nAnswer', 'Answer', '\n\n'],
    'the first closing tag ends it': ['<think>a</think>b</think>c', 'b</think>c', 'a'],
    'a thought in a thought': ['<think>a<think>b</think>c</think>Answer', 'Answer', 'a<think>bc'],
    'three deep': ['<think>a<think>b<think>c</think>d</think>e</think>\nAnswer', 'Answer', 'a<think>b<think>cde'],
    'an opening that is never closed': [
      '<think>what of <think> here?</think>Answer',
      'Answer',
      'what of <think> here?',
    ],
    'a closing tag that the thought quotes': ['<think>a `</think>` b</think>Answer', 'Answer', 'a `</think>` b'],
    'an opening that the thought quotes': ['<think>`<think>`</think>One </think> two', 'One </think> two', '`<think>`'],
    'a thought that ends with code': ['<think>is it `x`</think>Answer', 'Answer', 'is it `x`'],
    'a thought whose code is never closed': ['<think>so `x</think>Answer `y`', 'Answer `y`', 'so `x'],
    'a quoted tag at the very end': ['<think>a `</think>', '', 'a `'],
    'only the closing tag, behind code': ['use `a`\n</think>\nAnswer', 'Answer', 'use `a`\n'],
    'a closing tag in a fence is text': ['```html\n</think>\n```\nDone', '```html\n</think>\n```\nDone', ''],
    'tags in a fence behind the thought': [
      '<think>x</think>\n```\n<think>a</think>\n```',
      '```\n<think>a</think>\n```',
      'x',
    ],
    'an attribute makes another tag': ['<think id="1">x</think>', '', '<think id="1">x'],
    'a tag in mid-answer is text': ['Use <think>x</think>y', 'Use <think>x</think>y', ''],
    'a closing tag in code is text': ['Use `</think>` here', 'Use `</think>` here', ''],
    'code that looks like a tag at first': ['<thin air', '<thin air', ''],
    'indentation after the gap': ['<think>x</think>\n\n    return 1', '    return 1', 'x'],
    'blanks alone': ['  \n', '  \n', ''],
  };
  for (const [name, row] of Object.entries(rows)) it(name, () => checkSplit(...row));

  it('hands text out at once when it cannot be a tag', () => {
    const splitter = createThinkingSplitter();
    assert.equal(splitter.push('Hello').text, 'Hello');
    assert.equal(splitter.push(' <').text, ' ');
    assert.equal(splitter.push('b>').text, '<b>');
  });
});
