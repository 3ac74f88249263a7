import type { ContextLengthExceeded, Endpoint, Role } from './endpoint.ts';

/** Which endpoint and model a role uses. An empty name means: choose for me (`modelGateway.ts` says how). */
export interface RoleSettings {
  readonly endpointName: string;
  readonly model: string;
}

/** The user's settings after parsing; read-only and complete. `parseSettings` makes it, `host/settings` keeps it current. */
export interface Settings {
  readonly enabled: boolean;
  /** The user's endpoints, in the order in which they are written. Built-in ones are added by `knownEndpoints`. */
  readonly endpoints: readonly Endpoint[];
  readonly roles: Readonly<Record<Role, RoleSettings>>;
  readonly completion: {
    /** By VS Code language id; `*` stands for every language that is not named. */
    readonly languages: Readonly<Record<string, boolean>>;
    readonly debounceMs: number;
    readonly maxPromptTokens: number;
    readonly maxTokens: number;
    readonly temperature: number;
    /** A template family of `fimTemplates.ts`, or `auto`. */
    readonly template: string;
    readonly contextLengthExceeded: ContextLengthExceeded;
  };
  readonly chat: {
    readonly systemPrompt: string;
    readonly maxTokens: number;
    readonly temperature: number;
  };
  readonly timeouts: {
    readonly firstByteMs: number;
    readonly idleMs: number;
  };
}

/** What holds where the user has set nothing; equal to the defaults in package.json (kept by a test). */
export const DEFAULT_SETTINGS: Settings = {
  enabled: true,
  endpoints: [],
  roles: {
    completion: { endpointName: '', model: '' },
    chat: { endpointName: '', model: '' },
    edit: { endpointName: '', model: '' },
  },
  completion: {
    languages: { '*': true },
    debounceMs: 150,
    maxPromptTokens: 2048,
    maxTokens: 256,
    temperature: 0.1,
    template: 'auto',
    contextLengthExceeded: 'truncate',
  },
  chat: { systemPrompt: '', maxTokens: 4096, temperature: 0.3 },
  timeouts: { firstByteMs: 120_000, idleMs: 60_000 },
};
