import assert from 'node:assert/strict';
import { environmentEndpoint, environmentKey } from '../../../../src/core/endpoint/environmentEndpoint.ts';
import { fakeEnvironment } from '../../../support/fakeEnvironment.ts';

type Variables = Readonly<Record<string, string>>;

interface ExpectedAddress {
  readonly baseUrl: string | undefined;
  /** The variables that problems are reported for. */
  readonly problems?: readonly string[];
}

function checkAddress(name: string, variables: Variables, expected: ExpectedAddress): void {
  it(name, () => {
    const { endpoint, problems } = environmentEndpoint(fakeEnvironment(variables));
    assert.equal(endpoint?.baseUrl, expected.baseUrl);
    assert.deepEqual(
      problems.map((problem) => problem.setting),
      expected.problems ?? [],
    );
  });
}

interface ExpectedKey {
  readonly for: string;
  readonly variable?: string;
  readonly key: string | undefined;
}

function checkKey(name: string, variables: Variables, expected: ExpectedKey): void {
  it(name, () => {
    const endpoint = { baseUrl: expected.for, ...(expected.variable && { apiKeyVariable: expected.variable }) };
    assert.equal(environmentKey(endpoint, fakeEnvironment(variables)), expected.key);
  });
}

const A = 'http://a.test/v1';
const B = 'http://b.test/v1';

describe('environmentEndpoint', () => {
  checkAddress('nothing set', {}, { baseUrl: undefined });
  checkAddress('an empty variable is unset', { OPENAI_BASE_URL: ' ', OPENAI_API_BASE: A }, { baseUrl: A });
  checkAddress('the newer name', { OPENAI_BASE_URL: A }, { baseUrl: A });
  checkAddress('the older name', { OPENAI_API_BASE: `${A}/` }, { baseUrl: A });
  checkAddress('both, the same but for a slash', { OPENAI_BASE_URL: A, OPENAI_API_BASE: `${A}/` }, { baseUrl: A });
  checkAddress(
    'both, different: the newer name wins and it is said',
    { OPENAI_BASE_URL: A, OPENAI_API_BASE: B },
    { baseUrl: A, problems: ['OPENAI_API_BASE'] },
  );
  checkAddress(
    'an unusable address',
    { OPENAI_BASE_URL: 'a.test' },
    { baseUrl: undefined, problems: ['OPENAI_BASE_URL'] },
  );
  checkAddress(
    'an unusable address beside a usable one',
    { OPENAI_BASE_URL: 'a.test', OPENAI_API_BASE: B },
    { baseUrl: B, problems: ['OPENAI_BASE_URL'] },
  );
  it('never repeats credentials', () => {
    const { problems } = environmentEndpoint(fakeEnvironment({ OPENAI_BASE_URL: 'https://me:hunter2@a.test' }));
    assert.ok(!JSON.stringify(problems).includes('hunter2'));
  });
});

describe('environmentKey: a key goes to its own origin only', () => {
  const fireworks = 'https://api.fireworks.ai/inference/v1';
  const openAi = 'https://api.openai.com/v1';
  const both = { FIREWORKS_API_KEY: 'fw', OPENAI_API_KEY: 'oa' };
  checkKey('Fireworks gets the Fireworks key', both, { for: fireworks, key: 'fw' });
  checkKey('OpenAI gets the OpenAI key', both, { for: openAi, key: 'oa' });
  checkKey('another origin gets none', both, { for: A, key: undefined });
  checkKey('a look-alike origin gets none', both, { for: 'https://api.openai.com.evil.test/v1', key: undefined });
  checkKey('plain http to the same host is another origin', both, { for: 'http://api.openai.com/v1', key: undefined });
  checkKey('another port is another origin', both, { for: 'https://api.openai.com:8443/v1', key: undefined });
  checkKey('Fireworks gets no OpenAI key', { OPENAI_API_KEY: 'oa' }, { for: fireworks, key: undefined });
  checkKey('the named address gets the OpenAI key', { ...both, OPENAI_BASE_URL: A }, { for: A, key: 'oa' });
  checkKey(
    'other paths of the named origin too',
    { ...both, OPENAI_BASE_URL: A },
    { for: 'http://a.test/x', key: 'oa' },
  );
  checkKey('OpenAI gets none then', { ...both, OPENAI_BASE_URL: A }, { for: openAi, key: undefined });
  checkKey(
    'nor when the named address is unusable',
    { ...both, OPENAI_BASE_URL: 'a.test' },
    { for: openAi, key: undefined },
  );
  checkKey(
    'the address that lost gets none',
    { ...both, OPENAI_BASE_URL: A, OPENAI_API_BASE: B },
    { for: B, key: undefined },
  );
  checkKey(
    'Fireworks as the named address takes the OpenAI key',
    { OPENAI_API_KEY: 'oa', OPENAI_BASE_URL: fireworks },
    { for: fireworks, key: 'oa' },
  );
  checkKey('its own key first', { ...both, OPENAI_BASE_URL: fireworks }, { for: fireworks, key: 'fw' });
  checkKey('a variable named in the settings', { MY_KEY: ' mine ' }, { for: A, variable: 'MY_KEY', key: 'mine' });
  checkKey('it comes before the others', { ...both, MY_KEY: 'mine' }, { for: openAi, variable: 'MY_KEY', key: 'mine' });
  checkKey('an empty one is passed over', { ...both, MY_KEY: '' }, { for: openAi, variable: 'MY_KEY', key: 'oa' });
});
