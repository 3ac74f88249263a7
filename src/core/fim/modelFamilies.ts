import type { TemplateFamily } from '../settings/templateSetting.ts';

/**
 * Model name to family: the first row that matches wins, so the particular stands before the general. Names are lower-cased whole ids
 * (`accounts/fireworks/models/starcoder-16b-w8a16`, `qwen2.5-coder:7b-base`, `/models/codellama-13b.Q4_K_M.gguf`).
 */
const MODEL_FAMILIES: readonly (readonly [pattern: RegExp, family: TemplateFamily])[] = [
  // Same family names without the training: asked in words.
  [/mamba-?codestral|codestral-?mamba|opencoder|codestral-embed/, 'chat'],
  [/mellum/, 'mellum'],
  [/santacoder/, 'santacoder'],
  [/starcoder-?2|starcoder:?2/, 'starcoder2'],
  [/starcoder|starchat|octocoder|octogeex|refact|stable-?code|granite-?(?:\d+b-)?code|granite-\d+b/, 'starcoder'],
  [/granite-?4|granite4/, 'granite4'],
  [/codellama|code-llama|code_llama/, 'codellama'],
  [/codegemma|code-gemma/, 'codegemma'],
  [/codestral|devstral-code/, 'codestral'],
  [/codeqwen|code-qwen/, 'codeqwen'],
  [/qwen[\w.-]*coder|qwen[\w.]*-?code\b|sweep-next-edit/, 'qwen'],
  [/deepseek[\w-]*-?coder/, 'deepseek'],
  [/seed-?coder/, 'seedCoder'],
  [/codegeex-?4/, 'codegeex4'],
  [/glm-?4\.[5-9]/, 'glm'],
  [/mercury[\w-]*coder|mercury/, 'mercury'],
  [/gpt-3\.5-turbo-instruct|code-davinci|text-davinci|davinci-002|babbage-002/, 'suffixField'],
  // Known for conversation only.
  [
    /\b(?:gpt|chatgpt|claude|gemini|grok|kimi|command|nova|phi|mistral|ministral|mixtral|magistral|pixtral|devstral|llama|gemma)\b/,
    'chat',
  ],
  [/(?:gpt|llama|gemma|phi|qwen|qwq|granite|glm|yi|minimax|hermes)-?\d|\bo[134](?:-|$)|deepseek|instruct|chat/, 'chat'],
];

/** A name that says nothing was chosen for completion by someone who knows: most such models, fine-tunes above all, keep StarCoder's tokens. */
const UNKNOWN_MODEL: TemplateFamily = 'starcoder';

/** Families that were never trained to converse, except under the names that say so. */
const SILENT_FAMILIES: readonly TemplateFamily[] = ['starcoder', 'starcoder2', 'santacoder', 'mellum', 'suffixField'];

/** What the model's name tells; undefined when it tells nothing. */
export function knownFamily(modelId: string): TemplateFamily | undefined {
  const name = modelId.toLowerCase();
  return MODEL_FAMILIES.find(([pattern]) => pattern.test(name))?.[1];
}

/** The family that the name tells, else the likeliest. */
export function familyOfModel(modelId: string): TemplateFamily {
  return knownFamily(modelId) ?? UNKNOWN_MODEL;
}

/** True for a model that only continues text, as its name tells. */
export function cannotChat(modelId: string): boolean {
  const name = modelId.toLowerCase();
  if (/chat|octocoder|-it\b|(?<!turbo-)instruct/.test(name)) return false;
  const family = knownFamily(name);
  return family !== undefined && (SILENT_FAMILIES.includes(family) || (family !== 'chat' && /\bbase\b/.test(name)));
}
