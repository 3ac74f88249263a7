import { fork } from 'node:child_process';
import { globSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../host/paths.ts';
import { signalGroup, stopProcess } from '../setup/run.ts';
import { NOTHING } from './counts.ts';
import type { Counts } from './counts.ts';

export interface MochaOptions {
  /** Below the project's folder, for example `test/unit/**\/*.test.ts`. */
  readonly pattern: string;
  readonly testTimeoutMs: number;
  readonly suiteTimeoutMs: number;
  /** Added to our own environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs test files with mocha in a Node process of their own; a process that ends without counts is one failure. */
export async function runMocha({ pattern, testTimeoutMs, suiteTimeoutMs, env }: MochaOptions): Promise<Counts> {
  const files = globSync(pattern, { cwd: inProject() }).sort();
  if (files.length === 0) throw new Error(`No test matches ${pattern}.`);
  const program = path.join(import.meta.dirname, 'mochaProgram.ts');
  const child = fork(program, [String(testTimeoutMs), ...files], {
    cwd: inProject(),
    env: { ...process.env, ...env },
    detached: process.platform !== 'win32',
  });
  const stopWithUs = (): void => {
    signalGroup(child, 'SIGKILL');
  };
  process.once('exit', stopWithUs);
  const timer = setTimeout(() => {
    console.error(`${pattern} took longer than ${suiteTimeoutMs / 1000} s.`);
    void stopProcess(child);
  }, suiteTimeoutMs);
  let counts: Counts = { ...NOTHING, failed: 1 };
  child.on('message', (message) => {
    counts = message as Counts;
  });
  await new Promise((resolve) => child.once('close', resolve));
  clearTimeout(timer);
  process.off('exit', stopWithUs);
  return counts;
}
