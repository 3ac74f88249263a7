import assert from 'node:assert/strict';
import { isKeyName, looksLikeKey, withoutScheme } from '../../../../src/core/settings/keyInSettings.ts';

function checkName(name: string, expected: boolean): void {
  it(`${name} ${expected ? 'names a key' : 'names no key'}`, () => {
    assert.equal(isKeyName(name), expected);
  });
}

function checkShape(text: string, expected: boolean): void {
  it(`${text} ${expected ? 'looks like a key' : 'does not look like a key'}`, () => {
    assert.equal(looksLikeKey(text), expected);
  });
}

describe('isKeyName', () => {
  for (const name of [
    'Authorization',
    'api-key',
    'x-api-key',
    'apiKey',
    'API_KEY',
    'token',
    'x-goog-api-key',
    'x-portkey-api-key',
    'apiToken',
  ])
    checkName(name, true);
  for (const name of ['x-title', 'http-referer', 'max_tokens', 'user', 'monkey', 'organization', 'openai-organization'])
    checkName(name, false);
});

describe('looksLikeKey', () => {
  checkShape('sk-proj-TESTabcdefghijklmnop0123456789', true);
  checkShape('sk-ant-api03-TESTTESTTESTTEST', true);
  checkShape('Bearer sk-proj-TESTabcdefghijklmnop0123456789', true);
  checkShape('fw_TESTabcdefghijklmnop', true);
  checkShape('gsk_TESTabcdefghijklmnop0123', true);
  checkShape('hf_TESTabcdefghijklmnop0123', true);
  checkShape('AIzaSyTEST1234567890abc', true);
  checkShape('eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', true);
  checkShape('FIREWORKS_API_KEY', false);
  checkShape('accounts/fireworks/models/starcoder-16b-w8a16', false);
  checkShape('sk-short', false);
  checkShape('https://example.test/some/long/path/of/a/site', false);
  checkShape('a sentence with sk-proj-TESTabcdefghijklmnop0123456789 inside', false);
});

describe('withoutScheme', () => {
  it('removes Bearer in any case, and white space', () => {
    assert.equal(withoutScheme('  bEARER   my-key '), 'my-key');
  });
  it('leaves a bare key alone', () => {
    assert.equal(withoutScheme('bearer-of-news'), 'bearer-of-news');
  });
});
