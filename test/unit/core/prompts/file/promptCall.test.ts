import assert from 'node:assert/strict';
import { parseCallArguments, parsePromptCall } from '../../../../../src/core/prompts/file/promptCall.ts';

const checkCall = (text: string, expected: { name: string; rest: string } | undefined): void =>
  assert.deepEqual(parsePromptCall(text), expected);

describe('parsePromptCall', () => {
  it('reads a name', () => checkCall('/fix', { name: 'fix', rest: '' }));
  it('reads what follows, over several lines', () =>
    checkCall(' /fix  the first\nand the second ', { name: 'fix', rest: 'the first\nand the second' }));
  it('reads names with dots and dashes', () => checkCall('/my-prompt.v2 x', { name: 'my-prompt.v2', rest: 'x' }));
  it('takes a path for a question', () => checkCall('/usr/bin/env is missing', undefined));
  it('takes a comment for a question', () => checkCall('// what is this?', undefined));
  it('takes a slash for a question', () => checkCall('/', undefined));
  it('takes a slash in the middle for a question', () => checkCall('what is /fix', undefined));
});

describe('parseCallArguments', () => {
  const known = ['name', 'to'].map((name) => ({ name, placeholder: '' }));
  const checkArguments = (rest: string, inputs: Record<string, string>, words: string): void =>
    assert.deepEqual(parseCallArguments(rest, known), { inputs, words });
  it('takes words for the end of the prompt', () => checkArguments('be brief', {}, 'be brief'));
  it('reads values', () => checkArguments('name=Ann to=x y z', { name: 'Ann', to: 'x' }, 'y z'));
  it('reads values in quotes', () =>
    checkArguments('name="Ann B" to=\'the north\'', { name: 'Ann B', to: 'the north' }, ''));
  it('leaves what is no input of the prompt', () => checkArguments('a=b name=x', {}, 'a=b name=x'));
  it('reads an empty value', () => checkArguments('name= to="" x', { name: '', to: '' }, 'x'));
  it('leaves a quote without end', () => checkArguments('name="Ann', { name: '"Ann' }, ''));
});
