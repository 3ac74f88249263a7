import type { ContextLengthExceeded } from '../settings/endpoint.ts';
import type { ThinkingEffort } from './thinkingEffort.ts';

/** A wish in our own words; a dialect turns it into a body that its server takes. Undefined means: the server's default. */
export interface SamplingOptions {
  readonly model: string;
  readonly maxTokens?: number;
  readonly temperature?: number;
  readonly topP?: number;
  readonly stop?: readonly string[];
  /** How many answers; only choice 0 is streamed as text, the others arrive as `choice` events. */
  readonly n?: number;
  readonly presencePenalty?: number;
  readonly frequencyPenalty?: number;
  /** Becomes `n` on servers without `best_of`. */
  readonly bestOf?: number;
  readonly logitBias?: Readonly<Record<string, number>>;
  readonly seed?: number;
  readonly contextLengthExceeded?: ContextLengthExceeded;
  /** How much a model that thinks shall do so, where its server has a switch for that. */
  readonly thinking?: ThinkingEffort;
  /** Extra top-level body fields of this one request. */
  readonly extraBody?: Readonly<Record<string, unknown>>;
}

/** Another file that a server shows to the model before the current one. */
export interface ExtraFile {
  readonly path: string;
  readonly text: string;
}

/** `POST {base}/completions`: the prompt goes out exactly as built. */
export interface CompletionRequest extends SamplingOptions {
  readonly prompt: string;
  /** Only for servers that take `suffix`; otherwise the prompt holds a fill-in-the-middle template. */
  readonly suffix?: string;
  /** Asks for a route that the endpoint's family alone does not tell. Absent: the family's own (`completionRoute.ts`). */
  readonly via?: 'infill';
  /** Sent by `/infill` alone (`input_extra`), which lays the model's own repository form over them. */
  readonly extra?: readonly ExtraFile[];
}

export type ChatRole = 'system' | 'user' | 'assistant';

export interface ChatMessage {
  readonly role: ChatRole;
  readonly content: string;
  /** Data URLs that go along behind the text. */
  readonly images?: readonly string[];
}

/** `POST {base}/chat/completions`. */
export interface ChatRequest extends SamplingOptions {
  readonly messages: readonly ChatMessage[];
}

/** One entry of `GET {base}/models`. */
export interface ModelInfo {
  readonly id: string;
  /** In tokens, where the server tells (`context_length`, `max_model_len`, `meta.n_ctx` …). */
  readonly contextLength?: number;
  /** In US dollars for a million tokens, where the server tells (OpenRouter, Together). */
  readonly price?: ListedPrice;
  /** Where the server tells. */
  readonly takesImages?: boolean;
}

export interface ListedPrice {
  readonly input: number;
  readonly output: number;
}
