import { sharedFolders } from './projectPath.ts';

/** Where tests stand, seen from their source's folder. */
export type PlaceRule =
  /** In a folder below the source's; an empty name: beside it. */
  | { readonly kind: 'child'; readonly name: readonly string[] }
  /** The folders `from` somewhere on the way become `to`; what comes before and after them stays. */
  | { readonly kind: 'swap'; readonly from: readonly string[]; readonly to: readonly string[]; readonly depth: number }
  /** Whatever the source's folder, always here. */
  | { readonly kind: 'fixed'; readonly folders: readonly string[] };

/** The rules that would lead from a source's folder to its test's, the most general last. */
export function rulesBetween(source: readonly string[], test: readonly string[]): readonly PlaceRule[] {
  const start = sharedFolders(source, test);
  if (start === source.length && test.length - start <= 1) return [{ kind: 'child', name: test.slice(start) }];
  const [restOfSource, restOfTest] = [source.slice(start), test.slice(start)];
  const tail = sharedFolders(restOfSource.toReversed(), restOfTest.toReversed());
  const from = restOfSource.slice(0, restOfSource.length - tail);
  const to = restOfTest.slice(0, restOfTest.length - tail);
  const fixed: readonly PlaceRule[] = tail === 0 ? [{ kind: 'fixed', folders: test }] : [];
  return [{ kind: 'swap', from, to, depth: start }, ...projectSwap(from, to, start), ...fixed];
}

/** `src/App` with its tests in `tests/App.Tests`: the project's name is a variable. */
const SUFFIX = /^([._-]?(?:[A-Z]?[a-z]*)?[._-]?(?:tests?|specs?|unittests?))$/i;
/** Stands for a folder's name in the rule of a whole solution. */
const ANY_NAME = '*';

function projectSwap(from: readonly string[], to: readonly string[], depth: number): readonly PlaceRule[] {
  const [project, tests] = [from.at(-1), to.at(-1)];
  if (project === undefined || tests === undefined || !tests.startsWith(project) || tests === project) return [];
  const suffix = tests.slice(project.length);
  if (!SUFFIX.test(suffix)) return [];
  return [{ kind: 'swap', from: [...from.slice(0, -1), ANY_NAME], to: [...to.slice(0, -1), ANY_NAME + suffix], depth }];
}

/** The folder of the test; undefined when the rule does not speak of this source. */
export function applyRule(rule: PlaceRule, source: readonly string[]): readonly string[] | undefined {
  switch (rule.kind) {
    case 'child':
      return [...source, ...rule.name];
    case 'fixed':
      return rule.folders;
    case 'swap':
      return applySwap(rule, source);
  }
}

function applySwap(
  { from, to, depth }: Extract<PlaceRule, { readonly kind: 'swap' }>,
  source: readonly string[],
): readonly string[] | undefined {
  const fits = (start: number): boolean =>
    from.every(
      (folder, index) =>
        source[start + index] === folder || (folder === ANY_NAME && source[start + index] !== undefined),
    );
  const starts = [depth, ...source.keys()].filter((start) => start <= source.length);
  // Nothing to look for (`lib` has its tests in `tests/lib`): only the same depth is meant.
  const start = from.length === 0 ? (depth <= source.length ? depth : undefined) : starts.find(fits);
  if (start === undefined) return undefined;
  const name = source[start + from.indexOf(ANY_NAME)] ?? '';
  const replaced = to.map((folder) => (folder.startsWith(ANY_NAME) ? name + folder.slice(1) : folder));
  return [...source.slice(0, start), ...replaced, ...source.slice(start + from.length)];
}
