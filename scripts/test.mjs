import { runProgram } from './bootstrap.mjs';

await runProgram(new URL('./test/main.ts', import.meta.url), process.argv.slice(2));
