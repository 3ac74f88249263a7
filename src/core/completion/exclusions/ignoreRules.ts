import ignore, { type Ignore } from 'ignore';

/** What a list of patterns says of a path. `undecided`: none of them speaks of it. */
export type Verdict =
  | { readonly kind: 'excluded'; readonly pattern: string }
  | { readonly kind: 'included' }
  | { readonly kind: 'undecided' };

/** Patterns in the syntax of `.gitignore`, read once and asked often. */
export interface IgnoreRules {
  /** @param path Below the folder that the patterns belong to, with `/`, without a leading one. */
  verdictOn(path: string): Verdict;
}

/** Upper and lower case are the same: a rule that guards a secret must not depend on the disk. */
export function createIgnoreRules(patterns: readonly string[]): IgnoreRules {
  const rules = readPatterns(patterns);
  return {
    verdictOn(path) {
      if (!ignore.isPathValid(path)) return { kind: 'undecided' };
      const { rule, unignored } = rules.test(path);
      if (rule !== undefined) return { kind: 'excluded', pattern: rule.pattern };
      return { kind: unignored ? 'included' : 'undecided' };
    },
  };
}

/** The lines of an ignore file. */
export function parseIgnoreFile(text: string): readonly string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

function readPatterns(patterns: readonly string[]): Ignore {
  const rules = ignore({ ignorecase: true });
  for (const pattern of patterns.flatMap(expandBraces)) rules.add({ pattern: withoutTrailingSpaces(pattern) });
  return rules;
}

/** `{a,b}` is no ignore file's syntax, but people know it from the editor's settings. Nested braces too; at most some hundred. */
export function expandBraces(pattern: string): readonly string[] {
  const braces = /\{([^{}]*,[^{}]*)\}/.exec(pattern);
  if (braces === null) return [pattern];
  const head = pattern.slice(0, braces.index);
  const tail = pattern.slice(braces.index + braces[0].length);
  const expanded = (braces[1] ?? '').split(',').map((choice) => head + choice + tail);
  return expanded.length * pattern.length > 10_000 ? [pattern] : expanded.flatMap(expandBraces);
}

/** A space at the end belongs to the pattern only behind a backslash. */
function withoutTrailingSpaces(pattern: string): string {
  return pattern.replace(/(?<!\\)\s+$/, '');
}
