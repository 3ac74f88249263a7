import assert from 'node:assert/strict';
import type { Settings } from '../../../../src/core/settings/settings.ts';
import { DEFAULT_SETTINGS } from '../../../../src/core/settings/settings.ts';
import type { RawSettings } from '../../../../src/core/settings/settingReader.ts';
import { DEFAULT_CONTEXT } from '../../../../src/core/settings/contextSources.ts';
import { NUMBER_RANGES, parseSettings } from '../../../../src/core/settings/parseSettings.ts';
import { SETTING_DEFAULTS } from '../../../../src/host/contributions.ts';

const KEY = 'sk-proj-TESTabcdefghijklmnop0123456789';

/** The settings come out as expected, and nothing is found wrong. */
function checkSettings(name: string, raw: RawSettings, expected: (defaults: Settings) => Settings): void {
  it(name, () => {
    assert.deepEqual(parseSettings(raw), { settings: expected(DEFAULT_SETTINGS), problems: [] });
  });
}

/** One problem, which names the setting and says `words`; everything else keeps its default. */
function checkProblem(name: string, raw: RawSettings, expected: { setting: string; words: RegExp }): void {
  it(name, () => {
    const { settings, problems } = parseSettings(raw);
    assert.equal(problems.length, 1, JSON.stringify(problems));
    assert.equal(problems[0]?.setting, expected.setting);
    assert.ok(problems[0].message.includes(expected.setting), 'the message names the setting');
    assert.match(problems[0].message, expected.words);
    assert.deepEqual(settings, DEFAULT_SETTINGS);
  });
}

/** One key is found, at `path`, and neither a problem nor the settings repeat it. */
function checkKey(name: string, raw: RawSettings, path: readonly string[]): void {
  it(name, () => {
    const parsed = parseSettings(raw);
    const found = parsed.problems.filter((problem) => problem.kind === 'keyInSettings');
    assert.deepEqual(
      found.map((problem) => problem.path),
      [path],
    );
    assert.ok(!JSON.stringify(parsed).includes('TESTabc'), 'the key is not repeated');
  });
}

const local = { baseUrl: 'http://127.0.0.1:8080/v1' };
const withEndpoint = (fields: Readonly<Record<string, unknown>>) => ({ endpoints: { local: { ...local, ...fields } } });

describe('parseSettings', () => {
  checkSettings('nothing set gives the defaults', {}, (defaults) => defaults);
  checkSettings('the contributed defaults are the core defaults', SETTING_DEFAULTS, (defaults) => defaults);
  checkSettings('null counts as unset', { enabled: null, 'chat.maxTokens': null }, (defaults) => defaults);
  checkSettings(
    'files to leave out are a list of patterns',
    { 'completion.exclude': ['*.sql'], 'completion.inComments': false, 'completion.tabGuardMs': 0 },
    (defaults) => ({
      ...defaults,
      completion: { ...defaults.completion, exclude: ['*.sql'], inComments: false, tabGuardMs: 0 },
    }),
  );
  checkProblem(
    'patterns that are no list',
    { 'completion.exclude': '*.sql' },
    { setting: 'interline.completion.exclude', words: /must be a list/ },
  );
  checkSettings(
    'a role can have a second endpoint',
    { 'chat.fallbackEndpoint': ' spare ', 'completion.fallbackModel': 'small' },
    (defaults) => ({
      ...defaults,
      fallbacks: {
        ...defaults.fallbacks,
        chat: { endpointName: 'spare', model: '' },
        completion: { endpointName: '', model: 'small' },
      },
    }),
  );
  checkSettings(
    'models have prices',
    {
      prices: {
        currency: 'eur',
        models: [{ model: ' gpt-5* ', endpoint: 'Cloud', input: 1, cachedInput: 0.1, output: 8 }],
      },
    },
    (defaults) => ({
      ...defaults,
      prices: {
        currency: 'EUR',
        prices: [{ model: 'gpt-5*', endpointName: 'Cloud', input: 1, cachedInput: 0.1, output: 8 }],
      },
    }),
  );
  checkProblem(
    'prices that are no numbers',
    { prices: { models: [{ model: 'm', input: '1', output: 2 }] } },
    {
      setting: 'interline.prices',
      words: /"input" and "output"/,
    },
  );
  checkProblem('a currency in words', { prices: { currency: 'Euro' } }, { setting: 'interline.prices', words: /EUR/ });
  checkProblem('prices that are no table', { prices: [] }, { setting: 'interline.prices', words: /must be an object/ });
  checkSettings(
    'system prompts have names',
    { 'chat.systemPrompts': { ' Reviewer ': ' You review. ', Draft: ' ' } },
    (defaults) => ({
      ...defaults,
      chat: { ...defaults.chat, systemPrompts: [{ name: 'Reviewer', text: 'You review.' }] },
    }),
  );
  checkProblem(
    'a system prompt that is no text',
    { 'chat.systemPrompts': { Reviewer: 1 } },
    {
      setting: 'interline.chat.systemPrompts',
      words: /"Reviewer"/,
    },
  );
  checkSettings('suggestions can be switched off', { enabled: false }, (defaults) => ({ ...defaults, enabled: false }));
  checkSettings('a role is trimmed', { 'chat.endpoint': ' local ', 'chat.model': 'a/b ' }, (defaults) => ({
    ...defaults,
    roles: { ...defaults.roles, chat: { endpointName: 'local', model: 'a/b' } },
  }));
  checkSettings('seconds become milliseconds', { 'timeouts.idleSeconds': 1.5 }, (defaults) => ({
    ...defaults,
    timeouts: { ...defaults.timeouts, idleMs: 1500 },
  }));
  checkSettings(
    'a language list without * keeps the others on',
    { 'completion.languages': { markdown: false } },
    (d) => ({
      ...d,
      completion: { ...d.completion, languages: { '*': true, markdown: false } },
    }),
  );
  checkSettings('an empty template means auto', { 'completion.template': '' }, (defaults) => defaults);
  checkSettings(
    'an endpoint keeps its harmless extras',
    {
      endpoints: {
        ' box ': {
          baseUrl: 'http://box.test/v1/chat/completions',
          dialect: 'vllm',
          headers: { 'X-Title': 'Interline' },
          extraBody: { top_k: 5, nested: { a: [1] } },
          apiKeyVariable: 'BOX_KEY',
          apiKeyCommand: 'pass show box',
          query: { 'api-version': '2024-06-01' },
          organization: ' org-1 ',
          project: 'p1',
        },
      },
    },
    (defaults) => ({
      ...defaults,
      endpoints: [
        {
          name: 'box',
          baseUrl: 'http://box.test/v1',
          dialect: 'vllm',
          headers: { 'X-Title': 'Interline', 'OpenAI-Organization': 'org-1', 'OpenAI-Project': 'p1' },
          extraBody: { top_k: 5, nested: { a: [1] } },
          query: { 'api-version': '2024-06-01' },
          apiKeyVariable: 'BOX_KEY',
          apiKeyCommand: ['pass', 'show', 'box'],
        },
      ],
    }),
  );
  it('keeps the endpoints in the order written', () => {
    const { settings } = parseSettings({ endpoints: { zeta: local, alpha: local } });
    assert.deepEqual(
      settings.endpoints.map((endpoint) => endpoint.name),
      ['zeta', 'alpha'],
    );
  });
  it('passes over a wrong language entry and keeps the rest', () => {
    const { settings, problems } = parseSettings({ 'completion.languages': { '*': false, go: 'yes', rust: true } });
    assert.deepEqual(settings.completion.languages, { '*': false, rust: true });
    assert.match(problems[0]?.message ?? '', /"go"/);
  });
  it('passes over a wrong source of context and keeps the rest', () => {
    const { settings, problems } = parseSettings({ 'completion.context': { openTab: false, tabs: true, pinned: 1 } });
    assert.deepEqual(settings.completion.context, { ...DEFAULT_CONTEXT, openTab: false });
    assert.equal(settings.completion.context.clipboard, false);
    assert.match(problems.map(({ message }) => message).join(), /"tabs".*"pinned"/);
  });
});

describe('parseSettings: wrong values keep the default and say how to fix it', () => {
  const wrong: readonly (readonly [string, unknown, RegExp])[] = [
    ['enabled', 'yes', /true or false/],
    ['completion.model', 7, /text in quotes/],
    ['completion.languages', ['python'], /such as \{"\*": true/],
    ['completion.context', true, /such as \{"openTab": false\}/],
    ['completion.pinnedFiles', 'a.ts', /must be a list of texts/],
    ['completion.contextLengthExceeded', 'cut', /"truncate" or "error"/],
    ['completion.requests', 'free', /must be "local", "shared" or "metered"/],
    ['completion.maxTokens', Number.NaN, /number from 1 to 8192/],
    ['chat.temperature', 2.5, /number from 0 to 2\b/],
    ['endpoints', 'http://127.0.0.1', /object of endpoints by name/],
    ['endpoints', [], /object of endpoints by name/],
    ['endpoints', { local: 'http://127.0.0.1' }, /"local".*object with a "baseUrl"/],
    ['endpoints', { local: {} }, /"local".*"baseUrl" is empty/],
    ['endpoints', { local: { baseUrl: 'localhost:8080' } }, /http:\/\/" or "https:\/\//],
    ['endpoints', { '  ': local }, /needs a name/],
  ];
  for (const [setting, value, words] of wrong)
    checkProblem(
      `${setting}: ${JSON.stringify(value)}`,
      { [setting]: value },
      { setting: `interline.${setting}`, words },
    );
  for (const [name, range] of Object.entries(NUMBER_RANGES)) {
    checkProblem(
      `${name} below its minimum`,
      { [name]: range.minimum - 0.5 },
      { setting: `interline.${name}`, words: /from/ },
    );
    checkProblem(
      `${name} above its maximum`,
      { [name]: range.maximum + 1 },
      { setting: `interline.${name}`, words: /from/ },
    );
  }
  it('says what to do about credentials in an address without repeating them', () => {
    const { problems } = parseSettings({ endpoints: { local: { baseUrl: 'https://me:hunter2@host.test/v1' } } });
    assert.match(problems[0]?.message ?? '', /Set API Key/);
    assert.ok(!JSON.stringify(problems).includes('hunter2'));
  });
});

describe('parseSettings: a wrong part of an endpoint is left out, the rest stays', () => {
  const parts: readonly (readonly [string, Readonly<Record<string, unknown>>, RegExp])[] = [
    ['an unknown dialect', { dialect: 'cohere' }, /dialect/],
    ['headers that are a list', { headers: [] }, /"headers"/],
    ['a header that is no text', { headers: { 'x-a': 1 } }, /"x-a"/],
    ['a header name with a space', { headers: { 'x a': 'b' } }, /"x a"/],
    ['a header with a line break', { headers: { 'x-a': 'b\r\nx-evil: 1' } }, /"x-a"/],
    ['a header that is not Latin', { headers: { 'x-a': '値' } }, /"x-a"/],
    ['a body that is a text', { extraBody: '{}' }, /"extraBody"/],
    ['a variable that is no name', { apiKeyVariable: 'MY KEY' }, /apiKeyVariable/],
    ['a query that is a text', { query: 'a=b' }, /"query"/],
    ['a parameter that is no text', { query: { a: 1 } }, /"a".*"query"/],
    ['an organisation that is no text', { organization: 1 }, /"organization"/],
    ['a project with a line break', { project: 'a\r\nx-evil: 1' }, /"project"/],
    ['a command that wants a shell', { apiKeyCommand: 'op read x | head' }, /apiKeyCommand.*no shell/],
    ['a command that is a number', { apiKeyCommand: 1 }, /apiKeyCommand/],
    ['a field nobody knows', { baseURL: 'x' }, /"baseURL".*remove/],
  ];
  for (const [name, fields, words] of parts)
    it(name, () => {
      const { settings, problems } = parseSettings(withEndpoint(fields));
      assert.equal(problems.length, 1);
      assert.match(problems[0]?.message ?? '', words);
      assert.deepEqual(settings.endpoints, [{ name: 'local', ...local, headers: {}, extraBody: {} }]);
    });
});

describe('parseSettings: keys in settings', () => {
  checkKey('an Authorization header', withEndpoint({ headers: { Authorization: `Bearer ${KEY}` } }), [
    'local',
    'headers',
    'Authorization',
  ]);
  checkKey('an api-key header of any value', withEndpoint({ headers: { 'api-key': '0123TESTabc' } }), [
    'local',
    'headers',
    'api-key',
  ]);
  checkKey('a header that only looks like one', withEndpoint({ headers: { 'X-Gateway': KEY } }), [
    'local',
    'headers',
    'X-Gateway',
  ]);
  checkKey('a body field', withEndpoint({ extraBody: { api_key: KEY } }), ['local', 'extraBody', 'api_key']);
  checkKey('a body field deep down', withEndpoint({ extraBody: { a: { b: [{ token: 'TESTabc' }] } } }), [
    'local',
    'extraBody',
    'a',
    'b',
    '0',
    'token',
  ]);
  checkKey('an apiKey field', withEndpoint({ apiKey: 'TESTabc' }), ['local', 'apiKey']);
  checkKey('a key where the variable name belongs', withEndpoint({ apiKeyVariable: KEY }), ['local', 'apiKeyVariable']);
  checkKey('a key in the query', withEndpoint({ query: { key: 'TESTabc' } }), ['local', 'query', 'key']);
  checkKey('a key where the command belongs', withEndpoint({ apiKeyCommand: ['echo', KEY] }), [
    'local',
    'apiKeyCommand',
  ]);
  checkKey('a key where the organisation belongs', withEndpoint({ organization: KEY }), ['local', 'organization']);
  checkKey('a setting of our own that never was', { apiKey: KEY }, []);
  checkKey('a role setting that never was', { 'chat.apiKey': 'TESTabc' }, []);
  it('an empty key field is only an unknown field', () => {
    const { problems } = parseSettings(withEndpoint({ apiKey: '' }));
    assert.deepEqual(
      problems.map((problem) => problem.kind),
      ['wrongValue'],
    );
  });
  it('tells which endpoint and address the key belongs to', () => {
    const [problem] = parseSettings(withEndpoint({ apiKey: KEY })).problems;
    assert.ok(problem?.kind === 'keyInSettings');
    assert.equal(problem.endpointName, 'local');
    assert.equal(problem.baseUrl, local.baseUrl);
  });
});
