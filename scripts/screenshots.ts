/** `npm run screenshots`: the pictures that the documents show, taken by the end-to-end tests, dark and light. */
import { inProject } from './host/paths.ts';
import { runMain } from './setup/setupProblem.ts';
import { runMocha } from './test/runMocha.ts';

await runMain(async () => {
  let failed = 0;
  for (const theme of ['dark', 'light']) {
    console.log(`\n━━ ${theme}`);
    const counts = await runMocha({
      pattern: 'test/e2e/specs/**/*.spec.ts',
      testTimeoutMs: 60_000,
      suiteTimeoutMs: 600_000,
      env: { INTERLINE_THEME: theme, INTERLINE_SCREENSHOTS: inProject('media', 'screenshots') },
    });
    failed += counts.failed;
  }
  return failed > 0 ? 1 : 0;
});
