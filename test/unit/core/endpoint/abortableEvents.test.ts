import assert from 'node:assert/strict';
import { abortableEvents } from '../../../../src/core/endpoint/abortableEvents.ts';
import { EndpointError } from '../../../../src/core/endpoint/endpointError.ts';
import type { StreamEvent } from '../../../../src/core/endpoint/streamEvent.ts';

const OURS = new TypeError('text is not a function');
const THEIRS = new EndpointError('server', { host: 'a.test', retryable: true });

interface Expected {
  readonly texts: readonly string[];
  readonly thrown?: unknown;
  /** Told as a fault of ours. */
  readonly faults?: readonly unknown[];
}

/** Reads a stream of `a`, then of what `then` does; `abortAt` aborts it from outside when so many texts have come. */
function checkStream(
  name: string,
  { then, abortAt = Number.NaN }: { readonly then: () => string; readonly abortAt?: number },
  expected: Expected,
): void {
  it(name, async () => {
    const abort = new AbortController();
    const texts: string[] = [];
    const faults: unknown[] = [];
    let thrown: unknown;
    async function* start(): AsyncGenerator<StreamEvent, void> {
      yield { type: 'text', text: 'a' };
      await Promise.resolve();
      yield { type: 'text', text: then() };
    }
    try {
      for await (const event of abortableEvents(abort.signal, start, (fault) => faults.push(fault))) {
        texts.push(event.type === 'text' ? event.text : event.type);
        if (texts.length === abortAt) abort.abort();
      }
    } catch (error) {
      thrown = error;
    }
    assert.deepEqual({ texts, thrown, faults }, { thrown: undefined, faults: [], ...expected });
  });
}

function throwing(error: Error): () => never {
  return () => {
    throw error;
  };
}

describe('abortableEvents', () => {
  checkStream('hands out what comes', { then: () => 'b' }, { texts: ['a', 'b'] });
  checkStream('ends quietly when it is aborted', { then: () => 'b', abortAt: 1 }, { texts: ['a'] });
  checkStream('throws a fault of the server as it is', { then: throwing(THEIRS) }, { texts: ['a'], thrown: THEIRS });
  checkStream(
    'throws a fault of ours as it is, and tells of it',
    { then: throwing(OURS) },
    { texts: ['a'], thrown: OURS, faults: [OURS] },
  );
  checkStream('tells no fault of what was aborted', { then: throwing(OURS), abortAt: 1 }, { texts: ['a'] });
});
