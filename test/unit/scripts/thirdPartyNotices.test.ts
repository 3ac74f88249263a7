import assert from 'node:assert/strict';
import { packageFolder, requireAllowed } from '../../../scripts/package/thirdPartyNotices.ts';

const checkFolder = (source: string, expected: string | undefined): void =>
  assert.equal(packageFolder(source), expected);

describe('packageFolder', () => {
  it('is undefined for our own code', () => checkFolder('src/core/util/redact.ts', undefined));
  it('is the folder of a plain package', () =>
    checkFolder('node_modules/dompurify/dist/purify.es.mjs', 'node_modules/dompurify'));
  it('is the folder of a scoped package', () =>
    checkFolder('node_modules/@shikijs/core/dist/index.mjs', 'node_modules/@shikijs/core'));
  it('is the innermost of nested packages', () =>
    checkFolder('node_modules/a/node_modules/@b/c/d.js', 'node_modules/a/node_modules/@b/c'));
});

const checkLicence = (licence: string, allowed: boolean): void => {
  const check = (): void => requireAllowed('thing', licence);
  if (allowed) assert.doesNotThrow(check);
  else assert.throws(check, /may not ship/);
};

describe('requireAllowed', () => {
  const rows: readonly (readonly [string, boolean])[] = [
    ['MIT', true],
    ['(MPL-2.0 OR Apache-2.0)', true],
    ['GPL-3.0-only OR MIT', true],
    ['MIT AND CC0-1.0', true],
    ['GPL-3.0-only', false],
    ['MIT AND GPL-3.0-only', false],
    ['unknown', false],
    ['SEE LICENSE IN LICENSE.txt', false],
  ];
  for (const [licence, allowed] of rows)
    it(`${allowed ? 'takes' : 'refuses'} ${licence}`, () => checkLicence(licence, allowed));
});
