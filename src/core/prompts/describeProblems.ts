/** What an editor reports about a piece of code. */
export interface CodeProblem {
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  /** Counted from 1, as people do. */
  readonly line: number;
  readonly message: string;
  /** For example `ts 2304`; empty when the reporter gives none. */
  readonly code: string;
}

const MAX_PROBLEMS = 20;
const MAX_PROBLEM_LENGTH = 500;
const SEVERITIES: readonly CodeProblem['severity'][] = ['error', 'warning', 'information', 'hint'];

/** A list for a prompt, the worst first, one problem a line; says so when there is none. */
export function describeProblems(problems: readonly CodeProblem[]): string {
  if (problems.length === 0) return '- no problems';
  const sorted = problems.toSorted((a, b) => rank(a) - rank(b) || a.line - b.line);
  const lines = sorted.slice(0, MAX_PROBLEMS).map(describeProblem);
  const rest = sorted.length - lines.length;
  return [...lines, ...(rest === 0 ? [] : [`- and ${rest} more`])].join('\n');
}

function rank({ severity }: CodeProblem): number {
  return SEVERITIES.indexOf(severity);
}

function describeProblem({ severity, line, message, code }: CodeProblem): string {
  const words = message.replace(/\s+/g, ' ').trim().slice(0, MAX_PROBLEM_LENGTH);
  return `- line ${line}, ${severity}${code === '' ? '' : ` (${code})`}: ${words}`;
}
