/**
 * `npm test`: every kind of test, from a fresh clone. `npm test -- unit host` runs those parts only, `INTERLINE_GREP=pattern` only those of
 * their mocha tests whose title matches. The last line is `N passed, N failed, N skipped`; with `CI=true` a part that cannot run is a failure.
 */
import { parseArgs } from 'node:util';
import { SetupProblem, runMain } from '../setup/setupProblem.ts';
import { NOTHING, addCounts, describeCounts } from './counts.ts';
import type { Counts } from './counts.ts';
import type { Part } from './part.ts';
import { PARTS } from './parts.ts';

async function main(): Promise<number> {
  const parts = selectParts(parseArgs({ allowPositionals: true }).positionals);
  const lines: string[] = [];
  let total = NOTHING;
  for (const part of parts) {
    console.log(`\n━━ ${part.name}: ${part.title}\n`);
    const startedAt = Date.now();
    const { counts, remark } = await runPart(part);
    total = addCounts(total, counts);
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    lines.push(`${part.name.padEnd(12)} ${describeCounts(counts)} (${seconds} s)${remark}`);
  }
  console.log(`\n${lines.join('\n')}\n\n${describeCounts(total)}`);
  return total.failed > 0 ? 1 : 0;
}

function selectParts(names: readonly string[]): readonly Part[] {
  const unknown = names.filter((name) => !PARTS.some((part) => part.name === name));
  if (unknown.length > 0)
    throw new SetupProblem(
      `No such part: ${unknown.join(', ')}. There are: ${PARTS.map((part) => part.name).join(', ')}.`,
    );
  return names.length === 0 ? PARTS : PARTS.filter((part) => names.includes(part.name));
}

async function runPart(part: Part): Promise<{ readonly counts: Counts; readonly remark: string }> {
  try {
    return { counts: await part.run(), remark: '' };
  } catch (error) {
    if (!(error instanceof SetupProblem)) {
      console.error(error);
      return { counts: { ...NOTHING, failed: 1 }, remark: '' };
    }
    console.error(`This part cannot run here: ${error.message}`);
    const reason = error.message.split('\n')[0] ?? '';
    const counts = process.env['CI'] ? { ...NOTHING, failed: 1 } : { ...NOTHING, skipped: 1 };
    return { counts, remark: `: cannot run here: ${reason}` };
  }
}

await runMain(main);
