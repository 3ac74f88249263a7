import type { FimTemplate } from '../fim/fimTemplate.ts';
import { FIM_TEMPLATES } from '../fim/fimTemplates.ts';
import { familyOfModel } from '../fim/modelFamilies.ts';

/** Families whose tokens are spelled alike or easily taken for each other; the order of the two sides tells them apart. */
const RIVALS: Readonly<Record<string, readonly string[]>> = {
  starcoder: ['mellum', 'qwen'],
  starcoder2: ['mellum', 'starcoder'],
  mellum: ['starcoder2', 'qwen'],
  qwen: ['starcoder', 'granite4'],
  codeqwen: ['qwen', 'starcoder'],
  codegemma: ['qwen', 'starcoder'],
  granite4: ['qwen', 'starcoder'],
  glm: ['codegeex4', 'qwen'],
  codegeex4: ['glm', 'qwen'],
  codestral: ['starcoder', 'qwen'],
  deepseek: ['starcoder', 'qwen'],
  seedCoder: ['qwen', 'starcoder'],
};

/** What a name that tells nothing may hide: the two most common spellings, and the one that reads the suffix first. */
const UNTOLD = ['starcoder', 'qwen', 'mellum'];

/** Raw templates worth a try for this model, the one that its name tells first; three at most. */
export function plausibleTemplates(model: string): readonly FimTemplate[] {
  const named = familyOfModel(model);
  const families = named === 'chat' || named === 'suffixField' ? UNTOLD : [named, ...(RIVALS[named] ?? UNTOLD)];
  return [...new Set(families)].slice(0, 3).flatMap((family) => rawTemplates().filter((one) => one.family === family));
}

function rawTemplates(): readonly FimTemplate[] {
  return FIM_TEMPLATES.flatMap((template) => (template.kind === 'fim' ? [template] : []));
}
