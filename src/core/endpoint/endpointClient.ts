import type { Connection } from './connection.ts';
import type { Manners } from './manners.ts';
import type { ChatRequest, CompletionRequest, ModelInfo } from './requests.ts';
import type { StreamEvent } from './streamEvent.ts';

export interface CallOptions {
  readonly signal: AbortSignal;
  /** 0 for ghost text; never after the first byte. */
  readonly maxRetries: number;
  readonly firstByteTimeoutMs: number;
  /** Silence (comments count as sound) that ends a stream. */
  readonly idleTimeoutMs: number;
}

/** The wire, without settings: every call names its connection. All methods throw `EndpointError` only. */
export interface EndpointClient {
  streamCompletion(
    connection: Connection,
    request: CompletionRequest,
    options: CallOptions,
  ): AsyncIterable<StreamEvent>;
  streamChat(connection: Connection, request: ChatRequest, options: CallOptions): AsyncIterable<StreamEvent>;
  listModels(connection: Connection, options: CallOptions): Promise<readonly ModelInfo[]>;
  /** How this server wants a model asked: completion kinds, refused fields, what its refusals have taught so far. */
  mannersFor(connection: Connection, model: string): Manners;
}
