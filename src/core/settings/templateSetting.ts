/** The template families that we know; `fimTemplates.ts` holds their tokens. */
export const TEMPLATE_FAMILIES = [
  'starcoder',
  'santacoder',
  'starcoder2',
  'codellama',
  'deepseek',
  'qwen',
  'codeqwen',
  'codegemma',
  'codestral',
  'granite4',
  'seedCoder',
  'mellum',
  'codegeex4',
  'glm',
  'mercury',
  'suffixField',
  'infill',
  'chat',
] as const;
export type TemplateFamily = (typeof TEMPLATE_FAMILIES)[number];

/** What a template of the user's own may be made of. */
const SLOTS = ['prefix', 'suffix', 'filename', 'language', 'repo', 'files'];

/** The template that a setting's text means, or what is wrong with the text: a clause that completes the sentence about the setting, with the next step. */
export type ReadTemplate = { readonly template: string } | { readonly advice: string };

/** `auto`, a family in any case of letters, or a template with slots. */
export function readTemplateSetting(text: string): ReadTemplate {
  const named = ['auto', ...TEMPLATE_FAMILIES].find((family) => family.toLowerCase() === text.toLowerCase());
  if (named !== undefined) return { template: named };
  const slots = [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  if (slots.length === 0 && !/[<>[\]|{}]/.test(text))
    return { advice: `must be "auto", a family (${TEMPLATE_FAMILIES.join(', ')}) or a template with {prefix}${UNTIL}` };
  const problem = problemOf(slots);
  return problem === undefined ? { template: text } : { advice: problem + UNTIL };
}

const UNTIL = '; Interline chooses by the model until it is';

function problemOf(slots: readonly string[]): string | undefined {
  const unknown = slots.find((slot) => !SLOTS.includes(slot));
  const known = SLOTS.map((slot) => `{${slot}}`).join(', ');
  if (unknown !== undefined) return `must not have the slot {${unknown}}: there are ${known}`;
  if (!slots.includes('prefix')) return 'must have the slot {prefix}, where the text before the cursor goes';
  const twice = SLOTS.find((slot) => slots.filter((other) => other === slot).length > 1);
  return twice === undefined ? undefined : `must have the slot {${twice}} only once`;
}
