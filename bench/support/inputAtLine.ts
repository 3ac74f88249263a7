import type { CompletionInput } from '../../src/core/completion/completionInput.ts';
import { DEFAULT_SETTINGS } from '../../src/core/settings/settings.ts';

export interface Place {
  readonly lines: readonly string[];
  /** Where each line starts in the file. */
  readonly lineStarts: readonly number[];
  readonly line: number;
  /** The cursor in its line. */
  readonly column: number;
}

/** Where each line starts; line ends are one character. */
export function startsOf(lines: readonly string[]): readonly number[] {
  let start = 0;
  return lines.map((line) => {
    const own = start;
    start += line.length + 1;
    return own;
  });
}

/** A place in a file as the extension hands it to the core: as many whole lines on either side as a prompt could pay for. */
export function inputAtLine({ lines, lineStarts, line, column }: Place): CompletionInput {
  const { maxPromptTokens } = DEFAULT_SETTINGS.completion;
  const firstLine = Math.max(0, line - maxPromptTokens);
  const textStart = lineStarts[firstLine] ?? 0;
  return {
    uri: 'file:///bench/code.ts',
    languageId: 'typescript',
    fileName: 'code.ts',
    repository: 'bench',
    text: lines.slice(firstLine, line + maxPromptTokens + 1).join('\n'),
    offset: (lineStarts[line] ?? 0) - textStart + column,
    textStart,
    firstLine,
    insertSpaces: true,
    tabSize: 2,
    trigger: 'automatic',
    hasSelection: false,
    cursorCount: 1,
    isReadOnly: false,
  };
}
