import type { Dialect } from './dialects/dialect.ts';
import { modelName, type ThinkingFields, type ThinkingSwitch } from './dialects/thinkingSwitch.ts';
import type { LearnedManners } from './manners.ts';
import { THINKING_EFFORTS, type ThinkingEffort } from './thinkingEffort.ts';

/** Whose switch is meant, and what refusals have taught about it. */
export interface Thinker {
  readonly dialect: Pick<Dialect, 'thinking'>;
  readonly model: string;
  readonly learned: Pick<LearnedManners, 'dropped' | 'reasoningEfforts'>;
}

/** Of each effort, those that come closest, in this order. Nothing stands for `off`: a model that is told to think a little thinks. */
const NEAREST: Readonly<Record<ThinkingEffort, readonly ThinkingEffort[]>> = {
  off: ['off'],
  on: ['on', 'medium', 'high', 'low'],
  low: ['low', 'on', 'medium', 'high'],
  medium: ['medium', 'on', 'high', 'low'],
  high: ['high', 'on', 'medium', 'low'],
};

/** The body fields for a wish, or for what comes closest to it; empty where the server has no word for it, or has refused them all. */
export function thinkingFields(thinker: Thinker, effort: ThinkingEffort): ThinkingFields {
  const found = switchOf(thinker);
  if (found === undefined) return {};
  const wished = NEAREST[effort].map((near) => found.fields[near]);
  const candidates = effort === 'off' ? [...wished, found.least] : wished;
  return candidates.find((fields) => fields !== undefined && isTaken(fields, thinker.learned)) ?? {};
}

/**
 * The efforts among which a person can choose; empty where there is nothing to choose.
 *
 * @param hasThought The model is known to think, because it has: a switch that the server takes for all models is offered then, too.
 */
export function thinkingChoices(thinker: Thinker, hasThought: boolean): readonly ThinkingEffort[] {
  const found = switchOf(thinker);
  if (found === undefined || !(hasThought || (found.heededBy?.test(modelName(thinker.model)) ?? true))) return [];
  const choices = THINKING_EFFORTS.filter((effort) => {
    const fields = found.fields[effort];
    return fields !== undefined && isTaken(fields, thinker.learned);
  });
  return choices.length < 2 ? [] : choices;
}

function switchOf({ dialect, model }: Thinker): ThinkingSwitch | undefined {
  const name = modelName(model);
  return dialect.thinking.find(({ models }) => models?.test(name) ?? true);
}

/** No fields at all are always taken: it is what the model does unasked. */
function isTaken(fields: ThinkingFields, { dropped, reasoningEfforts }: Thinker['learned']): boolean {
  return Object.entries(fields).every(
    ([field, value]) =>
      !dropped.includes(field) &&
      (field !== 'reasoning_effort' || reasoningEfforts === undefined || reasoningEfforts.includes(String(value))),
  );
}
