import assert from 'node:assert/strict';
import { discoverLocalServers, LOCAL_PLACES } from '../../../../src/core/connect/discoverLocalServers.ts';
import { EndpointError } from '../../../../src/core/endpoint/endpointError.ts';
import type { ModelInfo } from '../../../../src/core/endpoint/requests.ts';
import { hostKind } from '../../../../src/core/util/hostKind.ts';

type Answer = readonly string[] | 'unauthorized' | 'unreachable' | 'broken';

/** What is found when the ports answer so; every other port refuses. */
async function checkFound(answers: Readonly<Record<string, Answer>>, expected: readonly string[]): Promise<void> {
  const asked: string[] = [];
  const found = await discoverLocalServers({
    signal: new AbortController().signal,
    listModels: (connection, options): Promise<readonly ModelInfo[]> => {
      const { baseUrl } = connection.endpoint;
      asked.push(baseUrl);
      assert.equal(connection.key, undefined);
      assert.equal(options.maxRetries, 0);
      const answer = answers[baseUrl.replace('http://127.0.0.1:', '')] ?? 'unreachable';
      if (answer === 'broken') return Promise.reject(new TypeError('broken'));
      if (typeof answer === 'string')
        return Promise.reject(new EndpointError(answer, { host: baseUrl, retryable: false }));
      return Promise.resolve(answer.map((id) => ({ id })));
    },
  });
  const lines = found.map(
    ({ endpoint, models, wantsKey, usedBy }) =>
      `${endpoint.name}|${endpoint.baseUrl}|${wantsKey ? 'key' : models.join(',')}|${usedBy}`,
  );
  assert.deepEqual(lines, expected);
  assert.equal(asked.length, LOCAL_PLACES.length);
}

describe('discoverLocalServers', () => {
  it('finds nothing when nothing answers', () => checkFound({}, []));
  it('names what answers, by its port', () =>
    checkFound({ '11434/v1': ['starcoder2:3b', 'qwen'], '8080/v1': ['m'] }, [
      'localhost:8080|http://127.0.0.1:8080/v1|m|llama.cpp',
      'Ollama|http://127.0.0.1:11434/v1|starcoder2:3b,qwen|Ollama',
    ]));
  it('shows a server that wants a key, and none that lists nothing or breaks', () =>
    checkFound({ '8000/v1': 'unauthorized', '1234/v1': [], '4000/v1': 'broken' }, [
      'localhost:8000|http://127.0.0.1:8000/v1|key|vLLM',
    ]));
  it('shows one server a port', () =>
    checkFound({ '3000/v1': ['a'], '3000/api': ['b'] }, ['localhost:3000|http://127.0.0.1:3000/v1|a|TGI']));
  it('looks at this machine only, at each place once', () => {
    for (const { baseUrl } of LOCAL_PLACES) assert.equal(hostKind(new URL(baseUrl).hostname), 'loopback', baseUrl);
    assert.equal(new Set(LOCAL_PLACES.map(({ baseUrl }) => baseUrl)).size, LOCAL_PLACES.length);
  });
});
