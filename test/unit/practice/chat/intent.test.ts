import assert from 'node:assert/strict';
import { findIntent, type Intent } from '../../../../practice/chat/intent.ts';
import { PROMPT_DEFINITIONS } from '../../../../src/core/prompts/promptDefinitions.ts';

const checkIntent = (question: string, expected: Intent): void => assert.equal(findIntent(question), expected);

describe('findIntent', () => {
  it('takes a question without such a verb for a search', () => checkIntent('Where is the stock locked?', 'question'));
  it('goes by the first verb', () => checkIntent('Fix this, then explain the error.', 'fix'));
  it('knows tests by their noun', () => checkIntent('Please write some tests', 'tests'));

  const intents: Readonly<Record<string, Intent>> = { writeTests: 'tests' };
  for (const { name, question } of PROMPT_DEFINITIONS)
    it(`understands the palette's prompt ${name}`, () => assert.equal(findIntent(question), intents[name] ?? name));
});
