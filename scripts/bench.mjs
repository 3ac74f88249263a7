import { runProgram } from './bootstrap.mjs';

await runProgram(new URL('../bench/main.ts', import.meta.url), process.argv.slice(2));
