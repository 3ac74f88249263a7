import { t } from '@vscode/l10n';

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

/** The template that a setting's text means, or what is wrong with the text: one sentence about the setting, with the next step. */
export type ReadTemplate = { readonly template: string } | { readonly advice: (subject: string) => string };

/** `auto`, a family in any case of letters, or a template with slots. */
export function readTemplateSetting(text: string): ReadTemplate {
  const named = ['auto', ...TEMPLATE_FAMILIES].find((family) => family.toLowerCase() === text.toLowerCase());
  if (named !== undefined) return { template: named };
  const slots = [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const isOwn = slots.length > 0 || /[<>[\]|{}]/.test(text);
  const advice = isOwn ? adviceOnSlots(slots) : adviceOnName;
  return advice === undefined ? { template: text } : { advice };
}

function adviceOnName(subject: string): string {
  return t(
    '{0} must be "auto", a family ({1}) or a template with {2}; Interline chooses by the model until it is.',
    subject,
    TEMPLATE_FAMILIES.join(', '),
    '{prefix}',
  );
}

function adviceOnSlots(slots: readonly string[]): ((subject: string) => string) | undefined {
  const unknown = slots.find((slot) => !SLOTS.includes(slot));
  const known = SLOTS.map((slot) => `{${slot}}`).join(', ');
  if (unknown !== undefined)
    return (subject) =>
      t(
        '{0} must not have the slot {1}: there are {2}; Interline chooses by the model until it is.',
        subject,
        `{${unknown}}`,
        known,
      );
  if (!slots.includes('prefix'))
    return (subject) =>
      t(
        '{0} must have the slot {1}, where the text before the cursor goes; Interline chooses by the model until it is.',
        subject,
        '{prefix}',
      );
  const twice = SLOTS.find((slot) => slots.filter((other) => other === slot).length > 1);
  if (twice === undefined) return undefined;
  return (subject) =>
    t('{0} must have the slot {1} only once; Interline chooses by the model until it is.', subject, `{${twice}}`);
}
