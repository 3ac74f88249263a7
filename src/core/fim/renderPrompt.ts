import type { FimParts, FimTemplate, NeighbourFile } from './fimTemplate.ts';
import { neutraliseSentinels } from './neutraliseSentinels.ts';

/**
 * The raw prompt. With neighbours and a family that knows a form for them, they come before the current file, in the given order. Slots are filled in one
 * pass, so that a slot's name in the user's own text stays as it is.
 */
export function renderPrompt(
  template: FimTemplate,
  parts: FimParts,
  neighbours: readonly NeighbourFile[] = [],
): string {
  const clean = (text: string): string => neutraliseSentinels(text, template.sentinels);
  const values: Record<string, string> = {
    prefix: clean(parts.prefix),
    suffix: clean(parts.suffix),
    filename: clean(parts.fileName),
    language: clean(parts.language),
    repo: clean(parts.repository),
  };
  const form = template.repository;
  if (form === undefined || neighbours.length === 0) return fillSlots(template.prompt, values);
  values['files'] = neighbours
    .map(({ path, text }) => fillSlots(form.file, { path: clean(path), code: clean(text) }))
    .join('');
  return fillSlots(form.prompt, values);
}

function fillSlots(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{(\w+)\}/g, (slot, name: string) => values[name] ?? slot);
}
