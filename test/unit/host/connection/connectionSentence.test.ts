import assert from 'node:assert/strict';
import { EndpointError } from '../../../../src/core/endpoint/endpointError.ts';
import type { ConnectionReport, Finding, StreamFinding } from '../../../../src/core/endpoint/testConnection.ts';
import { connectionSentence } from '../../../../src/host/connection/connectionSentence.ts';
import type { ErrorAction } from '../../../../src/shared/chatProtocol.ts';

const stream = (model: string, more: Partial<StreamFinding> = {}): Finding<StreamFinding> => ({
  kind: 'works',
  value: { endpointName: 'local', model, hasText: true, countsTokens: true, timeToFirstTokenMs: 80, ...more },
});
const failed = (kind: 'unauthorized' | 'unreachable' | 'wrongUrl'): { kind: 'failed'; error: EndpointError } => ({
  kind: 'failed',
  error: new EndpointError(kind, { host: 'api.test', retryable: false }),
});
const listed = (count: number): ConnectionReport['models'] => [
  { endpointName: 'local', finding: { kind: 'works', value: count } },
];

interface Expected {
  readonly allWell: boolean;
  readonly words: readonly RegExp[];
  readonly firstAction?: ErrorAction;
}

function checkSentence(name: string, report: ConnectionReport, expected: Expected): void {
  it(name, () => {
    const sentence = connectionSentence(report);
    assert.equal(sentence.allWell, expected.allWell);
    for (const words of expected.words) assert.match(sentence.text, words);
    assert.equal(sentence.actions[0], expected.firstAction);
  });
}

describe('connectionSentence', () => {
  it('tells from which side requests leave, when a server is out of reach and only then', () => {
    const side = 'Requests leave from inside WSL.';
    const unreachable = { completion: failed('unreachable'), chat: stream('llama'), models: listed(1) };
    assert.ok(connectionSentence(unreachable, side).text.endsWith(side));
    const refused = { completion: failed('unauthorized'), chat: stream('llama'), models: listed(1) };
    assert.ok(!connectionSentence(refused, side).text.includes(side));
  });

  checkSentence(
    'all well',
    { completion: stream('sc'), chat: stream('llama'), models: listed(2) },
    {
      allWell: true,
      words: [
        /^Suggestions work \(sc on local, first token after 80 ms, tokens counted by the server\); /,
        /Chat works \(llama on local, /,
        /local lists 2 models\.$/,
      ],
    },
  );
  checkSentence(
    'no counts, no text, one model',
    { completion: stream('sc', { countsTokens: false, hasText: false }), chat: stream('llama'), models: listed(1) },
    { allWell: true, words: [/tokens estimated.*but the answer was empty\)/, /lists 1 model\.$/] },
  );
  checkSentence(
    'one half works',
    { completion: stream('sc'), chat: failed('unauthorized'), models: listed(1) },
    {
      allWell: false,
      words: [/^Suggestions work .*lists 1 model\. Chat does not work: api\.test did not accept/],
      firstAction: 'setApiKey',
    },
  );
  checkSentence(
    'nothing was found',
    { completion: failed('unreachable'), chat: failed('wrongUrl'), models: [] },
    {
      allWell: false,
      words: [/^Suggestions do not work: api\.test could not be reached\. Chat does not work: Not found/],
      firstAction: 'tryAgain',
    },
  );
  it('tells one cause once', () => {
    const { text } = connectionSentence({ completion: failed('unreachable'), chat: failed('unreachable'), models: [] });
    assert.equal(text.split('could not be reached').length, 2);
  });
});
