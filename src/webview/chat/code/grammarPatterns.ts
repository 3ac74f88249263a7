import { isRecord } from '../../../core/util/isRecord.ts';

const PATTERN_FIELDS = ['match', 'begin', 'end', 'while'] as const;

/** All regular expressions of a TextMate grammar, each once. */
export function grammarPatterns(grammar: unknown): readonly string[] {
  const found = new Set<string>();
  const nodes: unknown[] = [grammar];
  // The list grows while it is walked.
  for (const node of nodes) {
    if (Array.isArray(node)) nodes.push(...Array.from<unknown>(node));
    if (!isRecord(node)) continue;
    nodes.push(...Object.values(node));
    for (const field of PATTERN_FIELDS) {
      const pattern = node[field];
      if (typeof pattern === 'string') found.add(pattern);
    }
  }
  return [...found];
}
