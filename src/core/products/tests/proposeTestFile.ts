import { choosePlace } from './choosePlace.ts';
import { fallbackPlace } from './fallbackPlace.ts';
import { affinity, createTestPairs, isOfTheWhole, plainName, type TestPairs } from './pairTests.ts';
import { joinPath, type ProjectPath, sharedFolders, splitPath } from './projectPath.ts';
import { type RecognisedTest, recogniseTest } from './recogniseTest.ts';
import { testNamingOf } from './testNaming.ts';

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
  const pairs = createTestPairs(files);
  const own = existingTest(source, tests, pairs);
  if (own) return { kind: 'existing', path: joinPath(own), neighbour: neighbour(own) };
  const place = choosePlace(source, { tests, pairs, naming }) ?? fallbackPlace(source, naming);
  if (place === 'inline') return { kind: 'source', path: sourcePath, neighbour: neighbour(source) };
  const path = joinPath(place);
  const isThere = existingFiles.includes(path);
  return { kind: isThere ? 'existing' : 'new', path, neighbour: neighbour(place) };
}

/** The test that is about this source and no other of the same name. */
function existingTest(
  source: ProjectPath,
  tests: readonly RecognisedTest[],
  pairs: TestPairs,
): ProjectPath | undefined {
  const named = tests.filter((test) => plainName(test.subject) === plainName(source.stem));
  const own = named.filter((test) => {
    const best = pairs.sourceOf(test);
    return best === undefined ? affinity(test, source) > 0 : joinPath(best) === joinPath(source);
  });
  const sorted = own.toSorted(
    (a, b) => Number(isOfTheWhole(a)) - Number(isOfTheWhole(b)) || affinity(b, source) - affinity(a, source),
  );
  const first = sorted[0];
  return first && !isOfTheWhole(first) ? first.path : undefined;
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
