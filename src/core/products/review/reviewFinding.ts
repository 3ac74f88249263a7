export type Severity = 'error' | 'warning' | 'suggestion';

/** One remark of a model about a diff, as it was written: path, line and quotation may all be wrong. */
export interface ReviewFinding {
  readonly path: string;
  /** Of the new side, from 1; undefined when none was named. */
  readonly line: number | undefined;
  /** Last line that it is about. */
  readonly endLine: number | undefined;
  /** Code that it speaks of; empty for none. */
  readonly quote: string;
  readonly severity: Severity;
  readonly text: string;
}

/** Models have many words for three things. */
export function severityOf(word: string): Severity {
  if (/^(?:error|bug|critical|blocker|high|major|security|must|issue|fatal|severe)/i.test(word)) return 'error';
  return /^(?:warn|medium|moderate|risk|concern|problem|should)/i.test(word) ? 'warning' : 'suggestion';
}
