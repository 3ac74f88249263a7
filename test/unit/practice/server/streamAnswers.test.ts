import assert from 'node:assert/strict';
import { streamAnswers } from '../../../../practice/server/streamAnswers.ts';

const head = { route: 'completion', id: 'cmpl-1', created: 0, model: 'm' } as const;
const usage = { prompt_tokens: 1, completion_tokens: 3, total_tokens: 4 };
const answers = [{ tokens: ['a', 'b', 'c'], finishReason: 'stop' as const }];

describe('streamAnswers', () => {
  it('ends at once when the client has gone', async () => {
    const gone = new AbortController();
    const pace = { firstTokenMs: 0, tokenMs: 3_600_000 };
    const chunks: unknown[] = [];
    const read = async (): Promise<void> => {
      const options = { manner: 'openai', includeUsage: true, pace, signal: gone.signal } as const;
      for await (const chunk of streamAnswers(head, { answers, usage }, options)) {
        chunks.push(chunk);
        gone.abort();
      }
    };
    await assert.rejects(read, { name: 'AbortError' });
    assert.equal(chunks.length, 1);
  });
});
