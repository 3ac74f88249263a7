import { runProgram } from './bootstrap.mjs';

await runProgram(new URL('./package.ts', import.meta.url), process.argv.slice(2));
