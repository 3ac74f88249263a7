import type { GatewayOptions, ModelGateway, Target } from '../../src/core/endpoint/modelGateway.ts';
import type { ModelInfo } from '../../src/core/endpoint/requests.ts';
import type { StreamEvent } from '../../src/core/endpoint/streamEvent.ts';

/** An endpoint without any delay of its own, whose answer is held until the measurement lets it go. */
export class HeldGateway implements ModelGateway {
  #asked = Promise.withResolvers<number>();
  #answer = Promise.withResolvers<string>();
  #end = Promise.withResolvers<undefined>();

  /** Resolves with the time (`performance.now()`) at which the request was handed over. */
  get asked(): Promise<number> {
    return this.#asked.promise;
  }
  /** The next piece of the answer arrives. */
  say(text: string): void {
    this.#answer.resolve(text);
  }
  /** The answer ends; the gateway is ready for the next request. */
  finish(): void {
    this.#end.resolve(undefined);
    this.#asked = Promise.withResolvers();
    this.#answer = Promise.withResolvers();
    this.#end = Promise.withResolvers();
  }
  async resolveTarget(): Promise<Target> {
    const endpoint = { name: 'bench', baseUrl: 'http://127.0.0.1:1/v1', headers: {}, extraBody: {} };
    return { connection: { endpoint }, model: 'starcoder2' };
  }
  complete(_request: unknown, { signal }: GatewayOptions): AsyncIterable<StreamEvent> {
    this.#asked.resolve(performance.now());
    return stream(this.#answer.promise, this.#end.promise, signal);
  }
  chat(request: unknown, options: GatewayOptions): AsyncIterable<StreamEvent> {
    return this.complete(request, options);
  }
  async listModels(): Promise<readonly ModelInfo[]> {
    return [];
  }
}

async function* stream(
  answer: Promise<string>,
  end: Promise<undefined>,
  signal: AbortSignal,
): AsyncIterable<StreamEvent> {
  const text = await answer;
  if (signal.aborted) return;
  yield { type: 'text', text };
  await end;
}
