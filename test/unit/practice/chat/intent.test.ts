import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { findIntent, type Intent } from '../../../../practice/chat/intent.ts';
import { parsePromptFile } from '../../../../src/core/prompts/file/parsePromptFile.ts';

const checkIntent = (question: string, expected: Intent): void => assert.equal(findIntent(question), expected);

describe('findIntent', () => {
  it('takes a question without such a verb for a search', () => checkIntent('Where is the stock locked?', 'question'));
  it('goes by the first verb', () => checkIntent('Fix this, then explain the error.', 'fix'));
  it('knows tests by their noun', () => checkIntent('Please write some tests', 'tests'));

  const intents: Readonly<Record<string, Intent>> = {
    explain: 'explain',
    fix: 'fix',
    writeTests: 'tests',
    document: 'document',
    refactor: 'refactor',
  };
  for (const [name, intent] of Object.entries(intents))
    it(`understands the palette's prompt ${name}`, () => {
      const file = new URL(`../../../../prompts/${name}.prompt.md`, import.meta.url);
      const [first] = parsePromptFile(readFileSync(file, 'utf8'), file.pathname).prompt?.parts ?? [];
      assert.equal(findIntent(first?.kind === 'text' ? first.text : ''), intent);
    });
});
