import assert from 'node:assert/strict';
import { isLanguageOn } from '../../../../src/core/settings/isLanguageOn.ts';
import { DEFAULT_SETTINGS } from '../../../../src/core/settings/settings.ts';

function checkLanguage(languages: Readonly<Record<string, boolean>>, languageId: string, expected: boolean): void {
  it(`${languageId} is ${expected ? 'on' : 'off'} in ${JSON.stringify(languages)}`, () => {
    const completion = { ...DEFAULT_SETTINGS.completion, languages };
    assert.equal(isLanguageOn({ completion }, languageId), expected);
  });
}

describe('isLanguageOn', () => {
  checkLanguage({ '*': true }, 'python', true);
  checkLanguage({ '*': true, markdown: false }, 'markdown', false);
  checkLanguage({ '*': false, rust: true }, 'rust', true);
  checkLanguage({ '*': false, rust: true }, 'go', false);
  checkLanguage({}, 'go', true);
  checkLanguage({ '*': false }, 'constructor', false);
});
