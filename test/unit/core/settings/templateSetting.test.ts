import assert from 'node:assert/strict';
import { parseSettings } from '../../../../src/core/settings/parseSettings.ts';

/** The template is read as `expected`, and nothing is found wrong. */
function checkTemplate(text: string, expected: string): void {
  it(`reads ${JSON.stringify(text)}`, () => {
    const { settings, problems } = parseSettings({ 'completion.template': text });
    assert.deepEqual([settings.completion.template, problems], [expected, []]);
  });
}

/** The template is not used, and the problem says why and what to do. */
function checkProblem(text: string, words: RegExp): void {
  it(`complains of ${JSON.stringify(text)}`, () => {
    const { settings, problems } = parseSettings({ 'completion.template': text });
    assert.equal(settings.completion.template, 'auto');
    assert.equal(problems.length, 1);
    assert.match(problems[0]?.message ?? '', /^The setting "interline\.completion\.template" must /);
    assert.match(problems[0]?.message ?? '', words);
    assert.match(problems[0]?.message ?? '', /chooses by the model until it is\.$/);
  });
}

describe('templateSetting', () => {
  checkTemplate('', 'auto');
  checkTemplate('AUTO', 'auto');
  checkTemplate('StarCoder2', 'starcoder2');
  checkTemplate('seedcoder', 'seedCoder');
  checkTemplate('infill', 'infill');
  for (const own of ['{prefix}', '<P>{prefix}<S>{suffix}<M>', '{repo} {files}{filename} {language} {suffix}{prefix}'])
    checkTemplate(own, own);
  checkTemplate('{ "a": {prefix} }', '{ "a": {prefix} }');
  checkProblem('starcoder3', /"auto", a family \(starcoder, .*chat\) or a template with \{prefix\}/);
  checkProblem('<fim_prefix><fim_suffix><fim_middle>', /slot \{prefix\}, where the text before the cursor goes/);
  checkProblem('<P>{suffix}<M>', /must have the slot \{prefix\}/);
  checkProblem(
    '<P>{prefix}<S>{sufix}',
    /must not have the slot \{sufix\}: there are \{prefix\}, \{suffix\}, .*\{files\}/,
  );
  checkProblem('{prefix}{suffix}{prefix}', /\{prefix\} only once/);
});
