/** What can be chosen after an `@`. The order is the one in which people see them. */
export const CONTEXT_KINDS = [
  'file',
  'folder',
  'symbol',
  'selection',
  'visible',
  'open',
  'problems',
  'diff',
  'commit',
  'branch',
  'code',
  'tree',
  'terminal',
  'clipboard',
  'url',
] as const;
export type ContextKind = (typeof CONTEXT_KINDS)[number];

/** Narrows a word that came from elsewhere. */
export function isContextKind(value: unknown): value is ContextKind {
  return CONTEXT_KINDS.some((kind) => kind === value);
}
