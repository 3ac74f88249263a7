import { DEFAULT_EXCLUDE } from './defaultExclude.ts';
import { type ContextSwitches, DEFAULT_CONTEXT } from './contextSources.ts';
import type { ContextLengthExceeded, Endpoint, Role } from './endpoint.ts';
import type { PriceTable } from './prices.ts';

/** Which endpoint and model a role uses. An empty name means: choose for me (`modelGateway.ts` says how). */
export interface RoleSettings {
  readonly endpointName: string;
  readonly model: string;
}

/** Endpoints and models for several roles, switched together. */
export interface Profile {
  readonly name: string;
  /** Only the roles that it decides. */
  readonly roles: Readonly<Partial<Record<Role, RoleSettings>>>;
}

/** A system prompt under the user's own name for it. */
export interface NamedPrompt {
  readonly name: string;
  readonly text: string;
}

/** `local`: requests cost nothing; `shared`: others use the server too; `metered`: every token is paid for. */
export const REQUEST_PRESETS = ['local', 'shared', 'metered'] as const;
export type RequestPreset = (typeof REQUEST_PRESETS)[number];

/** The user's settings after parsing; read-only and complete. `parseSettings` makes it, `host/settings` keeps it current. */
export interface Settings {
  readonly enabled: boolean;
  /** Prompts above functions and classes. */
  readonly codeLens: boolean;
  /** The user's endpoints, in the order in which they are written. Built-in ones are added by `knownEndpoints`. */
  readonly endpoints: readonly Endpoint[];
  /** With the active profile laid over the roles' own settings. */
  readonly roles: Readonly<Record<Role, RoleSettings>>;
  /** Asked when a role's endpoint is down or slow; both names empty: nobody. With the model alone it is another one of the same endpoint. */
  readonly fallbacks: Readonly<Record<Role, RoleSettings>>;
  readonly profiles: readonly Profile[];
  /** The name of the profile in use, as written in `profiles`; empty: none. */
  readonly profile: string;
  readonly completion: {
    /** By VS Code language id; `*` stands for every language that is not named. */
    readonly languages: Readonly<Record<string, boolean>>;
    /** By VS Code language id; an empty name means the role's own (`overrideForLanguage`). */
    readonly modelByLanguage: Readonly<Record<string, RoleSettings>>;
    /** What requests may cost; decides how soon one goes out while one types (`requestPolicy.ts`). */
    readonly requests: RequestPreset;
    /** Files whose text is never sent, in the syntax of `.gitignore`; `.interlineignore` files come on top. */
    readonly exclude: readonly string[];
    /** Whether suggestions are wanted inside comments and inside strings. */
    readonly inComments: boolean;
    readonly inStrings: boolean;
    /** So soon after a suggestion's appearance Tab still indents; 0: it accepts at once. */
    readonly tabGuardMs: number;
    readonly maxPromptTokens: number;
    /** Where text beside the document may come from. */
    readonly context: ContextSwitches;
    /** Files that are always worth showing: paths and globs relative to the workspace folder. A folder's own are read where it is known (`host/settings`). */
    readonly pinnedFiles: readonly string[];
    readonly maxTokens: number;
    readonly temperature: number;
    /** How many suggestions to choose from when a person asks for one; from 1. */
    readonly candidates: number;
    /** A template family of `fimTemplates.ts`, or `auto`. */
    readonly template: string;
    readonly contextLengthExceeded: ContextLengthExceeded;
  };
  readonly chat: {
    /** Empty: the built-in one. */
    readonly systemPrompt: string;
    /** To choose from for a conversation, in the order in which they are written. */
    readonly systemPrompts: readonly NamedPrompt[];
    /** Hosts, with their port where it is not the usual one, whose pages may be read without asking. */
    readonly allowedHosts: readonly string[];
    /** Whether the oldest turns are summarised where they do not fit the model any more; else they are left out. */
    readonly summarise: boolean;
    readonly titles: ChatTitles;
    readonly maxTokens: number;
    readonly temperature: number;
  };
  /** Whether the instructions that a project keeps for models (`AGENTS.md`) go along with questions and edits. */
  readonly projectInstructions: boolean;
  readonly prices: PriceTable;
  readonly timeouts: {
    readonly firstByteMs: number;
    /** The same for ghost text, which nobody waits for; also the longest silence in its stream. */
    readonly suggestionMs: number;
    readonly idleMs: number;
  };
}

/** Who names chats. The model costs a request each, and takes the place of the chat in the cache of a server that has only one. */
export const CHAT_TITLES = ['words', 'model'] as const;
export type ChatTitles = (typeof CHAT_TITLES)[number];

/** What holds where the user has set nothing; equal to the defaults in package.json (kept by a test). */
export const DEFAULT_SETTINGS: Settings = {
  enabled: true,
  codeLens: false,
  endpoints: [],
  roles: {
    completion: { endpointName: '', model: '' },
    chat: { endpointName: '', model: '' },
    edit: { endpointName: '', model: '' },
  },
  fallbacks: {
    completion: { endpointName: '', model: '' },
    chat: { endpointName: '', model: '' },
    edit: { endpointName: '', model: '' },
  },
  profiles: [],
  profile: '',
  completion: {
    languages: { '*': true },
    modelByLanguage: {},
    requests: 'shared',
    exclude: DEFAULT_EXCLUDE,
    inComments: true,
    inStrings: true,
    tabGuardMs: 80,
    maxPromptTokens: 2048,
    context: DEFAULT_CONTEXT,
    pinnedFiles: [],
    maxTokens: 256,
    temperature: 0.1,
    candidates: 3,
    template: 'auto',
    contextLengthExceeded: 'truncate',
  },
  chat: {
    systemPrompt: '',
    systemPrompts: [],
    allowedHosts: [],
    summarise: true,
    titles: 'words',
    maxTokens: 4096,
    temperature: 0.3,
  },
  projectInstructions: true,
  prices: { currency: 'USD', prices: [] },
  timeouts: { firstByteMs: 120_000, suggestionMs: 10_000, idleMs: 60_000 },
};
