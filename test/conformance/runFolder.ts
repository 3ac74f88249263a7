import { existsSync } from 'node:fs';
import path from 'node:path';
import { KINDS } from './kinds.ts';
import type { CaseResult } from './result.ts';

export interface ConformanceCounts {
  readonly passed: number;
  readonly failed: number;
}

/** Runs every known file that `folder` holds; prints a line for each file and each failing case with expected against got. */
export async function runFolder(folder: string): Promise<ConformanceCounts> {
  let total: ConformanceCounts = { passed: 0, failed: 0 };
  for (const [name, load] of Object.entries(KINDS)) {
    const file = path.join(folder, name);
    if (!existsSync(file)) continue;
    const counts = await runFile(file, await load());
    console.log(`${name}: ${counts.passed} passed, ${counts.failed} failed`);
    total = { passed: total.passed + counts.passed, failed: total.failed + counts.failed };
  }
  return total;
}

async function runFile(file: string, run: (file: string) => AsyncIterable<CaseResult>): Promise<ConformanceCounts> {
  let passed = 0;
  let failed = 0;
  for await (const result of run(file)) {
    if (result.passed) passed += 1;
    else {
      failed += 1;
      console.log(
        `✘ ${result.id} (${result.tier})\n    expected ${show(result.expected)}\n    got      ${show(result.got)}`,
      );
    }
  }
  return { passed, failed };
}

const show = (value: unknown): string =>
  typeof value === 'string' ? JSON.stringify(value) : (JSON.stringify(value) ?? '–');
