import type { ThinkingEffort } from '../thinkingEffort.ts';

/** Top-level body fields. */
export type ThinkingFields = Readonly<Record<string, unknown>>;

/** How one kind of model at one server family is told how much to think. Model names are tested as `modelName` gives them. */
export interface ThinkingSwitch {
  /** Absent: every model. */
  readonly models?: RegExp;
  /** What each effort sends; an effort that is not there is one that these models do not have. */
  readonly fields: Readonly<Partial<Record<ThinkingEffort, ThinkingFields>>>;
  /** Sent for a wish not to think at all, where that cannot be had: what comes closest. */
  readonly least?: ThinkingFields;
  /**
   * Models that are known to heed it. Servers that host any model take the switch for all, and most of those models do not think: it is sent
   * when wished for, but offered to people only for these. Absent: all of `models`.
   */
  readonly heededBy?: RegExp;
}

/** `openai/gpt-5` is `gpt-5`. */
export function modelName(model: string): string {
  return model.slice(model.lastIndexOf('/') + 1).toLowerCase();
}

/** `reasoning_effort`, one word for each effort that the models have; the key `off` usually is `none`. */
export function reasoningEfforts(words: Readonly<Partial<Record<ThinkingEffort, string>>>): ThinkingSwitch['fields'] {
  const entries = Object.entries(words).map(([effort, word]) => [effort, { reasoning_effort: word }]);
  return Object.fromEntries(entries) as ThinkingSwitch['fields'];
}

export const LOW_TO_HIGH = { low: 'low', medium: 'medium', high: 'high' } as const;

/** Open models that think, whoever serves them; those with a mode for each answer and those that always do. */
export const OPEN_THINKERS =
  /qwen-?3|qwq|gpt-oss|deepseek-?(?:r1|v3\.[1-9]|v[4-9]|chat|reasoner)|glm-?(?:4\.[5-9]|[5-9]|z1)|kimi-?k[2-9]|minimax-?m|smollm3|hunyuan|ernie|exaone-?(?:deep|4)|nemotron|mimo|cogito|granite-?(?:3\.[2-9]|4)|magistral|seed-oss|phi-?4-.*reasoning|think|reason/;

/** gpt-oss always thinks; everybody who serves it takes OpenAI's own field. */
export const GPT_OSS: ThinkingSwitch = {
  models: /gpt-oss/,
  fields: reasoningEfforts(LOW_TO_HIGH),
  least: { reasoning_effort: 'low' },
};

/**
 * Variables of the chat template, as servers pass them on that run open models (vLLM, SGLang, llama.cpp). Qwen's template and most others ask
 * for `enable_thinking`, those of DeepSeek and Granite for `thinking`; a template ignores what it does not ask for.
 */
export const TEMPLATE_SWITCHES: readonly ThinkingSwitch[] = [
  {
    models: /deepseek|granite/,
    fields: {
      off: { chat_template_kwargs: { thinking: false } },
      on: { chat_template_kwargs: { thinking: true } },
    },
    heededBy: OPEN_THINKERS,
  },
  {
    fields: {
      off: { chat_template_kwargs: { enable_thinking: false } },
      on: { chat_template_kwargs: { enable_thinking: true } },
    },
    heededBy: OPEN_THINKERS,
  },
];

/**
 * OpenAI's own models, in its cloud and in Azure's (platform.openai.com/docs/guides/reasoning). Those before gpt-5.1 always think; gpt-5 takes
 * `minimal`, the o-series and the Codex models take no less than `low`; the Pro and chat variants have nothing to choose.
 */
export const OPENAI_SWITCHES: readonly ThinkingSwitch[] = [
  { models: /^(?:gpt-5|o\d).*-(?:pro|chat)(?:-|$)/, fields: {} },
  { models: /^gpt-5\.\d(?!.*codex)/, fields: reasoningEfforts({ off: 'none', ...LOW_TO_HIGH }) },
  { models: /^gpt-5(?!.*codex)/, fields: reasoningEfforts(LOW_TO_HIGH), least: { reasoning_effort: 'minimal' } },
  { models: /^(?:o\d|gpt-5|codex)/, fields: reasoningEfforts(LOW_TO_HIGH), least: { reasoning_effort: 'low' } },
];
