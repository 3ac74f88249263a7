/** Runs test files on Node and sends the counts to the program that started it: `node mochaProgram.ts TIMEOUT_MS FILE…`. */
import Mocha from 'mocha';
import type { Counts } from './counts.ts';

const [timeoutMs, ...files] = process.argv.slice(2);
const grep = process.env['INTERLINE_GREP'] ?? '';
const mocha = new Mocha({
  timeout: Number(timeoutMs),
  reporter: 'spec',
  forbidOnly: Boolean(process.env['CI']),
  ...(grep !== '' && { grep }),
});
for (const file of files) mocha.addFile(file);
await mocha.loadFilesAsync();
const runner = mocha.run((failures) => {
  const { passes = 0, pending = 0 } = runner.stats ?? {};
  const counts: Counts = { passed: passes, failed: failures, skipped: pending };
  // A test that leaves a timer or a socket behind must not keep the run from ending.
  process.send?.(counts, () => process.exit(failures > 0 ? 1 : 0));
});
