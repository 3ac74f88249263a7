import { runProgram } from './bootstrap.mjs';

await runProgram(new URL('./../test/conformance/main.ts', import.meta.url), process.argv.slice(2));
