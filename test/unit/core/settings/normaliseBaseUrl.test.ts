import assert from 'node:assert/strict';
import { type BaseUrlFault, normaliseBaseUrl, originOf } from '../../../../src/core/settings/normaliseBaseUrl.ts';

function checkUrl(input: string, expected: string): void {
  it(`${JSON.stringify(input)} becomes ${expected}`, () => {
    assert.deepEqual(normaliseBaseUrl(input), { ok: true, baseUrl: expected });
  });
}

function checkFault(input: string, expected: BaseUrlFault): void {
  it(`${JSON.stringify(input)} is refused: ${expected}`, () => {
    assert.deepEqual(normaliseBaseUrl(input), { ok: false, fault: expected });
  });
}

describe('normaliseBaseUrl', () => {
  checkUrl('https://api.fireworks.ai/inference/v1', 'https://api.fireworks.ai/inference/v1');
  checkUrl('  https://api.openai.com/v1/  ', 'https://api.openai.com/v1');
  checkUrl('https://api.openai.com/v1///', 'https://api.openai.com/v1');
  checkUrl('http://127.0.0.1:8080', 'http://127.0.0.1:8080');
  checkUrl('http://127.0.0.1:8080/', 'http://127.0.0.1:8080');
  checkUrl('HTTPS://API.Example.COM:443/V1', 'https://api.example.com/V1');
  checkUrl('http://[::1]:11434/v1', 'http://[::1]:11434/v1');
  checkUrl('https://host.test/v1/chat/completions', 'https://host.test/v1');
  checkUrl('https://host.test/v1/chat/completions/', 'https://host.test/v1');
  checkUrl('https://host.test/v1/completions', 'https://host.test/v1');
  checkUrl('https://host.test/v1/Chat/Completions', 'https://host.test/v1');
  checkUrl('https://host.test/v1/fim/completions', 'https://host.test/v1');
  checkUrl('https://host.test/v1/models', 'https://host.test/v1');
  checkUrl('https://r.services.ai.azure.com/models/', 'https://r.services.ai.azure.com/models');
  checkUrl('https://host.test/completions', 'https://host.test');
  checkUrl('https://host.test/my-completions', 'https://host.test/my-completions');
  checkUrl('https://host.test/v1#anchor', 'https://host.test/v1');
  checkUrl('"https://host.test/v1"', 'https://host.test/v1');
  checkUrl('<https://host.test/v1>', 'https://host.test/v1');
  checkFault('', 'empty');
  checkFault('   ', 'empty');
  checkFault('not an address', 'notAUrl');
  checkFault('api.openai.com/v1', 'notAUrl');
  checkFault('localhost:8080/v1', 'notHttp');
  checkFault('ftp://host.test/v1', 'notHttp');
  checkFault('file:///etc/passwd', 'notHttp');
  checkFault('javascript:alert(1)', 'notHttp');
  checkFault('https://user:password@host.test/v1', 'credentials');
  checkFault('https://user@host.test/v1', 'credentials');
  checkFault('https://host.test/v1?key=AIzaSyTEST12345678', 'keyInQuery');
  checkFault('https://host.test/v1?access_token=x', 'keyInQuery');
  checkFault('https://host.test/v1?api-version=2024-10-21', 'query');
});

describe('originOf', () => {
  it('leaves out the path and a default port', () => {
    assert.equal(originOf('https://api.openai.com:443/v1'), 'https://api.openai.com');
  });
  it('tells ports and schemes apart', () => {
    assert.notEqual(originOf('http://127.0.0.1:8080/v1'), originOf('http://127.0.0.1:8081/v1'));
    assert.notEqual(originOf('http://host.test/v1'), originOf('https://host.test/v1'));
  });
});
