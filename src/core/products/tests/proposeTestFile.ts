import { applyRule, type PlaceRule, rulesBetween } from './placeRule.ts';
import { joinPath, type ProjectPath, sharedFolders, splitPath } from './projectPath.ts';
import { isTestFolder, type RecognisedTest, recogniseTest } from './recogniseTest.ts';
import { fallbackPlace } from './fallbackPlace.ts';
import { type TestNaming, testNamingOf } from './testNaming.ts';

export interface TestFileProposal {
  /** `source`: tests stand inside of the source file itself, or it is a test. */
  readonly kind: 'existing' | 'new' | 'source';
  /** Below the workspace's folder, with slashes. */
  readonly path: string;
  /** A test of the project that shows its framework and manners; undefined when there is none. */
  readonly neighbour: string | undefined;
}

/**
 * Where the tests of a source file belong: the file that already tests it, else the place and name that the project's other tests have, the
 * near ones counting more than the far ones, else the language's custom.
 *
 * @param existingFiles Sources and tests of the same languages, below the workspace's folder, with slashes.
 */
export function proposeTestFile(
  sourcePath: string,
  existingFiles: readonly string[],
  languageId: string,
): TestFileProposal {
  const source = splitPath(sourcePath);
  const naming = testNamingOf(languageId, source.suffix);
  const files = existingFiles.map(splitPath).filter(({ suffix }) => naming.suffixes.includes(suffix));
  const tests = files.flatMap((file) => recogniseTest(file, naming) ?? []);
  const neighbour = (of: ProjectPath): string | undefined => nearestTest(of, tests);
  if (recogniseTest(source, naming)) return { kind: 'source', path: sourcePath, neighbour: neighbour(source) };
  const own = existingTest(source, tests, files);
  if (own) return { kind: 'existing', path: joinPath(own), neighbour: neighbour(own) };
  const place = placeOf(source, tests, { files, naming });
  if (place === 'inline') return { kind: 'source', path: sourcePath, neighbour: neighbour(source) };
  const path = joinPath(place);
  const isThere = existingFiles.includes(path);
  return { kind: isThere ? 'existing' : 'new', path, neighbour: neighbour(place) };
}

/** End-to-end and speed tests are about the whole, not about one file. */
const OF_THE_WHOLE =
  /^(?:e2e|integration|functional|acceptance|system|smoke|bench(?:marks?)?|perf(?:ormance)?|conformance|fixtures?|snapshots?|cypress|playwright)$/i;

function isOfTheWhole({ path }: RecognisedTest): boolean {
  return path.folders.some((folder) => OF_THE_WHOLE.test(folder));
}

/** Names are compared as written, then without case and separators: `user_service` is tested by `UserServiceTest`. */
function sameSubject(subject: string, stem: string): boolean {
  const plain = (name: string): string => name.toLowerCase().replace(/[-_.]/g, '');
  return subject === stem || plain(subject) === plain(stem);
}

/** The test that is about this source and no other of the same name. */
function existingTest(
  source: ProjectPath,
  tests: readonly RecognisedTest[],
  files: readonly ProjectPath[],
): ProjectPath | undefined {
  const named = tests.filter((test) => sameSubject(test.subject, source.stem));
  const own = named.filter((test) => {
    const best = bestSource(test, files);
    return best === undefined ? affinity(test, source) > 0 : joinPath(best) === joinPath(source);
  });
  const sorted = own.toSorted(
    (a, b) => Number(isOfTheWhole(a)) - Number(isOfTheWhole(b)) || affinity(b, source) - affinity(a, source),
  );
  const first = sorted[0];
  return first && !isOfTheWhole(first) ? first.path : undefined;
}

/** The source that a test is most likely about: of those with its name, the one whose folders are most like its own; undefined when two are equally so. */
function bestSource(test: RecognisedTest, files: readonly ProjectPath[]): ProjectPath | undefined {
  const testPath = joinPath(test.path);
  const named = files.filter(
    (file) => sameSubject(test.subject, file.stem) && joinPath(file) !== testPath && !file.folders.some(isTestFolder),
  );
  const scored = named.map((file) => ({ file, score: affinity(test, file) })).sort((a, b) => b.score - a.score);
  return scored[0] && scored[0].score > (scored[1]?.score ?? -1) ? scored[0].file : undefined;
}

/** Folders that both have at the start and at the end of their ways, tests' own folders left out; a little for the same suffix. */
function affinity({ path }: RecognisedTest, source: ProjectPath): number {
  const plain = path.folders.filter((folder) => !isTestFolder(folder));
  const start = sharedFolders(plain, source.folders);
  const end = sharedFolders(plain.slice(start).toReversed(), source.folders.slice(start).toReversed());
  return 1 + start + end + (path.suffix === source.suffix ? 0.5 : 0) - Math.abs(plain.length - start - end) * 0.25;
}

interface Project {
  readonly files: readonly ProjectPath[];
  readonly naming: TestNaming;
}

/** Rules from sources of another place must fit to be heard; one of the same folder is worth several far away. */
function placeOf(source: ProjectPath, tests: readonly RecognisedTest[], project: Project): ProjectPath | 'inline' {
  const { naming, files } = project;
  const votes = new Map<string, { readonly place: ProjectPath; score: number }>();
  for (const test of tests) {
    const subject = bestSource(test, files);
    const rules = subject ? rulesBetween(subject.folders, test.path.folders) : rulesOfLoneTest(test, source);
    for (const [index, rule] of rules.entries()) {
      const folders = applyRule(rule, source.folders);
      if (folders === undefined) continue;
      const place = {
        folders,
        stem: test.form.replace('*', source.stem),
        suffix: suffixOf(source, test, { subject, naming }),
      };
      const key = joinPath(place);
      const vote = votes.get(key) ?? { place, score: 0 };
      vote.score += weightOf(rule, { test, subject, source }) / (index + 1);
      votes.set(key, vote);
    }
  }
  const best = [...votes.values()].reduce<{ readonly place: ProjectPath; score: number } | undefined>(
    (first, vote) => (first === undefined || vote.score > first.score ? vote : first),
    undefined,
  );
  return best?.place ?? fallbackPlace(source, naming);
}

interface Voter {
  readonly test: RecognisedTest;
  readonly subject: ProjectPath | undefined;
  readonly source: ProjectPath;
}

function weightOf(rule: PlaceRule, { test, subject, source }: Voter): number {
  const near = subject ? sharedFolders(subject.folders, source.folders) : 0;
  const isSameFolder = subject?.folders.join('/') === source.folders.join('/');
  const base = (subject ? 1 + near : 0.2) * (isSameFolder ? 4 : 1) * (subject?.suffix === source.suffix ? 1.2 : 1);
  // A fixed folder fits every source, so it proves least.
  return base * (rule.kind === 'fixed' ? 0.6 : 1) * (isOfTheWhole(test) ? 0.05 : 1);
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

interface SuffixFacts {
  readonly subject: ProjectPath | undefined;
  readonly naming: TestNaming;
}

/** As the pair has it; else the source's own, where tests may have it. */
function suffixOf(source: ProjectPath, test: RecognisedTest, { subject, naming }: SuffixFacts): string {
  if (naming.testSuffix !== undefined)
    return test.path.suffix === naming.testSuffix ? naming.testSuffix : test.path.suffix;
  if (subject && subject.suffix === source.suffix) return test.path.suffix;
  return codeSuffix(source.suffix, test.path.suffix);
}

/** A component's file or a header is tested by a file of code. */
function codeSuffix(suffix: string, other: string): string {
  if (/^(?:vue|svelte|astro|h|hh|hpp|hxx)$/.test(suffix)) return other;
  return suffix;
}

/** The test nearest to a place, which is not the place itself: of the same suffix if there is one, never one of the whole program. */
function nearestTest(of: ProjectPath, tests: readonly RecognisedTest[]): string | undefined {
  const self = joinPath(of);
  const others = tests.filter((test) => joinPath(test.path) !== self && !isOfTheWhole(test));
  const score = ({ path }: RecognisedTest): number =>
    sharedFolders(path.folders, of.folders) * 2 -
    Math.abs(path.folders.length - of.folders.length) +
    (path.suffix === of.suffix ? 3 : 0);
  const best = others.reduce<RecognisedTest | undefined>(
    (first, test) => (first === undefined || score(test) > score(first) ? test : first),
    undefined,
  );
  return best && joinPath(best.path);
}
