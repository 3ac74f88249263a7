/** What an editor reports about a place. */
export interface EditProblem {
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  /** Who reports it, and by which code: `ts 2304`; empty when unknown. */
  readonly code: string;
  /** The text that it is about, as far as it is short; empty otherwise. */
  readonly about: string;
}

const MOST_PROBLEMS = 10;
const LONGEST_MESSAGE = 600;

/** The instruction of an edit that mends what the editor reports. */
export function fixInstruction(problems: readonly EditProblem[]): string {
  const lines = problems.slice(0, MOST_PROBLEMS).map((problem) => `- ${describeProblem(problem)}`);
  const what = lines.length === 1 ? 'this problem' : 'these problems';
  return `Fix ${what} that the editor reports, at its cause, and change nothing else:\n${lines.join('\n')}`;
}

/** The question of *Explain with Interline*. */
export function explainProblem(problem: EditProblem, place: string): string {
  const where = place.replaceAll('`', "'");
  return `Explain this problem that the editor reports in \`${where}\`: what it means, why it is reported here, and how to mend it.\n\n- ${describeProblem(problem)}`;
}

function describeProblem({ severity, message, code, about }: EditProblem): string {
  const words = message.replace(/\s+/g, ' ').trim().slice(0, LONGEST_MESSAGE);
  const where = about === '' ? '' : ` (at \`${about.replaceAll('`', "'")}\`)`;
  return `${severity}${code === '' ? '' : ` ${code}`}${where}: ${words}`;
}
