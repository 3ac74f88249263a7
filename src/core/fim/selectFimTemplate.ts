import type { Target } from '../endpoint/modelGateway.ts';
import type { CompletionTemplate } from './fimTemplate.ts';
import { FIM_TEMPLATES, type TemplateFamily } from './fimTemplates.ts';
import { isUserTemplate, parseUserTemplate } from './userTemplate.ts';

/**
 * Model name to family: the first row that matches wins, so the particular stands before the general. Names are lower-cased whole ids
 * (`accounts/fireworks/models/starcoder-16b-w8a16`, `qwen2.5-coder:7b-base`, `/models/codellama-13b.Q4_K_M.gguf`).
 */
const MODEL_FAMILIES: readonly (readonly [pattern: RegExp, family: TemplateFamily])[] = [
  // Same family names without the training: asked in words.
  [/mamba-?codestral|opencoder|codestral-embed/, 'chat'],
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
  [/gpt-3\.5-turbo-instruct|code-davinci|text-davinci/, 'suffixField'],
  // Known for conversation only.
  [
    /\b(?:gpt|chatgpt|claude|gemini|grok|kimi|command|nova|phi|mistral|mixtral|magistral|devstral|llama|gemma)\b/,
    'chat',
  ],
  [/(?:gpt|llama|gemma|phi|qwen|qwq|granite|glm|yi|minimax|hermes)-?\d|\bo[134](?:-|$)|deepseek|instruct|chat/, 'chat'],
];

/** A name that says nothing was chosen for completion by someone who knows: most such models, fine-tunes above all, keep StarCoder's tokens. */
const UNKNOWN_MODEL: TemplateFamily = 'starcoder';

/** The family that `auto` means for this model. */
export function familyOfModel(modelId: string): TemplateFamily {
  const name = modelId.toLowerCase();
  return MODEL_FAMILIES.find(([pattern]) => pattern.test(name))?.[1] ?? UNKNOWN_MODEL;
}

/** The template that the setting names (a family, a template of the user's own), else the model's. */
export function selectFimTemplate(setting: string, modelId: string): CompletionTemplate {
  if (isUserTemplate(setting)) return parseUserTemplate(setting);
  const wanted = FIM_TEMPLATES.find((template) => template.family === setting);
  return wanted ?? templateOfFamily(familyOfModel(modelId));
}

/** The same for a model that refusals have taught something about: where the template's route is closed, it is asked in words. */
export function templateForTarget(
  setting: string,
  { model, learned = {} }: Pick<Target, 'model' | 'learned'>,
): CompletionTemplate {
  const template = selectFimTemplate(setting, model);
  const isClosed = learned.chatOnly === true || (learned.suffixRefused === true && template.kind === 'suffixField');
  return isClosed ? templateOfFamily('chat') : template;
}

function templateOfFamily(family: TemplateFamily): CompletionTemplate {
  const found = FIM_TEMPLATES.find((template) => template.family === family);
  if (found === undefined) throw new Error(`No template of family ${family}`);
  return found;
}
