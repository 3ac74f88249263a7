import type { BodyField, Dialect } from './dialects/dialect.ts';

/** What refusals have taught about one model of one endpoint; empty at first. Plain data, so that it can be shown and kept. */
export interface LearnedManners {
  /** Fields that are left out from now on. */
  readonly dropped: readonly string[];
  /** `max_tokens` under its other name. */
  readonly maxTokensField?: 'max_tokens' | 'max_completion_tokens';
  readonly stopLimit?: number;
  /** Most tokens of an answer that the server accepts. */
  readonly answerLimit?: number;
  /** The model's whole length, as a refusal stated it. */
  readonly contextTokens?: number;
  /** `suffix` is refused: the prompt must carry a fill-in-the-middle template. */
  readonly suffixRefused?: boolean;
  /** The model only chats. */
  readonly chatOnly?: boolean;
}

export const NOTHING_LEARNED: LearnedManners = { dropped: [] };

/** What a request may hold: the family's manners with what was learned laid over them. */
export interface Manners {
  readonly dialect: Dialect;
  readonly learned: LearnedManners;
  readonly maxTokensField: 'max_tokens' | 'max_completion_tokens';
  readonly stopLimit: number;
  /** One of the family's `reasoningModels`. */
  readonly reasons: boolean;
  refuses(field: BodyField): boolean;
}

export function mannersOf(dialect: Dialect, model: string, learned: LearnedManners = NOTHING_LEARNED): Manners {
  const reasons = dialect.reasoningModels?.test(baseName(model)) === true;
  const sampling: readonly string[] = reasons
    ? ['temperature', 'top_p', 'stop', 'presence_penalty', 'frequency_penalty']
    : [];
  const refused = new Set<string>([...dialect.refuses, ...sampling, ...learned.dropped]);
  return {
    dialect,
    learned,
    reasons,
    maxTokensField: learned.maxTokensField ?? (reasons ? 'max_completion_tokens' : dialect.maxTokensField),
    stopLimit: Math.min(learned.stopLimit ?? Infinity, dialect.stopLimit ?? Infinity),
    refuses: (field) => refused.has(field),
  };
}

/** `openai/gpt-5` is `gpt-5`. */
function baseName(model: string): string {
  return model.slice(model.lastIndexOf('/') + 1).toLowerCase();
}
