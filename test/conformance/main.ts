/**
 * `npm run conformance -- FOLDER`: runs the cases of a folder against the real code. Without a folder: the project's own copy. The last line
 * is `N passed, N failed`.
 */
import path from 'node:path';
import { inProject } from '../../scripts/host/paths.ts';
import { SetupProblem, runMain } from '../../scripts/setup/setupProblem.ts';
import { KINDS } from './kinds.ts';
import { runFolder } from './runFolder.ts';

await runMain(async () => {
  // npm runs us in the project's folder; INIT_CWD is where the user stands.
  const standing = process.env['INIT_CWD'] ?? process.cwd();
  const named = process.argv[2];
  const folder = named === undefined ? inProject('test/fixtures/cases') : path.resolve(standing, named);
  const { passed, failed } = await runFolder(folder);
  if (passed + failed === 0)
    throw new SetupProblem(`${folder} holds none of ${Object.keys(KINDS).join(', ')}: name a folder that does.`);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});
