import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { requestUrl } from '../../../../src/core/endpoint/requestUrl.ts';

describe('requestUrl', () => {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['https://api.test/v1', 'https://api.test/v1/completions'],
    ['https://api.test/v1/', 'https://api.test/v1/completions'],
    ['https://api.test', 'https://api.test/completions'],
    ['https://user:pass@api.test/v1#x', 'https://api.test/v1/completions'],
    ['https://api.test/v1?a=1', 'https://api.test/v1/completions?a=1'],
    ['file:///etc/passwd', undefined],
    ['data:text/plain,x', undefined],
    ['api.test/v1', undefined],
  ];
  for (const [baseUrl, expected] of rows)
    it(`${baseUrl} leads to ${expected ?? 'nowhere'}`, () =>
      assert.equal(requestUrl({ baseUrl }, { path: '/completions' })?.href, expected));

  it('adds the endpoint’s query', () =>
    assert.equal(
      requestUrl({ baseUrl: 'https://a.test/openai', query: { 'api-version': '2024-10-21' } }, { path: '/models' })
        ?.href,
      'https://a.test/openai/models?api-version=2024-10-21',
    ));

  it('reaches the root', () =>
    assert.equal(
      requestUrl({ baseUrl: 'http://h:8080/v1' }, { path: '/props', atRoot: true })?.href,
      'http://h:8080/props',
    ));
});
