import { runProgram } from './bootstrap.mjs';

await runProgram(new URL('./check.ts', import.meta.url), process.argv.slice(2));
