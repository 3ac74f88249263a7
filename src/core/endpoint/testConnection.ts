import type { UsageRecord } from '../usage/usageRecord.ts';
import type { GatewayOptions, ModelGateway, Target } from './modelGateway.ts';
import type { StreamEvent } from './streamEvent.ts';

/** Patience for a list that the user waits for: longer than for one that only helps. */
const LIST_LIMIT_MS = 10_000;

/** What one part of the test found. */
export type Finding<T> =
  { readonly kind: 'works'; readonly value: T } | { readonly kind: 'failed'; readonly error: unknown };

export interface StreamFinding {
  readonly endpointName: string;
  readonly model: string;
  /** False when the answer held no text and no reasoning. */
  readonly hasText: boolean;
  /** True when the server counted the tokens itself. */
  readonly countsTokens: boolean;
  readonly timeToFirstTokenMs?: number;
}

export interface ConnectionReport {
  /** Models listed by each endpoint in use. */
  readonly models: readonly { readonly endpointName: string; readonly finding: Finding<number> }[];
  readonly completion: Finding<StreamFinding>;
  readonly chat: Finding<StreamFinding>;
}

/** Tries what the features need, with three or four small requests: the lists of models, a completion, a chat. Undefined when aborted. */
export async function testConnection(
  gateway: ModelGateway,
  signal: AbortSignal,
): Promise<ConnectionReport | undefined> {
  const [completion, chat] = await Promise.all([
    tryStream(gateway, { role: 'completion', signal }),
    tryStream(gateway, { role: 'chat', signal }),
  ]);
  const models = await tryLists(gateway, [completion.target, chat.target], signal);
  return signal.aborted ? undefined : { models, completion: completion.finding, chat: chat.finding };
}

interface StreamTrial {
  /** Undefined when it could not be told where the request goes. */
  readonly target?: Target;
  readonly finding: Finding<StreamFinding>;
}

type TrialOptions = GatewayOptions & { readonly role: 'completion' | 'chat' };

async function tryStream(gateway: ModelGateway, options: TrialOptions): Promise<StreamTrial> {
  let target: Target | undefined;
  try {
    target = await gateway.resolveTarget(options.role);
    // Named outright, so that no second endpoint answers in its place.
    const override = { endpointName: target.connection.endpoint.name, model: target.model };
    const finding = { kind: 'works', value: await readStream(gateway, { ...options, override }, target) } as const;
    return { target, finding };
  } catch (error) {
    return { ...(target && { target }), finding: { kind: 'failed', error } };
  }
}

async function readStream(gateway: ModelGateway, options: TrialOptions, target: Target): Promise<StreamFinding> {
  const records: UsageRecord[] = [];
  const events = trialRequest(gateway, { ...options, onUsage: (record) => records.push(record) });
  let hasText = false;
  for await (const event of events)
    if ((event.type === 'text' || event.type === 'reasoning') && event.text !== '') hasText = true;
  const { usage, timeToFirstTokenMs } = records[0] ?? {};
  return {
    endpointName: target.connection.endpoint.name,
    model: target.model,
    hasText,
    countsTokens: usage?.source === 'reported',
    ...(timeToFirstTokenMs !== undefined && { timeToFirstTokenMs }),
  };
}

function trialRequest(gateway: ModelGateway, options: TrialOptions): AsyncIterable<StreamEvent> {
  return options.role === 'completion'
    ? gateway.complete({ prompt: 'def add(a, b):\n    return', maxTokens: 8, temperature: 0 }, options)
    : gateway.chat({ messages: [{ role: 'user', content: 'Reply with the word: ready' }], maxTokens: 32 }, options);
}

/** One list an endpoint, though several roles use it. */
async function tryLists(
  gateway: ModelGateway,
  targets: readonly (Target | undefined)[],
  signal: AbortSignal,
): Promise<ConnectionReport['models']> {
  const names = new Set(targets.flatMap((target) => (target ? [target.connection.endpoint.name] : [])));
  return Promise.all([...names].map(async (endpointName) => ({ endpointName, finding: await tryList(endpointName) })));

  async function tryList(endpointName: string): Promise<Finding<number>> {
    try {
      const models = await gateway.listModels(endpointName, signal, { limitMs: LIST_LIMIT_MS });
      return { kind: 'works', value: models.length };
    } catch (error) {
      return { kind: 'failed', error };
    }
  }
}
