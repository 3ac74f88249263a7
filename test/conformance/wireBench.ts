/** The real client against a real local server, with everything recorded that must never leak. */
import { createEndpointClient } from '../../src/core/endpoint/createEndpointClient.ts';
import type { Connection } from '../../src/core/endpoint/connection.ts';
import { endpointErrorText } from '../../src/core/endpoint/describeEndpointError.ts';
import type { CallOptions, EndpointClient } from '../../src/core/endpoint/endpointClient.ts';
import { EndpointError } from '../../src/core/endpoint/endpointError.ts';
import type { EndpointErrorKind } from '../../src/core/endpoint/endpointError.ts';
import { Secret } from '../../src/core/endpoint/secret.ts';
import type { StreamEvent } from '../../src/core/endpoint/streamEvent.ts';
import type { Clock } from '../../src/core/ports.ts';
import { InMemoryLogger } from '../support/inMemoryLogger.ts';
import { realClock } from '../support/wireClient.ts';

/** If one of these turns up in a message or a log line, something leaks. */
export const CANARY_KEY = 'canary-key-7f3a9';
export const CANARY_PROMPT = 'canary prompt: const launchCode = 4242;';

/** Names of the case files for our kinds. */
const CLASS_OF: Readonly<Record<EndpointErrorKind, string>> = {
  unreachable: 'connection',
  timeout: 'timeout',
  unauthorized: 'auth',
  forbidden: 'permission',
  quotaExceeded: 'quota',
  rateLimited: 'rate-limit',
  contextTooLong: 'context-length',
  modelNotFound: 'model-not-found',
  wrongUrl: 'wrong-url',
  badRequest: 'bad-request',
  payloadTooLarge: 'payload-too-large',
  contentFiltered: 'content-filter',
  overloaded: 'overloaded',
  server: 'server',
  intermediary: 'html-proxy',
  malformed: 'protocol',
  incomplete: 'incomplete',
  refusedLocally: 'refused-locally',
  notConfigured: 'not-configured',
};

/** A cut connection is both: the connection broke, and the answer is incomplete. */
export function classesOf(error: EndpointError): readonly string[] {
  return error.details.reason === 'cut' ? ['connection', 'incomplete'] : [CLASS_OF[error.kind]];
}

export interface WireBench {
  readonly client: EndpointClient;
  readonly connection: Connection;
  readonly logger: InMemoryLogger;
}

export function createWireBench(baseUrl: string, clock: Clock = realClock): WireBench {
  const logger = new InMemoryLogger();
  const client = createEndpointClient({ fetch: (url, init) => fetch(url, init), clock, logger, random: () => 0.5 });
  const endpoint = { name: 'conformance', baseUrl, dialect: 'generic', headers: {}, extraBody: {} } as const;
  return { client, connection: { endpoint, key: new Secret(CANARY_KEY) }, logger };
}

export function callOptions(options: Partial<CallOptions> = {}): CallOptions {
  return {
    signal: new AbortController().signal,
    maxRetries: 0,
    firstByteTimeoutMs: 20_500,
    idleTimeoutMs: 20_500,
    ...options,
  };
}

/** What came out of one call. */
export interface Outcome {
  readonly text: string;
  readonly reasoning: string;
  readonly usage: {
    readonly prompt_tokens: number;
    readonly completion_tokens: number;
    readonly total_tokens: number;
  } | null;
  readonly finish: string | null;
  readonly toolCalls: readonly { readonly name: string; readonly arguments: string }[];
  /** How many events came. */
  readonly events: number;
  readonly error: EndpointError | undefined;
  /** What the user reads. */
  readonly words: string;
}

/** Drains a stream; anything else than an `EndpointError` is a fault of the client and is thrown on. */
export async function collect(
  events: AsyncIterable<StreamEvent>,
  onEvent: (count: number) => void = () => undefined,
): Promise<Outcome> {
  const seen: StreamEvent[] = [];
  let error: EndpointError | undefined;
  try {
    for await (const event of events) {
      seen.push(event);
      onEvent(seen.length);
    }
  } catch (thrown) {
    if (!(thrown instanceof EndpointError)) throw thrown;
    error = thrown;
  }
  return { ...summary(seen), events: seen.length, error, words: error === undefined ? '' : endpointErrorText(error) };
}

function summary(events: readonly StreamEvent[]): Omit<Outcome, 'error' | 'words' | 'events'> {
  const usage = events.find((event) => event.type === 'usage')?.usage;
  const textOf = (type: 'text' | 'reasoning') =>
    events.map((event) => (event.type === type ? event.text : '')).join('');
  const calls = new Map<number, { name: string; arguments: string }>();
  for (const event of events) {
    if (event.type !== 'toolCall') continue;
    const call = calls.get(event.index) ?? { name: '', arguments: '' };
    calls.set(event.index, { name: call.name + (event.name ?? ''), arguments: call.arguments + event.argumentsDelta });
  }
  return {
    text: textOf('text'),
    reasoning: textOf('reasoning'),
    finish: events.find((event) => event.type === 'finish')?.raw ?? null,
    toolCalls: [...calls.values()],
    usage: usage
      ? {
          prompt_tokens: usage.promptTokens,
          completion_tokens: usage.completionTokens,
          total_tokens: usage.totalTokens,
        }
      : null,
  };
}

/** Everything of it that stands where it must not. */
export function leaks(texts: readonly string[], forbidden: readonly string[]): readonly string[] {
  return forbidden.filter((secret) => texts.some((text) => text.includes(secret)));
}
