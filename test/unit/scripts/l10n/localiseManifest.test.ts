import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { compareWords, type Translations } from '../../../../scripts/l10n/compareWords.ts';
import { localiseManifest } from '../../../../scripts/l10n/localiseManifest.ts';
import { manifestKeys } from '../../../../scripts/l10n/manifestKeys.ts';

const readJson = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../${name}`, import.meta.url), 'utf8'));
const manifest = readJson('package.json');
const english = readJson('package.nls.json') as Translations;
const german = readJson('package.nls.de.json') as Translations;

describe('localiseManifest', () => {
  it('puts words in the place of keys, wherever they stand', () =>
    assert.deepEqual(localiseManifest({ a: ['%b%', 1, true, null], c: '50 %' }, { b: 'Hello' }), {
      a: ['Hello', 1, true, null],
      c: '50 %',
    }));
  it('throws for a key without words', () => assert.throws(() => localiseManifest('%b%', {}), /no words for b/));
});

describe('the words of package.json', () => {
  it('exist for every key, and for no other', () =>
    assert.deepEqual([...new Set(manifestKeys(manifest))].sort(), Object.keys(english).sort()));
  it('are whole in German', () =>
    assert.deepEqual(compareWords(english, german), { missing: [], unused: [], different: [] }));
  it('give no two commands the same name in German', () => {
    const titles = Object.keys(german).filter((key) => key.startsWith('command.'));
    assert.equal(new Set(titles.map((key) => german[key])).size, titles.length);
  });
});
