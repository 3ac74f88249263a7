import type { GatewayOptions, ModelGateway, Target } from '../../src/core/endpoint/modelGateway.ts';
import type { ChatRequest, CompletionRequest, ModelInfo } from '../../src/core/endpoint/requests.ts';
import type { StreamEvent } from '../../src/core/endpoint/streamEvent.ts';
import type { Role } from '../../src/core/settings/endpoint.ts';
import type { UsageRecord } from '../../src/core/usage/usageRecord.ts';

/** A request as it reached the gateway. */
export interface GatewayCall {
  readonly request: Omit<ChatRequest, 'model'> | Omit<CompletionRequest, 'model'>;
  readonly options: GatewayOptions;
}

/** One answer: events and, at the end, perhaps a fault. A promise among the events holds the stream until it resolves. */
export type GatewayScript = readonly (
  StreamEvent | Promise<void> | { readonly type: 'throw'; readonly error: unknown }
)[];

const TARGET_MODELS: Readonly<Record<Role, string>> = { completion: 'starcoder', chat: 'talker', edit: 'editor' };

/** Plays scripted answers, one for each request; ends quietly when aborted, as the contract says. */
export class FakeGateway implements ModelGateway {
  readonly calls: GatewayCall[] = [];
  readonly #scripts: GatewayScript[];
  models: readonly ModelInfo[] = [];
  constructor(...scripts: readonly GatewayScript[]) {
    this.#scripts = [...scripts];
  }
  addScript(script: GatewayScript): void {
    this.#scripts.push(script);
  }
  async resolveTarget(role: Role): Promise<Target> {
    const endpoint = { name: 'local', baseUrl: 'http://127.0.0.1:1/v1', headers: {}, extraBody: {} };
    return { connection: { endpoint }, model: TARGET_MODELS[role] };
  }
  complete(request: Omit<CompletionRequest, 'model'>, options: GatewayOptions): AsyncIterable<StreamEvent> {
    return this.#play({ request, options });
  }
  chat(request: Omit<ChatRequest, 'model'>, options: GatewayOptions): AsyncIterable<StreamEvent> {
    return this.#play({ request, options });
  }
  async listModels(): Promise<readonly ModelInfo[]> {
    return this.models;
  }
  async *#play(call: GatewayCall): AsyncIterable<StreamEvent> {
    this.calls.push(call);
    const script = this.#scripts.shift();
    if (script === undefined) throw new Error('No script left for this request.');
    const { signal } = call.options;
    const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    try {
      for (const step of script) {
        if (step instanceof Promise) await Promise.race([step, aborted]);
        if (signal.aborted) return;
        if (step instanceof Promise) continue;
        if (step.type === 'throw') throw step.error;
        yield step;
      }
    } finally {
      call.options.onUsage?.(usageOf(call));
    }
  }
}

function usageOf({ options }: GatewayCall): UsageRecord {
  return {
    role: options.role,
    endpointName: 'local',
    model: TARGET_MODELS[options.role],
    usage: { promptTokens: 10, completionTokens: 5, totalTokens: 15, source: 'reported' },
    timeToFirstTokenMs: 20,
    startedAt: 0,
    outcome: options.signal.aborted ? 'aborted' : 'completed',
  };
}
