import type { Secret } from './secret.ts';
import type { UsageRecord } from '../usage/usageRecord.ts';
import type { Role } from '../settings/endpoint.ts';
import type { Connection, ConnectionOverride } from './connection.ts';
import type { LearnedManners } from './manners.ts';
import type { ChatRequest, CompletionRequest, ModelInfo } from './requests.ts';
import type { StreamEvent } from './streamEvent.ts';
import type { ThinkingEffort } from './thinkingEffort.ts';

/** Where a call goes: settings of the role, then the override. */
export interface Target {
  readonly connection: Connection;
  readonly model: string;
  /** What refusals have taught that only whoever writes the prompt can heed; absent: nothing. */
  readonly learned?: Partial<Pick<LearnedManners, 'chatOnly' | 'suffixRefused' | 'dropped'>>;
  /** How much the model can be told to think; absent: there is nothing to choose. */
  readonly thinking?: ThinkingChoices;
  /** How many tokens the server counts for one of `estimateTokens`; absent: it has not counted yet. Moves in steps, so that budgets stay put. */
  readonly tokenFactor?: number;
}

export interface ThinkingChoices {
  readonly efforts: readonly ThinkingEffort[];
  /** False: the server takes the switch for every model, and nobody knows whether this one thinks; an answer with reasoning tells. */
  readonly isKnownToThink: boolean;
}

/** A request of either kind, without a model. */
export type ModelRequest =
  | { readonly kind: 'completion'; readonly request: Omit<CompletionRequest, 'model'> }
  | { readonly kind: 'chat'; readonly request: Omit<ChatRequest, 'model'> };

export interface GatewayOptions {
  readonly role: Role;
  readonly signal: AbortSignal;
  readonly override?: ConnectionOverride;
  /** Nobody asked for it: it is not repeated, and has much less time to begin. Absent: somebody waits. */
  readonly isGhostText?: boolean;
  /**
   * How to ask another model the same, for the role's second endpoint: a prompt with a template suits one family of models. Absent: a chat
   * goes out as it is, and a completion has no second try.
   */
  readonly requestFor?: (target: Target) => ModelRequest;
  /** Called once, for the endpoint that answered, when the request has ended in any way; never for a request that could not be sent because nothing suitable is set up. */
  readonly onUsage?: (record: UsageRecord) => void;
}

export interface ListModelsOptions {
  readonly limitMs?: number;
  readonly key?: Secret;
}

/**
 * What the features talk to: settings, key and destination are resolved, tokens are counted, nothing else is known of the wire.
 * Requests come without a model; the gateway fills in the target's.
 */
export interface ModelGateway {
  resolveTarget(role: Role, override?: ConnectionOverride): Promise<Target>;
  complete(request: Omit<CompletionRequest, 'model'>, options: GatewayOptions): AsyncIterable<StreamEvent>;
  chat(request: Omit<ChatRequest, 'model'>, options: GatewayOptions): AsyncIterable<StreamEvent>;
  /** Throws `EndpointError`; kind 'timeout' after `limitMs` (2 s when absent). `key` is tried instead of the stored one. */
  listModels(endpointName: string, signal: AbortSignal, options?: ListModelsOptions): Promise<readonly ModelInfo[]>;
}
