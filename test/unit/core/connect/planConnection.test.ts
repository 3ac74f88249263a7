import assert from 'node:assert/strict';
import type { EndpointProposal } from '../../../../src/core/connect/endpointProposal.ts';
import { parsePastedEndpoint } from '../../../../src/core/connect/parsePastedEndpoint.ts';
import { type KeyAnswer, planConnection } from '../../../../src/core/connect/planConnection.ts';
import { EndpointError, type EndpointErrorKind } from '../../../../src/core/endpoint/endpointError.ts';
import { revealSecret, Secret } from '../../../../src/core/endpoint/secret.ts';
import type { Role } from '../../../../src/core/settings/endpoint.ts';

interface Row {
  readonly paste: string;
  /** What the server does: by base URL, then by key (`''` for none); everything else is not found. */
  readonly server: Readonly<Record<string, Readonly<Record<string, readonly string[] | EndpointErrorKind>>>>;
  /** Answers to the question for a key, in order: a key, `$NAME`, `none`, `leave`. */
  readonly keys?: readonly string[];
  readonly known?: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly roles?: readonly Role[] | 'leave';
  /** The model typed, or `leave`; absent: the proposed one, or the empty one. */
  readonly typed?: string;
  /** `address key|- variable|- role=model…`, or undefined when the user left. */
  readonly expected: string | undefined;
  /** How often a key was asked for. */
  readonly asked?: number;
}

async function checkPlan(row: Row): Promise<void> {
  const remaining = [...(row.keys ?? [])];
  let asked = 0;
  const plan = await planConnection(proposalOf(row.paste), {
    knownKey: async () => (row.known === undefined ? undefined : new Secret(row.known)),
    readVariable: (name) => {
      const value = row.variables?.[name];
      return value === undefined ? undefined : new Secret(value);
    },
    listModels: async ({ endpoint, key }) => {
      const answer = row.server[endpoint.baseUrl]?.[key ? revealSecret(key) : ''] ?? 'wrongUrl';
      if (typeof answer === 'string') throw new EndpointError(answer, { host: 'test', status: 400, retryable: false });
      return answer.map((id) => ({ id }));
    },
    questions: {
      askKey: async () => {
        asked += 1;
        return answerOf(remaining.shift());
      },
      chooseRoles: async () => (row.roles === 'leave' ? undefined : (row.roles ?? ['chat'])),
      chooseModel: async ({ proposed }) => (row.typed === 'leave' ? undefined : (row.typed ?? proposed ?? '')),
    },
  });
  const models = Object.entries(plan?.models ?? {}).map(([role, model]) => `${role}=${model}`);
  const line =
    plan &&
    [
      plan.endpoint.baseUrl,
      plan.key ? revealSecret(plan.key) : '-',
      plan.endpoint.apiKeyVariable ?? '-',
      ...models,
    ].join(' ');
  assert.equal(line, row.expected);
  assert.equal(asked, row.asked ?? 0);
  assert.equal(remaining.length, 0, 'every answer was asked for');
}

function answerOf(text: string | undefined): KeyAnswer | undefined {
  if (text === undefined || text === 'leave') return undefined;
  if (text === 'none') return { kind: 'none' };
  return text.startsWith('$') ? { kind: 'variable', name: text.slice(1) } : { kind: 'key', key: new Secret(text) };
}

function proposalOf(paste: string): EndpointProposal {
  const result = parsePastedEndpoint(paste);
  assert.ok(result.kind === 'endpoint');
  return result.proposal;
}

const LAB = 'http://127.0.0.1:9/v1';
const GROQ = 'https://api.groq.com/openai/v1';

describe('planConnection', () => {
  const rows: readonly (readonly [string, Row])[] = [
    [
      'asks no key of a server that wants none',
      { paste: LAB, server: { [LAB]: { '': ['m'] } }, expected: `${LAB} - - chat=m` },
    ],
    [
      'asks for the key of a hosted family first',
      { paste: GROQ, server: { [GROQ]: { k: ['m'] } }, keys: ['k'], asked: 1, expected: `${GROQ} k - chat=m` },
    ],
    [
      'uses a key that is set up already and does not store it again',
      { paste: GROQ, server: { [GROQ]: { k: ['m'] } }, known: 'k', expected: `${GROQ} - - chat=m` },
    ],
    [
      'asks again until the server takes the key',
      {
        paste: LAB,
        server: { [LAB]: { '': 'unauthorized', a: 'unauthorized', b: ['m'] } },
        keys: ['a', 'b'],
        asked: 2,
        expected: `${LAB} b - chat=m`,
      },
    ],
    [
      'takes the name of a variable for a key',
      {
        paste: GROQ,
        server: { [GROQ]: { k: ['m'] } },
        keys: ['$MY_KEY'],
        variables: { MY_KEY: 'k' },
        asked: 1,
        expected: `${GROQ} - MY_KEY chat=m`,
      },
    ],
    [
      'goes on without a key when the user says so',
      {
        paste: LAB,
        server: { [LAB]: { '': 'unauthorized' } },
        keys: ['none'],
        asked: 1,
        typed: 'm',
        expected: `${LAB} - - chat=m`,
      },
    ],
    [
      'does not keep a refused key when the user goes on without',
      {
        paste: LAB,
        server: { [LAB]: { '': 'unauthorized', a: 'unauthorized' } },
        keys: ['a', 'none'],
        asked: 2,
        typed: 'm',
        expected: `${LAB} - - chat=m`,
      },
    ],
    [
      'changes nothing when the user leaves at the key',
      { paste: GROQ, server: {}, keys: ['leave'], asked: 1, expected: undefined },
    ],
    [
      'changes nothing when the user leaves at the roles',
      { paste: LAB, server: { [LAB]: { '': ['m'] } }, roles: 'leave', expected: undefined },
    ],
    [
      'changes nothing when the user leaves at the model',
      { paste: LAB, server: { [LAB]: { '': ['m'] } }, typed: 'leave', expected: undefined },
    ],
    [
      'finds the routes at another base of the same server',
      {
        paste: 'http://127.0.0.1:9',
        server: { 'http://127.0.0.1:9/api': { '': ['m'] } },
        expected: 'http://127.0.0.1:9/api - - chat=m',
      },
    ],
    [
      'asks for the key of the base that wants one',
      {
        paste: 'http://127.0.0.1:9',
        server: { 'http://127.0.0.1:9/api': { '': 'unauthorized', k: ['m'] } },
        keys: ['k'],
        asked: 1,
        expected: 'http://127.0.0.1:9/api k - chat=m',
      },
    ],
    [
      'keeps the proposed address when nothing answers, and takes a typed model',
      {
        paste: 'http://127.0.0.1:9',
        server: { [LAB]: { '': 'unreachable' } },
        typed: 'm',
        expected: `${LAB} - - chat=m`,
      },
    ],
    [
      'keeps a pasted key and model',
      {
        paste: `curl ${LAB}/completions -H "Authorization: Bearer the-pasted-key" -d '{"model":"p"}'`,
        server: { [LAB]: { 'the-pasted-key': ['m'] } },
        expected: `${LAB} the-pasted-key - chat=p`,
      },
    ],
    [
      'proposes for each role what suits it',
      {
        paste: LAB,
        server: { [LAB]: { '': ['text-embedding-3', 'llama-chat', 'qwen2.5-coder'] } },
        roles: ['completion', 'chat'],
        expected: `${LAB} - - completion=qwen2.5-coder chat=llama-chat`,
      },
    ],
    [
      "proposes the family's model when there is no list",
      {
        paste: 'https://api.fireworks.ai/inference/v1',
        server: {},
        known: 'k',
        roles: ['completion'],
        expected: 'https://api.fireworks.ai/inference/v1 - - completion=accounts/fireworks/models/starcoder-16b-w8a16',
      },
    ],
  ];
  for (const [name, row] of rows) it(name, () => checkPlan(row));
});
