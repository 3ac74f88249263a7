import assert from 'node:assert/strict';
import { parsePastedEndpoint } from '../../../../src/core/connect/parsePastedEndpoint.ts';
import { nameFor, settingOfEndpoint } from '../../../../src/core/connect/settingOfEndpoint.ts';
import type { Endpoint } from '../../../../src/core/settings/endpoint.ts';
import { parseSettings } from '../../../../src/core/settings/parseSettings.ts';

/** What is written to the settings is read back as the same endpoint, without a problem. */
function checkRoundTrip(endpoint: Endpoint): void {
  const { settings, problems } = parseSettings({ endpoints: { [endpoint.name]: settingOfEndpoint(endpoint) } });
  assert.deepEqual(problems, []);
  assert.deepEqual(settings.endpoints, [endpoint]);
}

const plain = (name: string, baseUrl: string): Endpoint => ({ name, baseUrl, headers: {}, extraBody: {} });

describe('settingOfEndpoint', () => {
  const pasted = [
    'api.openai.com',
    '127.0.0.1:8080',
    'http://[::1]:8080',
    'https://r.openai.azure.com/openai/deployments/d1?api-version=2024-06-01',
    'https://r.services.ai.azure.com/models?api-version=2024-05-01-preview',
    `curl http://gpu:8000/v1/completions -H 'X-Team: blue' -H "Authorization: Bearer $LAB_KEY" -d '{"model":"m","top_k":2,"chat_template_kwargs":{"enable_thinking":false}}'`,
    'https://llm.example.com/v1?tenant=blue',
  ];
  for (const text of pasted)
    it(`is read back: ${text.slice(0, 70)}`, () => {
      const result = parsePastedEndpoint(text);
      assert.ok(result.kind === 'endpoint');
      checkRoundTrip(result.proposal.endpoint);
    });
  it('keeps a command', () => {
    checkRoundTrip({ ...plain('a', 'http://a:1/v1'), apiKeyCommand: ['op', 'read', 'x y'] });
  });
});

describe('nameFor', () => {
  const known = [plain('Fireworks', 'https://api.fireworks.ai/inference/v1'), plain('Lab', 'http://a:1/v1')];
  const rows: readonly (readonly [string, Endpoint, string])[] = [
    ['uses a free name', plain('New', 'http://b:1/v1'), 'New'],
    ['uses the name of an equal endpoint', plain('x', 'https://api.fireworks.ai/inference/v1'), 'Fireworks'],
    ['replaces the entry at the same address', { ...plain('x', 'http://a:1/v1'), headers: { a: 'b' } }, 'Lab'],
    ['numbers a taken name, compared without case', plain('lab', 'http://b:1/v1'), 'lab 2'],
  ];
  for (const [name, endpoint, expected] of rows)
    it(name, () => {
      assert.equal(nameFor(endpoint, known), expected);
    });
});
