import assert from 'node:assert/strict';
import type { FimTemplate } from '../../../../src/core/fim/fimTemplate.ts';
import { renderPrompt } from '../../../../src/core/fim/renderPrompt.ts';
import { selectFimTemplate } from '../../../../src/core/fim/selectFimTemplate.ts';

const starcoder = selectFimTemplate('starcoder', '') as FimTemplate;

function checkPrompt(prefix: string, suffix: string, expected: string): void {
  const parts = { prefix, suffix, fileName: 'a.js', language: 'javascript', repository: 'demo' };
  assert.equal(renderPrompt(starcoder, parts), expected);
}

describe('renderPrompt', () => {
  it('puts the text in untouched', () =>
    checkPrompt('a\r\n\t"😀', ' b\n', '<fim_prefix>a\r\n\t"😀<fim_suffix> b\n<fim_middle>'));
  it('leaves the names of slots in the text alone', () =>
    checkPrompt('{suffix}', '{prefix} $& $1', '<fim_prefix>{suffix}<fim_suffix>{prefix} $& $1<fim_middle>'));
  it("spells special tokens of the user's text apart", () =>
    checkPrompt(
      'x = "<fim_suffix>"',
      '<|endoftext|>',
      '<fim_prefix>x = "< fim_suffix>"<fim_suffix>< |endoftext|><fim_middle>',
    ));
  it("leaves other families' tokens as they are", () =>
    checkPrompt('[PREFIX] <PRE>', '', '<fim_prefix>[PREFIX] <PRE><fim_suffix><fim_middle>'));
});
