import { fork } from 'node:child_process';
import path from 'node:path';
import type { BenchPart } from '../support/part.ts';
import { median, percentile } from '../support/statistics.ts';
import type { Cell, Table } from '../support/table.ts';
import { contextTable } from './contextTable.ts';
import { jumpTable } from './jumpTable.ts';
import type { measureKeys } from './measureKeys.ts';

type Costs = Awaited<ReturnType<typeof measureKeys>>;

const FILE_SIZES = [100, 3_000, 20_000];
const KEYS = 400;
const KEYS_IN_A_HURRY = 20;

/** Room for many keys between two collections, so that what a key allocates can be seen. */
const ROOMY = ['--min-semi-space-size=64', '--max-semi-space-size=64'];

export const pipelinePart: BenchPart = {
  name: 'pipeline',
  title: 'what a key costs inside the extension, by the size of the file',
  run: async ({ quick }) => {
    const rows: Cell[][] = [];
    for (const lineCount of FILE_SIZES) rows.push(rowOf(lineCount, await measure(lineCount, quick)));
    return [tableOf(rows), await contextTable(quick), await jumpTable(quick)];
  },
};

/** In a process of its own. */
function measure(lineCount: number, quick: boolean): Promise<Costs> {
  const program = path.join(import.meta.dirname, 'program.ts');
  const keys = quick ? KEYS_IN_A_HURRY : KEYS;
  const child = fork(program, [String(lineCount), String(keys)], { execArgv: ROOMY });
  return new Promise((resolve, reject) => {
    child.once('message', (costs) => {
      resolve(costs as Costs);
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code !== 0) reject(new Error(`The measurement ended with ${code}.`));
    });
  });
}

function rowOf(lineCount: number, costs: Costs): Cell[] {
  const times = (['toRequestMs', 'toItemMs', 'typedThroughMs'] as const).flatMap((name) => {
    const values = costs.map((cost) => cost[name]);
    return [percentile(values, 0.5), percentile(values, 0.95)];
  });
  const kilobytes = (['askingBytes', 'typedThroughBytes'] as const).map((name) => {
    const bytes = median(costs.map((cost) => cost[name]).filter((value) => value !== undefined));
    return bytes === undefined ? undefined : bytes / 1000;
  });
  return [lineCount, ...times, ...kilobytes];
}

function tableOf(rows: readonly (readonly Cell[])[]): Table {
  const columns = [
    { name: 'lines in the file' },
    { name: 'call to request, p50 ms', decimals: 2 },
    { name: 'p95 ms', decimals: 2 },
    { name: 'first line to item, p50 ms', decimals: 2 },
    { name: 'p95 ms', decimals: 2 },
    { name: 'typed through, p50 ms', decimals: 2 },
    { name: 'p95 ms', decimals: 2 },
    { name: 'allocated by an asking key, kB' },
    { name: 'by a typed-through key, kB' },
  ];
  const remarks = [
    'Real core stages, a gateway without any delay, an excerpt cut from an array of lines as the extension cuts it from the document; every key is the first after a pause, so that nothing waits on purpose. Allocations are of the JavaScript heap, the excerpt included, without keys during which the collector ran.',
  ];
  return { title: 'Cost of a key', columns, rows, remarks };
}
