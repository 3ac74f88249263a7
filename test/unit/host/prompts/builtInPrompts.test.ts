import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { parsePromptFile } from '../../../../src/core/prompts/file/parsePromptFile.ts';
import { PROMPT_SUFFIX } from '../../../../src/core/prompts/file/promptSuffix.ts';
import { BUILT_IN_PROMPTS } from '../../../../src/host/prompts/builtInPrompts.ts';

const FOLDER = new URL('../../../../prompts/', import.meta.url);

describe('the built-in prompts', () => {
  it('are the files that ship', () => {
    const files = BUILT_IN_PROMPTS.map((name) => `${name}${PROMPT_SUFFIX}`);
    assert.deepEqual(readdirSync(FOLDER).sort(), files.sort());
  });
  for (const name of BUILT_IN_PROMPTS)
    it(`${name} is read without a remark, and says what it does`, () => {
      const file = `${name}${PROMPT_SUFFIX}`;
      const { prompt, problems } = parsePromptFile(readFileSync(new URL(file, FOLDER), 'utf8'), file);
      assert.deepEqual(problems, []);
      assert.equal(prompt?.name, name);
      assert.match(prompt.description, /^[A-Z].{10,}[^.]$/);
      assert.ok(
        prompt.parts.some((part) => part.kind === 'variable'),
        'it is about something',
      );
    });
});
