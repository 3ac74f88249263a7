import { isOfTheWhole, type TestPairs } from './pairTests.ts';
import { applyRule, type PlaceRule, rulesBetween } from './placeRule.ts';
import { joinPath, type ProjectPath, sharedFolders } from './projectPath.ts';
import { isTestFolder, type RecognisedTest } from './recogniseTest.ts';
import type { TestNaming } from './testNaming.ts';

export interface KnownTests {
  readonly tests: readonly RecognisedTest[];
  readonly pairs: TestPairs;
  readonly naming: TestNaming;
}

/** A test with its source, or alone, and how much its place says about the place that is looked for. */
interface Witness {
  readonly test: RecognisedTest;
  readonly subject: ProjectPath | undefined;
  readonly weight: number;
}

interface Vote {
  readonly place: ProjectPath;
  score: number;
}

/** As many tests are heard, the near ones first: enough for every habit, and quick in the largest project. */
const MOST_WITNESSES = 300;

/**
 * The place and name that the project's tests speak for. Each pair of source and test votes for the rules that would explain it, as far as
 * they also explain the other pairs. Undefined when no rule speaks of this source.
 */
export function choosePlace(source: ProjectPath, known: KnownTests): ProjectPath | undefined {
  const witnesses = witnessesFor(source, known);
  const votes = new Map<string, Vote>();
  const accuracies = new Map<string, number>();
  for (const witness of witnesses) {
    for (const [index, rule] of rulesOf(witness, source).entries()) {
      const folders = applyRule(rule, source.folders);
      if (folders === undefined) continue;
      const key = JSON.stringify(rule);
      const accuracy = accuracies.get(key) ?? accuracyOf(rule, witnesses);
      accuracies.set(key, accuracy);
      const place = { folders, ...nameOf(source, witness, known.naming) };
      const vote = votes.get(joinPath(place)) ?? { place, score: 0 };
      vote.score += (witness.weight * accuracy) / (index + 1);
      votes.set(joinPath(place), vote);
    }
  }
  return [...votes.values()].sort((a, b) => b.score - a.score)[0]?.place;
}

function witnessesFor(source: ProjectPath, { tests, pairs, naming }: KnownTests): readonly Witness[] {
  return tests
    .map((test) => {
      const subject = pairs.sourceOf(test);
      return { test, subject, weight: weightOf({ test, subject }, source) };
    })
    .filter(({ test, subject }) => subject !== undefined || speaksAlone(test, naming))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_WITNESSES);
}

/** Where tests stand in the source by custom, others are of the whole; and a name that says nothing is a test only beside its source. */
function speaksAlone({ form }: RecognisedTest, { fallback }: TestNaming): boolean {
  return fallback.kind !== 'inline' && form !== '*';
}

/** A pair of the same folder is worth several far away, and any pair more than a test whose source is not known. */
function weightOf({ test, subject }: Pick<Witness, 'test' | 'subject'>, source: ProjectPath): number {
  const near = subject ? sharedFolders(subject.folders, source.folders) : 0;
  const isSameFolder = subject !== undefined && subject.folders.join('/') === source.folders.join('/');
  const base = (subject ? 1 + near : 0.2) * (isSameFolder ? 4 : 1) * (subject?.suffix === source.suffix ? 1.2 : 1);
  return base * (isOfTheWhole(test) ? 0.05 : 1);
}

function rulesOf({ test, subject }: Witness, source: ProjectPath): readonly PlaceRule[] {
  return subject ? rulesBetween(subject.folders, test.path.folders) : rulesOfLoneTest(test, source);
}

/** A test whose source is not known still shows in which folder tests begin. */
function rulesOfLoneTest({ path }: RecognisedTest, source: ProjectPath): readonly PlaceRule[] {
  const at = path.folders.findLastIndex(isTestFolder);
  if (at === -1) return [{ kind: 'child', name: [] }];
  const name = path.folders[at] ?? '';
  if (/^__/.test(name)) return [{ kind: 'child', name: [name] }];
  const root = sharedFolders(path.folders.slice(0, at), source.folders);
  const sourceRoot = /^(?:src|lib|app|source|sources|pkg)$/i.test(source.folders[root] ?? '') ? 1 : 0;
  const to = path.folders.slice(root, at + 1);
  return [{ kind: 'swap', from: source.folders.slice(root, root + sourceRoot), to, depth: root }];
}

/** Of the pairs that a rule speaks of, the share that it explains; from 0 to 1, the near pairs counting more. */
function accuracyOf(rule: PlaceRule, witnesses: readonly Witness[]): number {
  let [right, all] = [0, 0];
  for (const { test, subject, weight } of witnesses) {
    const folders = subject && applyRule(rule, subject.folders);
    if (folders === undefined) continue;
    all += weight;
    if (folders.join('/') === test.path.folders.join('/')) right += weight;
  }
  return all === 0 ? 1 : right / all;
}

/** In the form of the witness's name; with its suffix, where a test's may differ from its source's. */
function nameOf(
  source: ProjectPath,
  { test, subject }: Witness,
  { testSuffix }: TestNaming,
): Pick<ProjectPath, 'stem' | 'suffix'> {
  const stem = test.form.replace('*', source.stem);
  const isSameKind = testSuffix !== undefined || subject?.suffix === source.suffix || isNoCode(source.suffix);
  return { stem, suffix: isSameKind ? test.path.suffix : source.suffix };
}

/** A component's file or a header is tested by a file of code. */
function isNoCode(suffix: string): boolean {
  return /^(?:vue|svelte|astro|h|hh|hpp|hxx)$/.test(suffix);
}
