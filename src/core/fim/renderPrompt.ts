import type { FimParts, FimTemplate, NeighbourFile } from './fimTemplate.ts';
import { neutraliseSentinels } from './neutraliseSentinels.ts';

/**
 * The raw prompt. With neighbours and a family that knows a form for them, they come before the current file, in the given order. Slots are filled in one
 * pass, so that a slot's name in the user's own text stays as it is; no special token stands in it but the template's own.
 */
export function renderPrompt(
  template: FimTemplate,
  parts: FimParts,
  neighbours: readonly NeighbourFile[] = [],
): string {
  const { sentinels, repository: form } = template;
  const clean = (text: string): string => neutraliseSentinels(text, sentinels);
  const values = {
    prefix: clean(parts.prefix),
    suffix: clean(parts.suffix),
    filename: cleanLine(parts.fileName, sentinels),
    language: cleanLine(parts.language, sentinels),
    repo: cleanLine(parts.repository, sentinels),
  };
  if (form === undefined || neighbours.length === 0) return fillSlots(template.prompt, values, sentinels);
  const files = neighbours
    .map(({ path, text }) => fillSlots(form.file, { path: cleanLine(path, sentinels), code: clean(text) }, sentinels))
    .join('');
  return fillSlots(form.prompt, { ...values, files }, sentinels);
}

/** Names stand on a line of their own. */
function cleanLine(text: string, sentinels: readonly string[]): string {
  return neutraliseSentinels(text.replace(/[\r\n]+/g, ' '), sentinels);
}

/** Puts the values where their names stand; what has no value, nothing. A space keeps two pieces apart that would make a token together. */
function fillSlots(pattern: string, values: Readonly<Record<string, string>>, sentinels: readonly string[]): string {
  let filled = '';
  for (const piece of pattern.split(/(\{\w+\})/)) {
    const text = /^\{\w+\}$/.test(piece) ? (values[piece.slice(1, -1)] ?? '') : piece;
    filled += joinsToToken(filled, text, sentinels) ? ` ${text}` : text;
  }
  return filled;
}

/** Whether a token would begin in the one text and end in the other. */
function joinsToToken(before: string, after: string, sentinels: readonly string[]): boolean {
  return sentinels.some((sentinel) => {
    const reach = sentinel.length - 1;
    const end = before.slice(Math.max(0, before.length - reach));
    return (end + after.slice(0, reach)).includes(sentinel);
  });
}
