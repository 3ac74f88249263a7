/**
 * `npm run bench`: measures and prints; it never passes or fails by what it finds. `npm run bench -- start pipeline` runs those parts only,
 * `--json FILE` writes the figures, `--document FILE` a page of them (`docs/performance.md`), `--quick` runs everything a few times only, to see that it runs.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SetupProblem, runMain } from '../scripts/setup/setupProblem.ts';
import { PARTS } from './parts.ts';
import type { BenchPart } from './support/part.ts';
import { formatTable } from './support/table.ts';
import type { Table } from './support/table.ts';

interface PartReport {
  readonly name: string;
  readonly title: string;
  readonly tables: readonly Table[];
  /** Why it has no tables. */
  readonly problem?: string;
  readonly hasFailed?: boolean;
}

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'string' }, document: { type: 'string' }, quick: { type: 'boolean', default: false } },
  });
  const parts = selectParts(positionals);
  const machine = describeMachine();
  console.log(`${machine}, ${new Date().toISOString().slice(0, 10)}`);
  const reports: PartReport[] = [];
  for (const part of parts) {
    console.log(`\n## ${part.name}: ${part.title}\n`);
    const report = await runPart(part, values.quick);
    console.log(report.problem ?? report.tables.map(formatTable).join('\n\n'));
    reports.push(report);
  }
  if (values.json !== undefined) {
    await mkdir(path.dirname(path.resolve(values.json)), { recursive: true });
    const report = { machine, measuredAt: new Date().toISOString(), quick: values.quick, parts: reports };
    await writeFile(values.json, `${JSON.stringify(report, undefined, 2)}\n`);
  }
  if (values.document !== undefined)
    await writeFile(values.document, pageOf({ machine, quick: values.quick }, reports));
  return reports.some(({ hasFailed }) => hasFailed) ? 1 : 0;
}

function selectParts(names: readonly string[]): readonly BenchPart[] {
  const unknown = names.filter((name) => !PARTS.some((part) => part.name === name));
  if (unknown.length > 0)
    throw new SetupProblem(
      `No such part: ${unknown.join(', ')}. There are: ${PARTS.map((part) => part.name).join(', ')}.`,
    );
  return names.length === 0 ? PARTS : PARTS.filter((part) => names.includes(part.name));
}

async function runPart(part: BenchPart, quick: boolean): Promise<PartReport> {
  const { name, title } = part;
  try {
    return { name, title, tables: await part.run({ quick }) };
  } catch (error) {
    if (error instanceof SetupProblem)
      return { name, title, tables: [], problem: `This part cannot run here: ${error.message}` };
    // What the other parts take half an hour to measure is not lost.
    console.error(error);
    return { name, title, tables: [], problem: `This part has failed: ${String(error)}`, hasFailed: true };
  }
}

interface Run {
  readonly machine: string;
  readonly quick: boolean;
}

function pageOf({ machine, quick }: Run, reports: readonly PartReport[]): string {
  const sections = reports.map(({ title, tables, problem }) =>
    [`## ${title.charAt(0).toUpperCase()}${title.slice(1)}`, problem ?? tables.map(formatTable).join('\n\n')].join(
      '\n\n',
    ),
  );
  const head = `# Performance

Measured by \`npm run bench -- --document docs/performance.md\` on ${new Date().toISOString().slice(0, 10)}: ${machine}. The release build, in a real VS Code
(code-server) in a headless Chromium on the same machine. Run it again on yours: the figures are of this one, and of what else it did meanwhile. Nothing here
is a test: tests never judge times.`;
  return `${[head, ...reservations(quick, reports), ...sections].join('\n\n')}\n`;
}

/** What a reader must not take for more than it is. */
function reservations(quick: boolean, reports: readonly PartReport[]): readonly string[] {
  const missing = PARTS.filter(({ name }) => !reports.some((report) => report.name === name)).map(({ name }) => name);
  return [
    ...(quick ? ['**A quick look at whether everything runs: these figures are of no worth.**'] : []),
    ...(missing.length > 0 ? [`**Not measured this time: ${missing.join(', ')}.**`] : []),
  ];
}

/** What figures depend on, and nothing that tells whose machine it is. */
function describeMachine(): string {
  const gibibytes = Math.round(os.totalmem() / 2 ** 30);
  const model = os.cpus()[0]?.model.trim() ?? 'unknown';
  const load = os.loadavg()[0]?.toFixed(1) ?? 'unknown';
  return `${os.availableParallelism()} cores (${model}), ${gibibytes} GiB, ${os.type()}, Node ${process.versions.node}, load ${load} when it began`;
}

await runMain(main);
