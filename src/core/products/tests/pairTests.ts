import { joinPath, type ProjectPath, sharedFolders } from './projectPath.ts';
import { isTestFolder, type RecognisedTest } from './recogniseTest.ts';

/** Finds the source that a test is about. */
export interface TestPairs {
  /** Of the sources with the test's name the one whose folders are most like its own; undefined when there is none, or two are equally so. */
  sourceOf(test: RecognisedTest): ProjectPath | undefined;
}

export function createTestPairs(files: readonly ProjectPath[]): TestPairs {
  const sources = new Map<string, ProjectPath[]>();
  for (const file of files) {
    if (file.folders.some(isTestFolder)) continue;
    const named = sources.get(plainName(file.stem));
    if (named) named.push(file);
    else sources.set(plainName(file.stem), [file]);
  }
  return {
    sourceOf(test) {
      const testPath = joinPath(test.path);
      const named = (sources.get(plainName(test.subject)) ?? []).filter((file) => joinPath(file) !== testPath);
      const scored = named.map((file) => ({ file, score: affinity(test, file) })).sort((a, b) => b.score - a.score);
      return scored[0] && scored[0].score > (scored[1]?.score ?? -Infinity) ? scored[0].file : undefined;
    },
  };
}

/** Without case and separators: `user_service` is tested by `UserServiceTest`. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, '');
}

/** Folders that both have at the start and at the end of their ways, tests' own folders left out; a little for the same suffix. */
export function affinity({ path }: RecognisedTest, source: ProjectPath): number {
  const plain = path.folders.filter((folder) => !isTestFolder(folder));
  const start = sharedFolders(plain, source.folders);
  const end = sharedFolders(plain.slice(start).toReversed(), source.folders.slice(start).toReversed());
  return 1 + start + end + (path.suffix === source.suffix ? 0.5 : 0) - Math.abs(plain.length - start - end) * 0.25;
}

/** End-to-end and speed tests are about the whole, not about one file. */
const OF_THE_WHOLE =
  /^(?:e2e|integration|functional|acceptance|system|smoke|bench(?:marks?)?|perf(?:ormance)?|conformance|fixtures?|snapshots?|cypress|playwright)$/i;

export function isOfTheWhole({ path }: RecognisedTest): boolean {
  return path.folders.some((folder) => OF_THE_WHOLE.test(folder)) || /(?:^|[._-])e2e(?:$|[._-])/i.test(path.stem);
}
