import type { BodyField, Dialect } from './dialects/dialect.ts';
import { modelName } from './dialects/thinkingSwitch.ts';

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
  /** The values of `reasoning_effort` that a refusal named; absent: none was refused. */
  readonly reasoningEfforts?: readonly string[];
  /** `suffix` is refused: the prompt must carry a fill-in-the-middle template. */
  readonly suffixRefused?: boolean;
  /** The model only chats. */
  readonly chatOnly?: boolean;
}

export const NOTHING_LEARNED: LearnedManners = { dropped: [] };

/** What a request may hold: the family's manners with what was learned laid over them. */
export interface Manners {
  readonly dialect: Dialect;
  readonly model: string;
  readonly learned: LearnedManners;
  readonly maxTokensField: 'max_tokens' | 'max_completion_tokens';
  readonly stopLimit: number;
  /** One of the family's `reasoningModels`. */
  readonly reasons: boolean;
  refuses(field: BodyField): boolean;
}

export function mannersOf(dialect: Dialect, model: string, learned: LearnedManners = NOTHING_LEARNED): Manners {
  const reasons = dialect.reasoningModels?.test(modelName(model)) === true;
  const sampling: readonly string[] = reasons
    ? ['temperature', 'top_p', 'stop', 'presence_penalty', 'frequency_penalty']
    : [];
  const refused = new Set<string>([...dialect.refuses, ...sampling, ...learned.dropped]);
  return {
    dialect,
    model,
    learned,
    reasons,
    maxTokensField: learned.maxTokensField ?? (reasons ? 'max_completion_tokens' : dialect.maxTokensField),
    stopLimit: Math.min(learned.stopLimit ?? Infinity, dialect.stopLimit ?? Infinity),
    refuses: (field) => refused.has(field),
  };
}
