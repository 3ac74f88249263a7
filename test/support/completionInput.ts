import type { CompletionInput } from '../../src/core/completion/completionInput.ts';
import { splitAtCursor } from './cursorText.ts';

/** A place in a JavaScript file, the cursor as `█`; single fields can be replaced. */
export function inputAt(marked: string, overrides: Partial<CompletionInput> = {}): CompletionInput {
  const { prefix, suffix } = splitAtCursor(marked);
  return {
    uri: 'file:///demo/a.js',
    languageId: 'javascript',
    fileName: 'a.js',
    repository: 'demo',
    text: prefix + suffix,
    offset: prefix.length,
    textStart: 0,
    firstLine: 0,
    insertSpaces: true,
    tabSize: 2,
    trigger: 'automatic',
    hasSelection: false,
    cursorCount: 1,
    isReadOnly: false,
    ...overrides,
  };
}
