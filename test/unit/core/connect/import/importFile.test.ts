import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { importFile, MAX_FILE_LENGTH } from '../../../../../src/core/connect/import/importFile.ts';
import { MAX_IMPORTED } from '../../../../../src/core/connect/import/importedEndpoints.ts';
import { revealSecret } from '../../../../../src/core/endpoint/secret.ts';

const KEY = 'sk-proj-0123456789abcdefABCDEF';

async function imported(name: string, text: string) {
  return importFile({ name, text }, () =>
    Promise.resolve((yaml: string): unknown => parse(yaml, { maxAliasCount: 50 })),
  );
}

/** One line an endpoint: address, key, models, roles; then the number of sentences about what is left out. */
async function checkImport(
  [name, text]: readonly [string, string],
  expected: readonly string[],
  leftOut: readonly RegExp[] = [],
) {
  const result = await imported(name, text);
  const lines = result.endpoints.map(({ proposal, models, roles }) => {
    const { endpoint, key } = proposal;
    const keyText = key ? revealSecret(key) : (endpoint.apiKeyVariable ?? '-');
    const roleText = Object.entries(roles).map(([role, model]) => `${role}=${model}`);
    return [endpoint.baseUrl, keyText, models.join(','), ...roleText.sort()].join(' ');
  });
  assert.deepEqual(lines, expected);
  assert.equal(result.leftOut.length, leftOut.length, JSON.stringify(result.leftOut));
  leftOut.forEach((pattern, at) => assert.match(result.leftOut[at] ?? '', pattern));
}

describe('importFile', () => {
  it("reads Continue's config.yaml: addresses, roles, keys, and what it leaves out", () =>
    checkImport(
      [
        'config.yaml',
        `name: Mine
version: 0.0.1
schema: v1
models:
  - uses: anthropic/claude-3.5-sonnet
  - name: GPT
    provider: openai
    model: gpt-4o
    apiKey: ${KEY}
    roles: [chat, edit, apply]
  - name: Coder
    provider: openai
    model: qwen-coder
    apiBase: http://gpu-box:8000/v1/
    apiKey: \${{ secrets.LAB_KEY }}
    roles: [autocomplete]
    requestOptions:
      headers: { X-Team: blue }
      extraBodyProperties: { top_k: 20 }
      verifySsl: false
  - name: Fast
    provider: fireworks
    model: accounts/fireworks/models/x
  - name: Embedder
    provider: openai
    model: text-embedding-3-small
    roles: [embed]
  - name: Bedrock
    provider: bedrock
    model: claude
    apiBase: https://bedrock.example.com
  - name: Local
    provider: ollama
    model: AUTODETECT
mcpServers:
  - name: s
    command: rm
`,
      ],
      [
        `https://api.openai.com/v1 ${KEY} gpt-4o chat=gpt-4o edit=gpt-4o`,
        'http://gpu-box:8000/v1 LAB_KEY qwen-coder completion=qwen-coder',
        'https://api.fireworks.ai/inference/v1 - accounts/fireworks/models/x chat=accounts/fireworks/models/x edit=accounts/fireworks/models/x',
        'http://127.0.0.1:11434/v1 - ',
      ],
      [/hub/, /Embedder: it serves neither/, /Bedrock: its provider \("bedrock"\)/, /"mcpServers" is not/],
    ));

  it('keeps headers, body fields and a word about certificates', async () => {
    const { endpoints } = await imported(
      'config.yaml',
      'models:\n  - provider: openai\n    model: m\n    apiBase: http://a:1/v1\n    requestOptions: { headers: { X-A: b, Cookie: c }, extraBodyProperties: { top_k: 2 }, verifySsl: false }\n',
    );
    const endpoint = endpoints[0]?.proposal.endpoint;
    assert.deepEqual(endpoint?.headers, { 'X-A': 'b' });
    assert.deepEqual(endpoint.extraBody, { top_k: 2 });
    assert.match(
      endpoints[0]?.proposal.remarks.join(' ') ?? '',
      /certificate checks were off.*"Cookie" carries a secret/,
    );
  });

  it('puts models with one address and one key together', () =>
    checkImport(
      [
        'config.yml',
        `models:
  - { provider: openai, model: a, apiBase: http://h:1/v1, apiKey: ${KEY}, roles: [chat] }
  - { provider: openai, model: b, apiBase: http://h:1/v1/, apiKey: ${KEY}, roles: [autocomplete, chat] }
  - { provider: openai, model: c, apiBase: http://h:1/v1, apiKey: other-0123456789, roles: [chat] }`,
      ],
      [`http://h:1/v1 ${KEY} a,b chat=a completion=b`, 'http://h:1/v1 other-0123456789 c chat=c'],
    ));

  it("reads Continue's older config.json with comments", () =>
    checkImport(
      [
        'config.json',
        `{ // old
        "models": [{ "title": "LM", "provider": "lmstudio", "model": "q" },
                   { "title": "Azure", "provider": "azure", "model": "gpt", "apiBase": "https://r.openai.azure.com", "deployment": "d", "apiVersion": "2024-06-01", "apiKey": "${KEY}" }],
        "tabAutocompleteModel": { "title": "Tab", "provider": "ollama", "model": "starcoder2:3b" },
      }`,
      ],
      [
        'http://127.0.0.1:1234/v1 - q chat=q edit=q',
        `https://r.openai.azure.com/openai/deployments/d ${KEY} gpt chat=gpt edit=gpt`,
        'http://127.0.0.1:11434/v1 - starcoder2:3b completion=starcoder2:3b',
      ],
    ));

  it("reads VS Code's chatLanguageModels.json", () =>
    checkImport(
      [
        'chatLanguageModels.json',
        JSON.stringify([
          {
            name: 'Lab',
            vendor: 'customendpoint',
            apiKey: '${input:lab}',
            apiType: 'chat-completions',
            models: [
              {
                id: 'm1',
                name: 'One',
                url: 'http://gpu-box:8000/v1/chat/completions',
                requestHeaders: { Authorization: 'Bearer ${apiKey}' },
              },
              { id: 'm2', name: 'Two', url: 'http://gpu-box:8000/v1/chat/completions' },
              { id: 'm3', name: 'Three', url: 'http://gpu-box:8000/v1/messages', apiType: 'messages' },
            ],
          },
          {
            name: 'Claude',
            vendor: 'customendpoint',
            models: [{ id: 'c', url: 'https://api.anthropic.com/v1/messages' }],
          },
          { name: 'Az', vendor: 'azure', models: [{ id: 'dep', url: 'https://r.openai.azure.com' }] },
          { vendor: 'openrouter', apiKey: 'sk-or-v1-0123456789abcdef0123' },
          { name: 'Own', vendor: 'copilot' },
        ]),
      ],
      [
        'http://gpu-box:8000/v1 - m1,m2 chat=m1 edit=m1',
        'https://r.openai.azure.com/openai/v1 - dep chat=dep edit=dep',
        'https://openrouter.ai/api/v1 sk-or-v1-0123456789abcdef0123 ',
      ],
      [/Three: it speaks "messages"/, /c: it speaks "messages"/, /Own: its provider/],
    ));

  it('says that VS Code keeps a key for itself', async () => {
    const { endpoints } = await imported(
      'chatLanguageModels.json',
      '[{"vendor":"customendpoint","apiKey":"${input:lab}","models":[{"id":"m","url":"http://a:1/v1"}]}]',
    );
    assert.match(endpoints[0]?.proposal.remarks.join(' ') ?? '', /Another program fills in the key/);
  });

  it('reads a .env file', () =>
    checkImport(
      [
        '.env',
        `# lab\nLAB_BASE_URL=http://10.0.0.7:8000/v1 # here\nLAB_API_KEY='${KEY}'\nLAB_MODEL=m\nDATABASE_URL=postgres://x\nGROQ_API_KEY=gsk_0123456789abcdef0123\nDEBUG=1\n`,
      ],
      [`http://10.0.0.7:8000/v1 ${KEY} m chat=m edit=m`, 'https://api.groq.com/openai/v1 gsk_0123456789abcdef0123 '],
    ));

  it('reads any other JSON with addresses in it', () =>
    checkImport(
      ['settings.json', '{"x.endpoints": {"lab": {"baseUrl": "http://a:1/v1", "model": "m"}}}'],
      ['http://a:1/v1 - m'],
    ));

  const hopeless: readonly (readonly [string, string, RegExp])[] = [
    ['config.yaml', 'models: [', /not valid YAML/],
    ['config.yaml', 'just text', /no configuration of Continue/],
    ['config.yaml', '&a [*a, *a]'.repeat(3), /not valid YAML|no configuration/],
    ['a.json', '{"models"', /not valid JSON/],
    ['a.json', '[]', /No part of this file/],
    ['.env', 'A=1', /No variable/],
    ['config.yaml', 'x'.repeat(MAX_FILE_LENGTH + 1), /too large/],
    [
      'config.yaml',
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\nmodels: [*d,*d,*d,*d,*d,*d]`,
      /not valid YAML/,
    ],
  ];
  for (const [name, text, sentence] of hopeless)
    it(`says what is wrong with ${name} ${JSON.stringify(text.slice(0, 20))}`, () =>
      checkImport([name, text], [], [sentence]));

  it('takes hostile values for what they are', async () => {
    const { endpoints, leftOut } = await imported(
      'config.json',
      '{"models": [null, 1, "x", [], {"provider": "__proto__", "model": "m"}, {"provider": "constructor", "apiBase": "http://a:1"}, {"provider":"openai","apiBase":"javascript:alert(1)","model":"m"}, {"provider":"openai","model":"m","apiBase":"http://a:1/v1","requestOptions":{"headers":{"__proto__":"x","A\\nB":"c"},"extraBodyProperties":{"__proto__":{"polluted":true}}}}]}',
    );
    assert.equal(leftOut.length, 3);
    assert.deepEqual(
      endpoints.map(({ proposal }) => proposal.endpoint.headers),
      [{}],
    );
    assert.equal(Object.hasOwn({}, 'polluted') || 'polluted' in {}, false);
  });

  it('reads no more than a bounded number of models', async () => {
    const models = Array.from({ length: 5000 }, (_, at) => ({
      provider: 'openai',
      model: `m${at}`,
      apiBase: `http://a:${at + 1}/v1`,
    }));
    const { endpoints, leftOut } = await imported('config.json', JSON.stringify({ models }));
    assert.equal(endpoints.length, MAX_IMPORTED);
    assert.match(leftOut.join(' '), /Only the first/);
  });
});
