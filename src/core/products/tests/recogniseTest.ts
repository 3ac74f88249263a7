import type { ProjectPath } from './projectPath.ts';
import type { TestNaming } from './testNaming.ts';

/** A file that is a test by its name or its folder. */
export interface RecognisedTest {
  readonly path: ProjectPath;
  /** The form of its name: `*.test`. */
  readonly form: string;
  /** The name of the source that it is about. */
  readonly subject: string;
}

const TEST_FOLDER =
  /^(?:tests?|__tests?__|specs?|t|testing|unit[-_]?tests?|[\w.]+[._-](?:tests?|specs?)|[A-Z]\w*(?:Tests|Specs))$/i;

/** True for a folder that by its name holds tests. */
export function isTestFolder(folder: string): boolean {
  return TEST_FOLDER.test(folder);
}

/** Undefined when the file is no test, as far as its name and folders tell. */
export function recogniseTest(path: ProjectPath, naming: TestNaming): RecognisedTest | undefined {
  const isAmongTests = path.folders.some(isTestFolder);
  if (HELPER.test(path.stem) && isAmongTests) return undefined;
  for (const form of naming.names) {
    const subject = subjectOf(path.stem, form);
    // A form that says nothing by itself (`*`, `test*`, `t*`) needs a folder of tests.
    if (subject !== undefined && (isAmongTests || isTelling(form))) return { path, form, subject };
  }
  // Inside `__tests__` every file is one.
  return path.folders.includes('__tests__') ? { path, form: '*', subject: path.stem } : undefined;
}

/** What stands among tests and is none. */
const HELPER =
  /^(?:conftest|setup|teardown|helpers?|utils?|spec_helper|rails_helper|test_helper|index|mod|main|__init__|common|fixtures?)$/i;

function isTelling(form: string): boolean {
  return /[._-]|[A-Z]/.test(form);
}

function subjectOf(stem: string, form: string): string | undefined {
  const [before = '', after = ''] = form.split('*');
  if (stem.length <= before.length + after.length) return undefined;
  if (!stem.startsWith(before) || !stem.endsWith(after)) return undefined;
  const subject = stem.slice(before.length, stem.length - after.length);
  // `latest` is no test of `la`, `Testing` none of `ing`.
  if (/[a-z]$/.test(before) && /^[a-z]/.test(subject) && before !== 't') return undefined;
  return /^[A-Z]/.test(after) && !/[a-z\d]$/i.test(subject) ? undefined : subject;
}
