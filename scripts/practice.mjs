import { runProgram } from './bootstrap.mjs';

await runProgram(new URL('../practice/main.ts', import.meta.url), process.argv.slice(2));
