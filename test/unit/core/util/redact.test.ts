import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createRedactor, redactValues } from '../../../../src/core/util/redact.ts';
import { processorMs } from '../../../support/processorMs.ts';

/** `├…┤` marks what must go; everything else must stay. */
function checkRedact(marked: string, known: readonly string[] = []): void {
  const redactor = createRedactor();
  for (const value of known) redactor.remember(value);
  const secrets = [...marked.matchAll(/├([\s\S]*?)┤/g)].map((match) => match[1] ?? '');
  const result = redactor.redact(marked.replace(/[├┤]/g, ''));
  for (const secret of secrets) assert.ok(!result.includes(secret), `"${secret}" is still in: ${result}`);
  for (const kept of marked.split(/├[\s\S]*?┤/).flatMap((part) => part.split(/["'\\]+/)))
    assert.ok(result.includes(kept), `"${kept}" is gone from: ${result}`);
}

describe('redact', () => {
  const rows: Readonly<Record<string, string>> = {
    'a bearer token': 'sent Authorization: Bearer ├abc.DEF-123456┤, then failed',
    'a bearer token without a header': 'value: Bearer ├sk-proj-TESTabcdefghijklmnop0123456789┤ refused',
    'an api-key header': 'api-key: ├0123456789abcdef┤',
    'an x-api-key header in JSON': '{"x-api-key": "├letters only here┤", "accept": "a/b"}',
    'a header in lower case with quotes': "headers: { authorization: '├Basic dXNlcjpwYXNz┤' }",
    'a key in a query': 'GET https://api.test/v1/models?key=├AIzaSyTEST12345678┤&x=1 failed',
    'an access token in a query': 'https://api.test/a?x=1&access_token=├plainword┤#top',
    'credentials in a URL': 'connect https://├user:pa55┤@proxy.test:8080/ refused',
    'a key of OpenAI in prose': 'Incorrect key provided: ├sk-abcdefgh12345678┤.',
    'a key of Fireworks in prose': 'key ├fw_3ZabcDEF123456789┤ is not known',
    'a key of Groq in prose': 'key ├gsk_abcdEFGH1234567890┤ is not known',
    'a JSON web token': 'got ├eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcDEF┤ back',
    'a private key': 'before ├-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----┤ after',
    'a setting': '{"ext.apiKey":"├anything at all┤","ext.url":"x"}',
    'an escaped JSON body': String.raw`body "{\"api_key\":\"├abc┤\",\"model\":\"m\"}"`,
    'a variable of the environment': 'run FIREWORKS_API_KEY=├plainword┤ node x.js',
    'a variable in quotes': 'export HF_TOKEN="├plain word┤" && run',
    "curl's password": 'curl -u ├me:plainword┤ https://api.test/v1',
    "curl's bearer": 'curl --oauth2-bearer ├plainword┤ https://api.test/v1',
    'all cookies of a line': 'cookie: ├a=1; session=abcdef┤\nnext line',
    'a key of Databricks': 'key ├dapi0123456789abcdef0123456789abcdef┤ is not known',
    'a key of Zhipu': 'key ├0123456789abcdef0123456789abcdef.abcdEFGH12345678┤ is not known',
    'a text under a longer name': '{"flagged_input":"├PRIVATE CODE┤","user_prompt":"├PRIVATE TOO┤"}',
    'a header of a gateway': 'Helicone-Auth: Bearer ├plainword┤, sent',
    'a header of a vault': 'X-Vault-Token: ├hvs.plainword┤\nnext line',
    'a variable in lower case': 'with openai_api_key=├plainword┤ set',
    'a pair of a list': '[["authorization","├Bearer plainword┤"],["accept","a/b"]]',
    'a token in JSON': '{"token":"├plainword┤","x":1}',
    'a scheme with parts': 'Authorization: ├Digest username="u", response="deadbeef"┤\nnext line',
    'an address inside an address': 'to=https%3A%2F%2Fapi.test%3Fapi_key%3D├plainword┤%26x',
    'an address of storage': 'AccountName=x;AccountKey=├plainword==┤;EndpointSuffix=core.test',
    'a key that a sentence tells': 'Incorrect API key provided: ├0123456789abcdef0123456789abcdef┤. Check it.',
    'a token that a sentence tells': 'the access token received: ├Zq81LocalXyW2abc┤ is expired',
    'a map of Go': 'map[Authorization:[Bearer ├plainword┤] Accept:[*/*]]',
    'a hash of Ruby': '{:api_key=>"├plain word┤", :model=>"m"}',
    'a structure of Rust': 'Config { api_key: Some("├plain word┤"), port: 8080 }',
    'a line of Markdown': '**API key:** `├plainword┤` for m',
    'an element of XML': '<ApiKey>├plain word┤</ApiKey><Model>m</Model>',
    'a token with a longer name in JSON': '{"sessionToken":"├plainword┤","ttl":5}',
    'a token with a longer name': 'aws_session_token=├plainword┤ region=eu',
    'a connection string': 'Server=db.test;Pwd=├plainword┤;Encrypt=yes',
    'a key of Vercel': 'key ├vck_abcDEF1234567890abcDEF┤ is not known',
    'a new key of Google': 'key ├AQ.Ab8abcDEF1234567890abcDEF┤ is not known',
    'a key of Bedrock': 'key ├ABSKQmVkcm9ja0FQSUtleS1UM3NU┤ is not known',
    "pydantic's quotation": "a valid list [type=list_type, input_value=├'PRIVATE CODE'┤, input_type=str]",
    'three quotes': "{'content': ├'''PRIVATE CODE'''┤}",
    'a snippet': '{"prefix":"├PRIVATE CODE┤","documents":["├PRIVATE TOO┤"]}',
    'a YAML line': 'apiKey: ├abc123┤\nmodel: m',
    'a prompt': '{"model":"m","prompt":"├def f(\\"x\\"):┤","max_tokens":5}',
    'a list of prompts': '{"prompt":["├one┤","├two┤"],"n":1}',
    'chat messages': '{"messages":[{"role":"user","content":"├PRIVATE CODE┤"}]}',
    'parts of a message': '{"content":[{"type":"text","text":"├PRIVATE┤"}]}',
    'a stream that broke off': 'data: {"choices":[{"delta":{"content":"├PRIVATE CODE┤',
    'a body that was escaped': String.raw`sent "{\"messages\":[{\"content\":\"├PRIVATE CODE┤\"}]}" once`,
    'a Python dictionary': "{'role': 'user', 'content': '├it is private┤'}",
    'an inspected object': "{ role: 'user', content: '├it is private┤' }",
  };
  for (const [name, marked] of Object.entries(rows)) it(`takes out ${name}`, () => checkRedact(marked));

  it('takes out known values in any spelling', () => {
    checkRedact('request with key ├my-plain-local-key-1┤ failed', ['my-plain-local-key-1']);
    checkRedact('at ├a%2Bb%2Fc%3D%3D┤ and ├a+b/c==┤', ['a+b/c==']);
    checkRedact(String.raw`{"x":"├pass\"word┤"}`, ['pass"word']);
  });

  for (const name of ['ab:', 'a:', ':'])
    it(`takes out a known value in Base64 behind ${name}`, () => {
      const sent = btoa(`${name}my-plain-local-key-1`);
      const result = redactValues(`sent ${sent} once`, ['my-plain-local-key-1']);
      const rest = /^sent (.*)\[redacted\](.*) once$/.exec(result)?.slice(1) ?? [];
      assert.ok(rest.length === 2 && rest.every((part) => part.length <= 8), result);
    });

  const hidden: Readonly<Record<string, readonly [string, string]>> = {
    'a header in HTML': [
      'refused: &quot;authorization&quot;:&quot;Bearer plainword&quot;, host',
      'refused: "authorization":"[redacted]", host',
    ],
    'a setting in HTML': ['no: {&#34;api_key&#34;: &#34;plain word&#34;} here', 'no: {"api_key": "[redacted]"} here'],
    'a setting in HTML, in other numbers': ['no: {&#x22;apiKey&#x22;:&#x22;a b&#x22;}', 'no: {"apiKey":"[redacted]"}'],
    'a header in an address': ['to=Authorization%3A%20Bearer%20plainword%0D', 'to=Authorization: Bearer [redacted]'],
    'a prompt in HTML': ['{&quot;prompt&quot;:&quot;PRIVATE CODE&quot;}', '{"prompt":"[removed]"}'],
    'a known value in HTML': ['key a&amp;b&#43;c&#x2F;d&lt;e&equals; refused', 'key [redacted] refused'],
    'a known value in JSON': [String.raw`{"x":"a\u0026b\u002bc\/d&lt;e="}`, '{"x":"[redacted]"}'],
    'a known value in an address inside an address': [
      'to=%2Fx%3Fk%3Da%2526b%252Bc%252Fd%253Ce%253D no',
      'to=/x?k=[redacted] no',
    ],
  };
  for (const [name, [text, expected]] of Object.entries(hidden))
    it(`takes out ${name}, whose escapes hid it`, () => {
      const redactor = createRedactor();
      redactor.remember('a&b+c/d<e=');
      assert.equal(redactor.redact(text), expected);
    });

  it('takes out once what two rules know', () => {
    assert.equal(createRedactor().redact('at /v1?api_key=plainword&x=1'), 'at /v1?api_key=[redacted]&x=1');
  });

  it('leaves escapes alone where they hide nothing', () => {
    const text = 'Tom &amp; Jerry: &quot;model&quot; at /a%20b, \u0022x\u0022';
    assert.equal(createRedactor().redact(text), text);
  });

  it('takes out a value that holds another one whole', () => {
    checkRedact('├secret-1-long┤ and ├secret-1┤ done', ['secret-1', 'secret-1-long']);
  });

  const harmless = [
    'unauthorized: token expired',
    'You need to provide your API key in an Authorization header using Bearer authentication',
    'invalid x-api-key',
    'the prompt is longer than the context length',
    '{"max_tokens":256,"usage":{"prompt_tokens":7,"total_tokens":24}}',
    'Incorrect API key provided: sk-abc***wxyz.',
    'property "stream_options" is unsupported, did you mean "stream"?',
    'model accounts/fireworks/models/starcoder-16b-w8a16',
    'import sk-learn',
    'code key_model_access_denied from hf_transformers_integration_tests',
    'password: required',
    'API key provided: none',
    'npm_package_dependencies_lodash and jina-embeddings-v2-base-code',
    'max-token: 4096, keyboard: us, author: Jane',
    'POST https://api.fireworks.ai/inference/v1/chat/completions 200 in 312 ms',
  ];
  for (const text of harmless) it(`leaves alone: ${text}`, () => assert.equal(createRedactor().redact(text), text));

  it('is linear on long text', () => {
    const text = `{"a":"${'\\"x'.repeat(100_000)}`;
    const tookMs = processorMs(() => {
      createRedactor().redact(text);
    });
    assert.ok(tookMs < 500, `${tookMs} ms`);
  });

  for (const piece of [
    'a-',
    'x.',
    'sk-',
    'A_',
    '\\"',
    'cookie: ',
    ' -u ',
    "'content'",
    'eyJ',
    '&amp;',
    '%25',
    '&#34;',
    '<a',
    'secret: ',
  ])
    it(`is linear on long text of ${piece}`, () => {
      const text = piece.repeat(100_000 / piece.length);
      // Quadratic would be ten seconds.
      const tookMs = processorMs(() => {
        createRedactor().redact(text);
      });
      assert.ok(tookMs < 2000, `${tookMs} ms`);
    });
});
