import assert from 'node:assert/strict';
import { overrideForLanguage } from '../../../../src/core/settings/parseModelsByLanguage.ts';
import { parseSettings } from '../../../../src/core/settings/parseSettings.ts';

function checkOverride(value: unknown, languageId: string, expected: unknown): void {
  const { settings } = parseSettings({ 'completion.modelByLanguage': value });
  assert.deepEqual(overrideForLanguage(settings, languageId), expected);
}

describe('completion.modelByLanguage', () => {
  const value = {
    python: ' starcoder ',
    go: { endpoint: 'lab', model: 'q' },
    rust: { endpoint: 'lab' },
    c: '',
    java: {},
  };
  const rows: readonly (readonly [string, string, unknown])[] = [
    ['gives a language its own model', 'python', { model: 'starcoder' }],
    ['gives a language its own endpoint and model', 'go', { endpointName: 'lab', model: 'q' }],
    ['gives a language its own endpoint with that one’s default model', 'rust', { endpointName: 'lab' }],
    ['takes an empty name for none', 'c', undefined],
    ['takes an empty object for none', 'java', undefined],
    ['leaves the other languages alone', 'ruby', undefined],
    ['is not fooled by names that every object has', 'constructor', undefined],
  ];
  for (const [name, languageId, expected] of rows)
    it(name, () => {
      checkOverride(value, languageId, expected);
    });

  it('tells what is wrong and keeps the rest', () => {
    const { settings, problems } = parseSettings({ 'completion.modelByLanguage': { python: 1, go: 'q' } });
    assert.deepEqual(Object.keys(settings.completion.modelByLanguage), ['go']);
    assert.match(problems[0]?.message ?? '', /"python" a model's name/);
    assert.match(parseSettings({ 'completion.modelByLanguage': 'x' }).problems[0]?.message ?? '', /must be an object/);
  });
});
