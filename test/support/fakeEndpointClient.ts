import type { Connection } from '../../src/core/endpoint/connection.ts';
import type { WireClient } from '../../src/core/endpoint/createModelGateway.ts';
import { GENERIC } from '../../src/core/endpoint/dialects/generic.ts';
import type { CallOptions } from '../../src/core/endpoint/endpointClient.ts';
import { type LearnedManners, type Manners, mannersOf, NOTHING_LEARNED } from '../../src/core/endpoint/manners.ts';
import type { ChatRequest, CompletionRequest, ModelInfo } from '../../src/core/endpoint/requests.ts';
import type { StreamEvent } from '../../src/core/endpoint/streamEvent.ts';

/** One call as it reached the wire. */
export interface ClientCall {
  readonly kind: 'completion' | 'chat' | 'models';
  readonly connection: Connection;
  readonly request?: CompletionRequest | ChatRequest;
  readonly options: CallOptions;
}

/** What a stream does, step by step: an event comes, a function runs (time passes, the user stops), an error is thrown. */
export type ClientStep = StreamEvent | Error | (() => void | Promise<void>);

/** The wire without a network: plays steps, keeps calls. An abort ends a stream quietly, as the contract says. */
export class FakeEndpointClient implements WireClient {
  readonly calls: ClientCall[] = [];
  /** What the next streams do, all the same. */
  steps: readonly ClientStep[] = [];
  /** What `listModels` answers. */
  models: () => Promise<readonly ModelInfo[]> = async () => [];

  /** What refusals are said to have taught. */
  learned: LearnedManners = NOTHING_LEARNED;

  mannersFor(_connection: Connection, model: string): Manners {
    return mannersOf(GENERIC, model, this.learned);
  }
  streamCompletion(
    connection: Connection,
    request: CompletionRequest,
    options: CallOptions,
  ): AsyncIterable<StreamEvent> {
    return this.#play({ kind: 'completion', connection, request, options });
  }
  streamChat(connection: Connection, request: ChatRequest, options: CallOptions): AsyncIterable<StreamEvent> {
    return this.#play({ kind: 'chat', connection, request, options });
  }
  listModels(connection: Connection, options: CallOptions): Promise<readonly ModelInfo[]> {
    this.calls.push({ kind: 'models', connection, options });
    return this.models();
  }
  async *#play(call: ClientCall): AsyncIterable<StreamEvent> {
    this.calls.push(call);
    for (const step of this.steps) {
      if (typeof step === 'function') await step();
      if (call.options.signal.aborted) return;
      if (step instanceof Error) throw step;
      if (typeof step !== 'function') yield step;
    }
  }
}
