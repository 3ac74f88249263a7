/** The real client on the real network stack, for tests against the scripted endpoint. */
import { createEndpointClient } from '../../src/core/endpoint/createEndpointClient.ts';
import type { EndpointClientDependencies } from '../../src/core/endpoint/createEndpointClient.ts';
import type { Connection } from '../../src/core/endpoint/connection.ts';
import type { CallOptions, EndpointClient } from '../../src/core/endpoint/endpointClient.ts';
import { EndpointError } from '../../src/core/endpoint/endpointError.ts';
import { Secret } from '../../src/core/endpoint/secret.ts';
import type { StreamEvent } from '../../src/core/endpoint/streamEvent.ts';
import type { Clock } from '../../src/core/ports.ts';
import type { Endpoint } from '../../src/core/settings/endpoint.ts';
import { InMemoryLogger } from './inMemoryLogger.ts';

export const realClock: Clock = {
  now: () => Date.now(),
  setTimer(callback, delayMs) {
    const timer = setTimeout(callback, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
};

export function wireClient(dependencies: Partial<EndpointClientDependencies> = {}): EndpointClient {
  return createEndpointClient({
    fetch: (url, init) => fetch(url, init),
    clock: realClock,
    logger: new InMemoryLogger(),
    random: () => 0,
    ...dependencies,
  });
}

export function connectionTo(baseUrl: string, endpoint: Partial<Endpoint> = {}, key?: string): Connection {
  const whole: Endpoint = { name: 'test', baseUrl, dialect: 'generic', headers: {}, extraBody: {}, ...endpoint };
  return key === undefined ? { endpoint: whole } : { endpoint: whole, key: new Secret(key) };
}

/** Long enough for a machine that is busy with other things; tests of a timeout bring their own. */
const PATIENCE_MS = 60_000;

export function callOptions(options: Partial<CallOptions> = {}): CallOptions {
  return {
    signal: new AbortController().signal,
    maxRetries: 0,
    firstByteTimeoutMs: PATIENCE_MS,
    idleTimeoutMs: PATIENCE_MS,
    ...options,
  };
}

export interface Collected {
  readonly events: readonly StreamEvent[];
  /** Of choice 0. */
  readonly text: string;
  readonly error: EndpointError | undefined;
}

/** Drains a stream and keeps its error; anything that is no `EndpointError` is thrown on. */
export async function collect(stream: AsyncIterable<StreamEvent>): Promise<Collected> {
  const events: StreamEvent[] = [];
  let error: EndpointError | undefined;
  try {
    for await (const event of stream) events.push(event);
  } catch (thrown) {
    if (!(thrown instanceof EndpointError)) throw thrown;
    error = thrown;
  }
  return { events, text: events.map((event) => (event.type === 'text' ? event.text : '')).join(''), error };
}
