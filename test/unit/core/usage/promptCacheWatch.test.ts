import assert from 'node:assert/strict';
import { PromptCacheWatch } from '../../../../src/core/usage/promptCacheWatch.ts';
import type { UsageRecord } from '../../../../src/core/usage/usageRecord.ts';

interface Request {
  /** Undefined: the server does not tell. */
  readonly cachedTokens?: number;
  readonly promptTokens?: number;
  readonly afterMs?: number;
  readonly role?: UsageRecord['role'];
  readonly source?: UsageRecord['usage']['source'];
}

const many = (request: Request, count = 25): readonly Request[] => Array.from({ length: count }, () => request);

/** After these requests, one after the other, the watch has noticed a cache that helps nothing, or not. */
function checkWatch(name: string, requests: readonly Request[], expected: number | undefined): void {
  it(name, () => {
    const watch = new PromptCacheWatch();
    let startedAt = 0;
    for (const {
      cachedTokens,
      promptTokens = 2000,
      afterMs = 400,
      role = 'completion',
      source = 'reported',
    } of requests) {
      startedAt += afterMs;
      const counts = { promptTokens, completionTokens: 5, totalTokens: promptTokens + 5, source };
      const usage = cachedTokens === undefined ? counts : { ...counts, cachedTokens };
      watch.note({ role, endpointName: 'proxy', model: 'm', usage, startedAt, outcome: 'completed' });
    }
    assert.equal(watch.uncached?.requests, expected);
  });
}

describe('PromptCacheWatch', () => {
  checkWatch('notices that nothing comes from the cache', many({ cachedTokens: 0 }), 24);
  checkWatch('says nothing after a few requests', many({ cachedTokens: 0 }, 20), undefined);
  checkWatch('says nothing of a server that does not count', many({}), undefined);
  checkWatch('says nothing while the cache helps', many({ cachedTokens: 1800 }), undefined);
  checkWatch(
    'says nothing of a cache that helps now and then',
    [...many({ cachedTokens: 0 }, 20), { cachedTokens: 1900 }],
    undefined,
  );
  checkWatch(
    'takes it back when the cache helps again',
    [...many({ cachedTokens: 0 }), ...many({ cachedTokens: 1900 }, 2)],
    undefined,
  );
  checkWatch('does not judge short prompts', many({ cachedTokens: 0, promptTokens: 900 }), undefined);
  checkWatch(
    'does not judge requests with long pauses between them',
    many({ cachedTokens: 0, afterMs: 60_000 }),
    undefined,
  );
  checkWatch('does not judge a chat', many({ cachedTokens: 0, role: 'chat' }), undefined);
  checkWatch('does not judge guesses', many({ cachedTokens: 0, source: 'estimated' }), undefined);
});
