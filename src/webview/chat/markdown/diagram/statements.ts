import { DiagramProblem } from './diagramProblem.ts';

/** Statements of a diagram: its lines without comments, directives and front matter, trimmed. */
export function statementsOf(source: string): readonly string[] {
  return source
    .replace(/^\s*---\n.*?\n\s*---\s*\n/s, '')
    .replaceAll(/%%\{.*?\}%%/gs, '')
    .replaceAll(/^\s*accDescr\s*\{[^}]*\}/gm, '')
    .split('\n')
    .map((line) => line.replace(/(?:^|\s)%%.*$/, '').trim())
    .filter((line) => line !== '' && !/^(?:accTitle|accDescr)\s*:/.test(line));
}

/** Handles the statement when it is of its form; false when it is not. */
export type StatementRule = (statement: string) => boolean;

/** Hands every statement to the first rule that takes it. Throws for one that no rule takes: a diagram is shown whole or not at all. */
export function readStatements(statements: readonly string[], rules: readonly StatementRule[]): void {
  for (const statement of statements)
    if (!rules.some((rule) => rule(statement))) throw new DiagramProblem('unreadable', statement);
}

/** A rule for statements that a pattern matches. */
export function onMatch(pattern: RegExp, handle: (groups: readonly string[]) => void): StatementRule {
  return (statement) => {
    const match = pattern.exec(statement);
    if (match === null) return false;
    // Groups that did not take part are undefined, whatever the type says.
    handle(match.slice(1).map((group: string | undefined) => group ?? ''));
    return true;
  };
}
