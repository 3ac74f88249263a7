import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { curlCommand } from '../../../../../src/core/completion/inspect/curlCommand.ts';
import { outgoingRequest, type OutgoingRequest } from '../../../../../src/core/completion/inspect/outgoingRequest.ts';
import type { ModelRequest } from '../../../../../src/core/endpoint/modelGateway.ts';
import { Secret } from '../../../../../src/core/endpoint/secret.ts';
import type { Endpoint } from '../../../../../src/core/settings/endpoint.ts';
import { wireClient } from '../../../../support/wireClient.ts';

/** The arguments that a shell hands to curl, with the key in its variable. */
function shellArguments(outgoing: OutgoingRequest): readonly string[] {
  const script = `curl() { for part in "$@"; do printf '%s\\0' "$part"; done; }\n${curlCommand(outgoing)}`;
  const environment = { API_KEY: 'the key', HOME: '/home/me', PATH: process.env['PATH'] };
  return execFileSync('sh', ['-c', script], { env: environment, encoding: 'utf8' }).split('\0').slice(0, -1);
}

describe('curlCommand', () => {
  const prompt = `it's "$HOME" \`pwd\` $(pwd) $API_KEY \\ %s !x\n\tend`;
  const [, address, ...rest] = shellArguments({
    url: 'https://api.test/v1/completions?v=1&key=$API_KEY',
    headers: { authorization: 'Bearer $API_KEY', 'x-note': "it's $HOME" },
    body: { prompt, n: 1 },
  });
  it('gives the key where it belongs, and expands nothing else', () => {
    assert.equal(address, 'https://api.test/v1/completions?v=1&key=the key');
    assert.deepEqual(rest.slice(0, 4), ['-H', 'authorization: Bearer the key', '-H', "x-note: it's $HOME"]);
  });
  it('sends the body to the character', () => {
    assert.deepEqual(JSON.parse(rest.at(-1) ?? ''), { prompt, n: 1 });
  });
});

const prepared: ModelRequest = { kind: 'completion', request: { prompt: 'a', maxTokens: 5, stop: ['x'] } };

/** What goes out to this endpoint, with a key at hand. */
function outgoingTo(endpoint: Partial<Endpoint>, request: ModelRequest = prepared): OutgoingRequest {
  const whole = { name: 'e', baseUrl: 'https://api.test/v1', headers: {}, extraBody: {}, ...endpoint };
  const connection = { endpoint: whole, key: new Secret('sk-proj-TESTabcdefghijklmnop') };
  return outgoingRequest(wireClient(), { connection, model: 'm' }, request) ?? assert.fail();
}

describe('outgoingRequest', () => {
  it('is what goes over the wire', () => {
    const { url, body } = outgoingTo({ extraBody: { top_k: 5 } });
    assert.equal(url, 'https://api.test/v1/completions');
    assert.equal(body['prompt'], 'a');
    assert.deepEqual(
      [body['model'], body['max_tokens'], body['stop'], body['stream'], body['top_k']],
      ['m', 5, ['x'], true, 5],
    );
  });
  it('knows the other routes', () => {
    const chat: ModelRequest = { kind: 'chat', request: { messages: [{ role: 'user', content: 'x' }] } };
    assert.equal(outgoingTo({}, chat).url, 'https://api.test/v1/chat/completions');
    assert.equal(outgoingTo({ dialect: 'mistral' }).url, 'https://api.test/v1/fim/completions');
  });
  it('holds no key, wherever one may stand', () => {
    const outgoing = outgoingTo({
      headers: { 'X-Api-Key': 'abc', 'x-team': 'sk-proj-OTHERabcdefghijklmnop', 'x-plain': 'blue' },
      query: { token: 'abc', version: '2' },
    });
    assert.equal(outgoing.headers['authorization'], 'Bearer $API_KEY');
    assert.equal(outgoing.headers['x-api-key'], '$API_KEY');
    assert.equal(outgoing.headers['x-team'], '$API_KEY');
    assert.equal(outgoing.headers['x-plain'], 'blue');
    assert.equal(outgoing.url, 'https://api.test/v1/completions?token=$API_KEY&version=2');
    assert.doesNotMatch(curlCommand(outgoing), /abc|TEST|OTHER/);
  });
});
