import * as vscode from 'vscode';
import type { ContextSnippet } from '../../../core/completion/context/contextSnippet.ts';
import { originOf } from './documentText.ts';
import type { CursorPlace, SnippetSource } from './snippetSource.ts';

const LINES_AROUND = 12;
const MOST = 4;
const LONGEST_MESSAGE = 200;

/** Errors and warnings near the cursor, as they were when it last rested: while one types they come and go with every key. */
export class NearbyProblems implements SnippetSource {
  readonly kinds = ['diagnostic'] as const;
  #known: ContextSnippet | undefined;

  snippets({ document }: CursorPlace): readonly ContextSnippet[] {
    return this.#known?.uri === document.uri.toString() ? [this.#known] : [];
  }

  lookAhead({ document, position }: CursorPlace): Promise<void> {
    const distance = ({ range }: vscode.Diagnostic): number => Math.abs(range.start.line - position.line);
    const near = vscode.languages
      .getDiagnostics(document.uri)
      .filter((problem) => problem.severity <= vscode.DiagnosticSeverity.Warning)
      // The line at the cursor is unfinished, and wrong for that reason alone.
      .filter((problem) => distance(problem) > 0 && distance(problem) <= LINES_AROUND)
      .sort((one, other) => distance(one) - distance(other))
      .slice(0, MOST)
      .sort((one, other) => one.range.start.line - other.range.start.line);
    this.#known = near.length === 0 ? undefined : { ...snippetOf(document, near) };
    return Promise.resolve();
  }

  dispose(): void {
    this.#known = undefined;
  }
}

function snippetOf(document: vscode.TextDocument, problems: readonly vscode.Diagnostic[]): ContextSnippet {
  const origin = originOf(document);
  const lines = problems.map(({ severity, message, range }) => {
    const code = document.lineAt(Math.min(range.start.line, document.lineCount - 1)).text.trim();
    const words = message.replace(/\s+/g, ' ').slice(0, LONGEST_MESSAGE);
    return `${severity === vscode.DiagnosticSeverity.Error ? 'error' : 'warning'} in \`${code.slice(0, LONGEST_MESSAGE)}\`: ${words}`;
  });
  const text = lines.join('\n');
  return {
    ...origin,
    source: 'diagnostic',
    path: `problems in ${origin.path}`,
    languageId: 'plaintext',
    text,
    firstLine: 0,
  };
}
