import assert from 'node:assert/strict';
import { codeTerms, queryTerms } from '../../../../../src/core/context/search/codeTerms.ts';

function checkTerms(text: string, expected: readonly string[]): void {
  assert.deepEqual(codeTerms(text), expected);
}

function checkQuery(query: string, expected: readonly string[]): void {
  assert.deepEqual(queryTerms(query), expected);
}

describe('codeTerms', () => {
  for (const [text, expected] of [
    ['parseUnifiedDiff', ['parse', 'unified', 'diff']],
    ['MAX_TOKEN_COUNT', ['max', 'token', 'count']],
    ['HTTPServer', ['http', 'server']],
    ['getURLFor2', ['get', 'url', 'for2']],
    ['read_json5', ['read', 'json5']],
    ['$scope', ['scope']],
    ['keys entries classes status this', ['key', 'entry', 'classe', 'status', 'this']],
    ['a 1 42 x.y', []],
    ['größeÄndern', ['größe', 'ändern']],
    ['设置 читать', ['设置', 'читать']],
    [`${'ab'.repeat(200)} ok`, ['ok']],
    ['', []],
  ] as const)
    it(`splits ${JSON.stringify(text.slice(0, 40))}`, () => checkTerms(text, expected));
});

describe('queryTerms', () => {
  it('leaves out what questions are made of', () =>
    checkQuery('How does the chat read keys?', ['chat', 'read', 'key']));
  it('keeps small words when there are no others', () => checkQuery('what is this', ['what', 'is', 'this']));
  it('names each term once', () => checkQuery('key Key keys', ['key']));
});
