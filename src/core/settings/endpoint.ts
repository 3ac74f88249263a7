/** The server families whose manners we know; see `dialects/`. */
export const DIALECT_NAMES = [
  'fireworks',
  'openai',
  'azure',
  'vllm',
  'llamaCpp',
  'ollama',
  'lmStudio',
  'tgi',
  'sglang',
  'litellm',
  'deepseek',
  'mistral',
  'groq',
  'together',
  'openrouter',
  'xai',
  'gemini',
  'anthropic',
  'generic',
] as const;
export type DialectName = (typeof DIALECT_NAMES)[number];

/** One configured server. It carries no key: keys are bound to its origin and live in secret storage. */
export interface Endpoint {
  /** The user's own name for it, unique among the configured ones. */
  readonly name: string;
  /** Absolute http(s) URL without a trailing slash, for example `https://api.fireworks.ai/inference/v1`. */
  readonly baseUrl: string;
  /** Undefined: told from the base URL. */
  readonly dialect?: DialectName;
  /** Extra request headers, never `authorization`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Extra top-level fields laid over every request body. */
  readonly extraBody: Readonly<Record<string, unknown>>;
  /** Extra query parameters of every request, for example Azure's `api-version`; never a key. */
  readonly query?: Readonly<Record<string, string>>;
  /** The environment variable that holds the key, when the user names one. */
  readonly apiKeyVariable?: string;
  /** Program and arguments that print the key, run without a shell (`["op", "read", "op://…"]`). Never empty. */
  readonly apiKeyCommand?: readonly [string, ...string[]];
}

/** What a feature wants a model for; settings name endpoint and model for each. */
export type Role = 'completion' | 'chat' | 'edit';
export const ROLES: readonly Role[] = ['completion', 'chat', 'edit'];

/** What to do when prompt and answer do not fit the model's context (Fireworks `context_length_exceeded_behavior`). */
export type ContextLengthExceeded = 'truncate' | 'error';
