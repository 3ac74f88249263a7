import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import process from 'node:process';
import { runProgram } from '../../../../src/platform/node/runProgram.ts';
import type { ProgramEnd } from '../../../../src/core/ports.ts';

/** Runs a line of JavaScript in this very Node. */
async function checkEnd(script: string, expected: ProgramEnd, ...args: readonly string[]): Promise<void> {
  const end = await runProgram([process.execPath, '-e', script, ...args], { timeLimitMs: 2000, maxOutputBytes: 1000 });
  assert.deepEqual(end, expected);
}

describe('runProgram', () => {
  it('gives the output', () => checkEnd('console.log("key")', { kind: 'done', output: 'key\n' }));
  it('drops the error stream', () =>
    checkEnd('console.error("secret"); console.log("key")', { kind: 'done', output: 'key\n' }));
  it('tells the exit code', () => checkEnd('process.exit(3)', { kind: 'failed', exitCode: 3 }));
  it('ends a program that takes too long', async () => {
    const command = [process.execPath, '-e', 'setInterval(() => {}, 1000)'] as const;
    assert.deepEqual(await runProgram(command, { timeLimitMs: 200, maxOutputBytes: 10 }), { kind: 'timeout' });
  });
  it('ends a program that prints too much', () =>
    checkEnd('process.stdout.write("x".repeat(5000))', { kind: 'tooMuchOutput' }));
  it('does not wait for a password that nobody can type', () =>
    checkEnd('process.stdin.resume().on("end", () => console.log("no input"))', {
      kind: 'done',
      output: 'no input\n',
    }));
  it('hands arguments on as they are: there is no shell', () =>
    checkEnd('console.log(process.argv[1])', { kind: 'done', output: '$(id) | `x` && "y"\n' }, '$(id) | `x` && "y"'));
  it('runs in the home folder, not in a workspace', () =>
    checkEnd('console.log(process.cwd())', { kind: 'done', output: `${homedir()}\n` }));
  for (const program of ['no-such-program-anywhere', 'a\0b', '/'])
    it(`does not find ${JSON.stringify(program)}`, async () => {
      assert.deepEqual(await runProgram([program], { timeLimitMs: 2000, maxOutputBytes: 10 }), { kind: 'notFound' });
    });
});
