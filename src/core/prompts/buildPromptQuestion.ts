import type { PromptDefinition } from './promptDefinitions.ts';

/** What an editor reports about a piece of code. */
export interface CodeProblem {
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  /** Counted from 1, as people do. */
  readonly line: number;
  readonly message: string;
  /** For example `ts 2304`; empty when the reporter gives none. */
  readonly code: string;
}

export interface PromptSubject {
  /** For example `src/app.ts:10-24`. */
  readonly place: string;
  readonly problems: readonly CodeProblem[];
}

const MAX_PROBLEMS = 20;
const MAX_PROBLEM_LENGTH = 500;
const SEVERITIES: readonly CodeProblem['severity'][] = ['error', 'warning', 'information', 'hint'];

/** The question of a prompt about one place in the code; problems are listed the worst first. */
export function buildPromptQuestion(definition: PromptDefinition, { place, problems }: PromptSubject): string {
  const question = definition.question.replaceAll('{place}', () => `\`${place.replaceAll('`', "'")}\``);
  if (!definition.withDiagnostics || problems.length === 0) return question;
  const sorted = problems.toSorted((a, b) => rank(a) - rank(b) || a.line - b.line);
  const lines = sorted.slice(0, MAX_PROBLEMS).map(describeProblem);
  const rest = sorted.length - lines.length;
  const more = rest === 0 ? [] : [`- and ${rest} more`];
  return `${question}\n\nThe editor reports:\n${[...lines, ...more].join('\n')}`;
}

function rank({ severity }: CodeProblem): number {
  return SEVERITIES.indexOf(severity);
}

function describeProblem({ severity, line, message, code }: CodeProblem): string {
  const words = message.replace(/\s+/g, ' ').trim().slice(0, MAX_PROBLEM_LENGTH);
  return `- line ${line}, ${severity}${code === '' ? '' : ` (${code})`}: ${words}`;
}
