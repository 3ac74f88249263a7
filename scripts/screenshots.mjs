import { runProgram } from './bootstrap.mjs';

await runProgram(new URL('./screenshots.ts', import.meta.url), process.argv.slice(2));
