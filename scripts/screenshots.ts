/**
 * `npm run screenshots -- [THEME …] [--into FOLDER]`: the pictures that the documents show, taken by the end-to-end tests. Themes: dark,
 * light, highContrast; without any, dark and light.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { inProject } from './host/paths.ts';
import { runMain } from './setup/setupProblem.ts';
import { runMocha } from './test/runMocha.ts';

await runMain(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { into: { type: 'string' } } });
  const folder = values.into === undefined ? inProject('media', 'screenshots') : path.resolve(values.into);
  let failed = 0;
  for (const theme of positionals.length > 0 ? positionals : ['dark', 'light']) {
    console.log(`\n━━ ${theme}`);
    const counts = await runMocha({
      pattern: 'test/e2e/specs/**/*.spec.ts',
      testTimeoutMs: 180_000,
      suiteTimeoutMs: 1_500_000,
      env: { INTERLINE_THEME: theme, INTERLINE_SCREENSHOTS: folder },
    });
    failed += counts.failed;
  }
  return failed > 0 ? 1 : 0;
});
