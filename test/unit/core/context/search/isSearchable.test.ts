import assert from 'node:assert/strict';
import { isMinified, mayBeSearched } from '../../../../../src/core/context/search/isSearchable.ts';

describe('mayBeSearched', () => {
  for (const path of ['src/a.ts', 'Makefile', 'a.py', 'docs/map.md', 'deep/package.json', 'a.class.ts'])
    it(`opens ${path}`, () => assert.equal(mayBeSearched(path), true));
  for (const path of [
    'a.PNG',
    'x/a.min.js',
    'a.js.map',
    'package-lock.json',
    'yarn.lock',
    'go.sum',
    'm.gguf',
    'a.woff2',
  ])
    it(`passes ${path} over`, () => assert.equal(mayBeSearched(path), false));
});

describe('isMinified', () => {
  it('knows code in one line', () => assert.equal(isMinified(['a'.repeat(6000)]), true));
  it('knows a few very long lines', () => assert.equal(isMinified(Array<string>(10).fill('a'.repeat(400))), true));
  it('lets prose with long lines be', () => assert.equal(isMinified(['# T', '', 'w '.repeat(400), '']), false));
  it('lets one long line in a file be', () =>
    assert.equal(isMinified([...Array<string>(100).fill('x();'), 'y'.repeat(2000)]), false));
  it('lets nothing be', () => assert.equal(isMinified(['']), false));
});
