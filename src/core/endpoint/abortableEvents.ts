import { EndpointError } from './endpointError.ts';
import type { StreamEvent } from './streamEvent.ts';

type Start = (signal: AbortSignal) => AsyncGenerator<StreamEvent, void>;

/**
 * A stream that ends quietly when `outer` is aborted, hands out nothing after that, and aborts what feeds it as soon as its consumer
 * leaves the loop, also while a read is under way. It starts with the first event that is asked for and can be read once.
 *
 * @param onFault Told of what is thrown that is no `EndpointError`: a fault of ours, whose traces the reader of the stream may not keep.
 */
export function abortableEvents(
  outer: AbortSignal,
  start: Start,
  onFault: (fault: unknown) => void,
): AsyncIterable<StreamEvent> {
  const iterator = new AbortableIterator(outer, start, onFault);
  return { [Symbol.asyncIterator]: () => iterator };
}

const ENDED: IteratorReturnResult<undefined> = { done: true, value: undefined };

class AbortableIterator implements AsyncIterator<StreamEvent, undefined> {
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal;
  readonly #events: AsyncGenerator<StreamEvent, void>;
  readonly #onFault: (fault: unknown) => void;
  readonly #onAbort = (): void => {
    this.#controller.abort();
  };

  constructor(outer: AbortSignal, start: Start, onFault: (fault: unknown) => void) {
    this.#outer = outer;
    this.#onFault = onFault;
    this.#events = start(this.#controller.signal);
    if (outer.aborted) this.#controller.abort();
    else outer.addEventListener('abort', this.#onAbort);
  }

  async next(): Promise<IteratorResult<StreamEvent, undefined>> {
    if (this.#controller.signal.aborted) return this.#end();
    try {
      const result = await this.#events.next();
      return result.done === true || this.#controller.signal.aborted ? await this.#end() : result;
    } catch (error) {
      if (this.#controller.signal.aborted) return this.#end();
      await this.#end();
      if (!(error instanceof EndpointError)) this.#onFault(error);
      throw error;
    }
  }

  return(): Promise<IteratorReturnResult<undefined>> {
    return this.#end();
  }

  /** The abort comes first: `return` of a generator waits for the read that is under way. */
  async #end(): Promise<IteratorReturnResult<undefined>> {
    this.#outer.removeEventListener('abort', this.#onAbort);
    this.#controller.abort();
    await this.#events.return().catch(() => undefined);
    return ENDED;
  }
}
