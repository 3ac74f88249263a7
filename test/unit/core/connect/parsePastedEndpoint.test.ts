import assert from 'node:assert/strict';
import { parsePastedEndpoint } from '../../../../src/core/connect/parsePastedEndpoint.ts';
import { revealSecret } from '../../../../src/core/endpoint/secret.ts';
import { processorMs } from '../../../support/processorMs.ts';

interface Expected {
  readonly baseUrl: string;
  readonly name?: string;
  readonly key?: string;
  readonly keyVariable?: string;
  readonly model?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly extraBody?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly dialect?: string;
}

/** Compares everything that the endpoint carries: a row that names no key, header or field says that there is none. */
function checkPasted(text: string, expected: Expected): void {
  const result = parsePastedEndpoint(text);
  assert.equal(result.kind, 'endpoint', JSON.stringify(result));
  if (result.kind !== 'endpoint') return;
  const { endpoint, key, model } = result.proposal;
  assert.deepEqual(
    {
      baseUrl: endpoint.baseUrl,
      key: key && revealSecret(key),
      keyVariable: endpoint.apiKeyVariable,
      model,
      headers: endpoint.headers,
      extraBody: endpoint.extraBody,
      query: endpoint.query,
      dialect: endpoint.dialect,
    },
    {
      baseUrl: expected.baseUrl,
      key: expected.key,
      keyVariable: expected.keyVariable,
      model: expected.model,
      headers: expected.headers ?? {},
      extraBody: expected.extraBody ?? {},
      query: expected.query,
      dialect: expected.dialect,
    },
  );
  if (expected.name !== undefined) assert.equal(endpoint.name, expected.name);
}

function checkRefused(text: string, reason: RegExp): void {
  const result = parsePastedEndpoint(text);
  assert.equal(result.kind, 'refused', JSON.stringify(result));
  if (result.kind === 'refused') assert.match(result.reason, reason);
}

const KEY = 'fw_0123456789abcdefABCDEF';

const ADDRESSES: readonly (readonly [string, string])[] = [
  ['https://api.fireworks.ai/inference/v1', 'https://api.fireworks.ai/inference/v1'],
  ['  https://api.fireworks.ai/inference/v1/  ', 'https://api.fireworks.ai/inference/v1'],
  ['https://api.fireworks.ai', 'https://api.fireworks.ai/inference/v1'],
  ['https://api.fireworks.ai/inference/v1/chat/completions', 'https://api.fireworks.ai/inference/v1'],
  ['https://api.fireworks.ai/inference/v1/completions', 'https://api.fireworks.ai/inference/v1'],
  ['https://api.fireworks.ai/inference/v1/models', 'https://api.fireworks.ai/inference/v1'],
  ['https://app.fireworks.ai/models/fireworks/starcoder-16b', 'https://api.fireworks.ai/inference/v1'],
  ['api.openai.com', 'https://api.openai.com/v1'],
  ['http://api.openai.com/v1', 'https://api.openai.com/v1'],
  ['https://api.openai.com/v1/models/gpt-4o', 'https://api.openai.com/v1'],
  ['https://api.openai.com/v1/responses', 'https://api.openai.com/v1'],
  ['HTTPS://API.OPENAI.COM/v1', 'https://api.openai.com/v1'],
  ['https://platform.openai.com/api-keys', 'https://api.openai.com/v1'],
  ['api.groq.com', 'https://api.groq.com/openai/v1'],
  ['https://openrouter.ai', 'https://openrouter.ai/api/v1'],
  ['https://openrouter.ai/api/v1/chat/completions', 'https://openrouter.ai/api/v1'],
  ['https://generativelanguage.googleapis.com', 'https://generativelanguage.googleapis.com/v1beta/openai'],
  [
    'https://generativelanguage.googleapis.com/v1beta/openai/chat/completions',
    'https://generativelanguage.googleapis.com/v1beta/openai',
  ],
  ['https://api.anthropic.com/v1/messages', 'https://api.anthropic.com/v1'],
  ['https://codestral.mistral.ai/v1/fim/completions', 'https://codestral.mistral.ai/v1'],
  ['https://api.deepseek.com/beta/completions', 'https://api.deepseek.com/v1'],
  ['https://api.perplexity.ai', 'https://api.perplexity.ai'],
  ['https://api.perplexity.ai/chat/completions', 'https://api.perplexity.ai'],
  ['https://models.github.ai/inference/chat/completions', 'https://models.github.ai/inference'],
  ['https://open.bigmodel.cn/api/paas/v4/chat/completions', 'https://open.bigmodel.cn/api/paas/v4'],
  ['https://dashscope-intl.aliyuncs.com/compatible-mode/v1/', 'https://dashscope-intl.aliyuncs.com/compatible-mode/v1'],
  ['https://router.huggingface.co/v1/chat/completions', 'https://router.huggingface.co/v1'],
  [
    'https://gateway.ai.cloudflare.com/v1/account/gateway/openai',
    'https://gateway.ai.cloudflare.com/v1/account/gateway/openai',
  ],
  ['https://adb-1.2.azuredatabricks.net/serving-endpoints', 'https://adb-1.2.azuredatabricks.net/serving-endpoints'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/v1'],
  ['127.0.0.1:8080', 'http://127.0.0.1:8080/v1'],
  ['localhost:8080/', 'http://localhost:8080/v1'],
  ['localhost', 'http://localhost/v1'],
  ['//localhost:8080/v1', 'http://localhost:8080/v1'],
  ['0.0.0.0:8000', 'http://127.0.0.1:8000/v1'],
  ['[::1]:8080', 'http://[::1]:8080/v1'],
  ['http://[::1]:8080/v1/', 'http://[::1]:8080/v1'],
  ['192.168.1.20:8000/v1', 'http://192.168.1.20:8000/v1'],
  ['10.0.0.7:30000', 'http://10.0.0.7:30000/v1'],
  ['172.20.1.1:8080', 'http://172.20.1.1:8080/v1'],
  ['172.32.1.1:8080', 'https://172.32.1.1:8080/v1'],
  ['100.101.102.103:8080', 'http://100.101.102.103:8080/v1'],
  ['gpu-box:8000', 'http://gpu-box:8000/v1'],
  ['gpu-box.local:8000', 'http://gpu-box.local:8000/v1'],
  ['host.docker.internal:11434', 'http://host.docker.internal:11434/v1'],
  ['llm.example.com', 'https://llm.example.com/v1'],
  ['llm.example.com:8443/openai', 'https://llm.example.com:8443/openai/v1'],
  ['https://llm.example.com/some/prefix/v1/chat/completions/', 'https://llm.example.com/some/prefix/v1'],
  ['https://llm.example.com/some/prefix/chat/completions', 'https://llm.example.com/some/prefix'],
  ['http://localhost:8080/chat/completions', 'http://localhost:8080'],
  ['http://localhost:8080/infill', 'http://localhost:8080'],
  ['http://localhost:8080/completion', 'http://localhost:8080/v1'],
  ['http://localhost:8080/v1/health', 'http://localhost:8080/v1'],
  ['http://localhost:8080/props', 'http://localhost:8080/v1'],
  ['http://localhost:11434', 'http://localhost:11434/v1'],
  ['http://localhost:11434/api', 'http://localhost:11434/v1'],
  ['http://localhost:11434/api/generate', 'http://localhost:11434/v1'],
  ['http://localhost:1234/api/v0/models', 'http://localhost:1234/v1'],
  ['http://localhost:8000/docs', 'http://localhost:8000/v1'],
  ['http://localhost:3000/api', 'http://localhost:3000/api'],
  ['http://localhost:3000/api/chat/completions', 'http://localhost:3000/api'],
  ['https://chat.example.com/api/', 'https://chat.example.com/api'],
  ['"https://llm.example.com/v1"', 'https://llm.example.com/v1'],
  ['<https://llm.example.com/v1>', 'https://llm.example.com/v1'],
  ['`https://llm.example.com/v1`', 'https://llm.example.com/v1'],
  ['[our server](https://llm.example.com/v1)', 'https://llm.example.com/v1'],
  ['https://llm.example.com/v1.', 'https://llm.example.com/v1'],
  ['https://llm.example.com//v1//', 'https://llm.example.com/v1'],
  ['https://llm.example.com/v1#models', 'https://llm.example.com/v1'],
  ['https://llm.example.com/v1?utm_source=mail', 'https://llm.example.com/v1'],
  ['\u200bhttps://llm.example.com/v1\u00a0', 'https://llm.example.com/v1'],
  ['https://user:word@llm.example.com/v1', 'https://llm.example.com/v1'],
  ['Our server is at https://llm.example.com/v1 (ask Ann for a key).', 'https://llm.example.com/v1'],
];

const REFUSALS: readonly (readonly [string, RegExp])[] = [
  ['', /Nothing was pasted/],
  ['   \n ', /Nothing was pasted/],
  ['hello', /not an address/],
  ['hello world, how are you', /No address was found/],
  ['ftp://example.com', /http:\/\/ or https:\/\/, not ftp:/],
  ['javascript:alert(1)', /not javascript:/],
  ['file:///etc/passwd', /not file:/],
  ['wss://example.com/v1', /not wss:/],
  ['https://', /not an address/],
  ['https://….openai.azure.com/openai/v1', /only you know/],
  ['sk-0123456789abcdef0123456789abcdef', /does not tell whose/],
  ['curl -H "Authorization: Bearer x', /never closed/],
  ['curl -s -X POST', /names no address/],
  ['{"model": "x"}', /names no address/],
  ['{not json', /names no address/],
  ['x'.repeat(300_000), /too long/],
];

describe('parsePastedEndpoint', () => {
  for (const [text, baseUrl] of ADDRESSES)
    it(`reads the address ${JSON.stringify(text)}`, () => {
      const result = parsePastedEndpoint(text);
      assert.equal(result.kind === 'endpoint' ? result.proposal.endpoint.baseUrl : result.reason, baseUrl);
      if (result.kind === 'endpoint') assert.equal(result.proposal.key, undefined);
    });

  for (const [text, reason] of REFUSALS)
    it(`says why not: ${JSON.stringify(text.slice(0, 40))}`, () => {
      checkRefused(text, reason);
    });

  const rows: readonly (readonly [string, string, Expected])[] = [
    [
      'keeps the version of a dated Azure address, with the deployment as the model',
      'https://res.openai.azure.com/openai/deployments/my-gpt/chat/completions?api-version=2024-06-01',
      {
        name: 'Azure res',
        baseUrl: 'https://res.openai.azure.com/openai/deployments/my-gpt',
        model: 'my-gpt',
        query: { 'api-version': '2024-06-01' },
        dialect: 'azure',
      },
    ],
    [
      'takes the newer form for an Azure deployment without a version',
      'https://res.openai.azure.com/openai/deployments/my-gpt',
      { baseUrl: 'https://res.openai.azure.com/openai/v1', model: 'my-gpt', dialect: 'azure' },
    ],
    [
      'completes the bare host of an Azure resource',
      'res.openai.azure.com',
      { baseUrl: 'https://res.openai.azure.com/openai/v1', dialect: 'azure' },
    ],
    [
      'reads the newer Azure address with its preview version',
      'https://res.cognitiveservices.azure.com/openai/v1/chat/completions?api-version=preview',
      {
        baseUrl: 'https://res.cognitiveservices.azure.com/openai/v1',
        query: { 'api-version': 'preview' },
        dialect: 'azure',
      },
    ],
    [
      'does not take the /models of Azure AI inference for a route',
      'https://res.services.ai.azure.com/models/chat/completions?api-version=2024-05-01-preview',
      {
        baseUrl: 'https://res.services.ai.azure.com/models',
        query: { 'api-version': '2024-05-01-preview' },
        dialect: 'azure',
      },
    ],
    [
      'reads an Azure deployment behind a gateway of its own',
      'https://apim.example.com/llm/openai/deployments/d1/chat/completions?api-version=2024-10-21&subscription-key=0123456789abcdef',
      {
        baseUrl: 'https://apim.example.com/llm/openai/deployments/d1',
        key: '0123456789abcdef',
        model: 'd1',
        query: { 'api-version': '2024-10-21' },
        dialect: 'azure',
      },
    ],
    [
      'takes a key out of an address',
      'https://llm.example.com/v1?key=0123456789abcdef&tenant=blue',
      { baseUrl: 'https://llm.example.com/v1', key: '0123456789abcdef', query: { tenant: 'blue' } },
    ],
    [
      'reads the model out of a served Databricks address',
      'https://x.cloud.databricks.com/serving-endpoints/my-model/invocations',
      { baseUrl: 'https://x.cloud.databricks.com/serving-endpoints', model: 'my-model' },
    ],
    [
      'knows the provider by the beginning of a bare key',
      'Bearer gsk_0123456789abcdef0123456789',
      { name: 'Groq', baseUrl: 'https://api.groq.com/openai/v1', key: 'gsk_0123456789abcdef0123456789' },
    ],
    [
      'reads a curl command of sh',
      `curl https://api.fireworks.ai/inference/v1/completions \\
  -H "Authorization: Bearer ${KEY}" \\
  -H 'Content-Type: application/json' -H 'X-Team: blue' \\
  -d '{
    "model": "accounts/fireworks/models/starcoder-16b-w8a16", "prompt": "def f(", "max_tokens": 5, "reasoning_effort": "low"
  }'`,
      {
        name: 'Fireworks',
        baseUrl: 'https://api.fireworks.ai/inference/v1',
        key: KEY,
        model: 'accounts/fireworks/models/starcoder-16b-w8a16',
        headers: { 'X-Team': 'blue' },
        extraBody: { reasoning_effort: 'low' },
      },
    ],
    [
      'reads a curl command whose key is a variable',
      `$ curl -sS https://api.openai.com/v1/chat/completions -H "Authorization: Bearer $OPENAI_API_KEY" -H "OpenAI-Organization: org-1" --json '{"model":"gpt-4o"}' | jq .`,
      {
        baseUrl: 'https://api.openai.com/v1',
        keyVariable: 'OPENAI_API_KEY',
        model: 'gpt-4o',
        headers: { 'OpenAI-Organization': 'org-1' },
      },
    ],
    [
      'reads --url, joined short options and --option=value',
      `curl -sSLXPOST --header='api-key: 0123456789abcdef' --max-time 30 -o out.json --url "http://gpu-box:8000/v1/chat/completions" -d'{"model":"q","top_k":20}'`,
      { baseUrl: 'http://gpu-box:8000/v1', key: '0123456789abcdef', model: 'q', extraBody: { top_k: 20 } },
    ],
    [
      'reads a curl command of cmd',
      'C:\\Users\\ann>curl http://localhost:8080/v1/chat/completions ^\r\n  -H "Content-Type: application/json" ^\r\n  -d "{\\"model\\": \\"m1\\", \\"messages\\": []}"',
      { baseUrl: 'http://localhost:8080/v1', model: 'm1' },
    ],
    [
      'reads a request copied from a browser for cmd',
      'curl ^"https://llm.example.com/v1/chat/completions^" ^\n  -H ^"authorization: Bearer ' +
        KEY +
        '^" ^\n  --data-raw ^"^{^\\^"model^\\^":^\\^"m1^\\^",^\\^"top_k^\\^":5^}^"',
      { baseUrl: 'https://llm.example.com/v1', key: KEY, model: 'm1', extraBody: { top_k: 5 } },
    ],
    [
      'reads a request copied from a browser for bash',
      `curl 'https://llm.example.com/api/chat/completions' -H 'accept: */*' -H 'sec-fetch-mode: cors' -H 'cookie: token=abc' --data-raw $'{"model":"it\\'s","stream":true}' --compressed`,
      { baseUrl: 'https://llm.example.com/api', model: "it's" },
    ],
    [
      'reads a curl command of PowerShell',
      'PS C:\\> curl.exe "https://api.x.ai/v1/chat/completions" `\n  -H "Authorization: Bearer $env:XAI_API_KEY" `\n  -d \'{ "model": "grok-4" }\'',
      { name: 'xAI', baseUrl: 'https://api.x.ai/v1', keyVariable: 'XAI_API_KEY', model: 'grok-4' },
    ],
    [
      'leaves a stand-in for a key out',
      'curl https://api.fireworks.ai/inference/v1/models -H "Authorization: Bearer <API_KEY>"',
      { baseUrl: 'https://api.fireworks.ai/inference/v1' },
    ],
    [
      'keeps every secret but one out of the settings',
      `curl https://llm.example.com/v1/completions -H "Authorization: Bearer ${KEY}" -H "Ocp-Apim-Subscription-Key: 0123456789abcdef" -d '{"model":"m","provider":{"api_key":"sk-0123456789abcdef01"}}'`,
      { baseUrl: 'https://llm.example.com/v1', key: KEY, model: 'm' },
    ],
    [
      'reads JSON with the names of other clients, comments and a trailing comma',
      `{ // mine
        "name": "Work", "apiBase": "https://llm.example.com/v1/", "apiKey": "${KEY}",
        "model": "m", "requestHeaders": { "X-Team": "blue" }, }`,
      { name: 'Work', baseUrl: 'https://llm.example.com/v1', key: KEY, model: 'm', headers: { 'X-Team': 'blue' } },
    ],
    [
      'finds the first endpoint deep inside JSON, with its name',
      '{"interline.endpoints": {"lab": {"baseUrl": "http://10.0.0.7:8000"}, "other": {"baseUrl": "http://b:1"}}}',
      { name: 'lab', baseUrl: 'http://10.0.0.7:8000/v1' },
    ],
    [
      'reads environment lines of every shell',
      `# our server\nexport OPENAI_BASE_URL="https://llm.example.com/v1"\nset OPENAI_API_KEY=${KEY}\n$env:OPENAI_MODEL = 'm'`,
      { baseUrl: 'https://llm.example.com/v1', key: KEY, model: 'm' },
    ],
    [
      'puts the three variables of Azure together',
      'AZURE_OPENAI_ENDPOINT=https://res.openai.azure.com/\nAZURE_OPENAI_API_KEY=0123456789abcdef\nAZURE_OPENAI_API_VERSION=2024-06-01\nAZURE_OPENAI_DEPLOYMENT_NAME=d1',
      {
        baseUrl: 'https://res.openai.azure.com/openai/deployments/d1',
        key: '0123456789abcdef',
        model: 'd1',
        query: { 'api-version': '2024-06-01' },
        dialect: 'azure',
      },
    ],
    [
      'knows the provider by the name of a variable',
      `FIREWORKS_API_KEY=${KEY}`,
      { name: 'Fireworks', baseUrl: 'https://api.fireworks.ai/inference/v1', key: KEY },
    ],
    [
      'reads a call of the Python library',
      'from openai import OpenAI\nclient = OpenAI(\n    base_url="https://api.x.ai/v1",\n    api_key=os.environ["XAI_API_KEY"],\n)\nclient.chat.completions.create(model="grok-4", messages=[])',
      { baseUrl: 'https://api.x.ai/v1', keyVariable: 'XAI_API_KEY', model: 'grok-4' },
    ],
    [
      'reads a call of the JavaScript library',
      "const client = new OpenAI({ baseURL: 'http://localhost:1234/v1', apiKey: 'lm-studio' });",
      { name: 'LM Studio', baseUrl: 'http://localhost:1234/v1' },
    ],
    [
      'reads a request of PowerShell',
      `Invoke-RestMethod -Method Post -Uri "https://llm.example.com/v1/chat/completions" -Headers @{ "Authorization" = "Bearer ${KEY}" }`,
      { baseUrl: 'https://llm.example.com/v1', key: KEY },
    ],
    [
      'reads a fenced block of markdown',
      '```sh\ncurl http://localhost:8080/v1/models\n```',
      { baseUrl: 'http://localhost:8080/v1' },
    ],
  ];
  for (const [name, text, expected] of rows)
    it(name, () => {
      checkPasted(text, expected);
    });

  it('shows a pasted key nowhere but in the Secret', () => {
    for (const text of [
      `https://llm.example.com/v1?api_key=${KEY}`,
      `curl https://llm.example.com/v1 -H "Authorization: Bearer ${KEY}" -H "x-${KEY}: ${KEY}" -d '{"metadata2": ["${KEY}"]}'`,
      `{"baseUrl": "https://llm.example.com/v1", "headers": {"X-Other": "${KEY}"}, "extraBody": {"a": {"b": "${KEY}"}}}`,
      `https://${KEY}@llm.example.com/v1`,
    ])
      assert.doesNotMatch(JSON.stringify(parsePastedEndpoint(text)), new RegExp(KEY), text);
  });

  it('reads any cut of a long command without throwing, in time that grows with its length', () => {
    const command = `curl 'https://llm.example.com/v1/completions' \\\n -H "Authorization: Bearer ${KEY}" -d $'{"model":"m\\u0041"}'`;
    for (let end = 0; end <= command.length; end += 1) parsePastedEndpoint(command.slice(0, end));
    for (const nasty of [
      '"'.repeat(50_000),
      '\\'.repeat(50_001),
      '{"a":'.repeat(20_000),
      'a='.repeat(50_000),
      ' '.repeat(99_999) + 'x',
      '[('.repeat(50_000),
      '<'.repeat(99_999),
      `curl ${"-d '".repeat(20_000)}`,
    ]) {
      const tookMs = processorMs(() => {
        parsePastedEndpoint(nasty);
      });
      assert.ok(tookMs < 1000, `${tookMs} ms for ${nasty.slice(0, 10)}`);
    }
  });
});
