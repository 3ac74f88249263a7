import type { ContextSnippet } from '../../src/core/completion/context/contextSnippet.ts';

/** A JavaScript file that is open in a tab; single fields can be replaced. */
export function snippetOf(text: string, overrides: Partial<ContextSnippet> = {}): ContextSnippet {
  const path = overrides.path ?? 'other.js';
  const place = { uri: `file:///demo/${path}`, path, languageId: 'javascript', firstLine: 0 };
  return { source: 'openTab', ...place, text, ...overrides };
}
