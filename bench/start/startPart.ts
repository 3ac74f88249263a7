import { setTimeout as sleep } from 'node:timers/promises';
import { stageExtension } from '../../scripts/host/stageExtension.ts';
import { buildPackage } from '../../scripts/package/buildPackage.ts';
import { packageSizes } from '../../scripts/package/packageSizes.ts';
import { testSettings } from '../../scripts/test/testSettings.ts';
import { openWindow } from '../support/openWindow.ts';
import type { BenchPart } from '../support/part.ts';
import { median, range } from '../support/statistics.ts';
import type { Cell, Table } from '../support/table.ts';
import { extensionHostMemory } from './hostMemory.ts';
import type { ProcessMemory } from './hostMemory.ts';
import { readStartupRecords } from './startupRecord.ts';
import type { StartupRecord } from './startupRecord.ts';

const STARTS = 5;
const STARTS_IN_A_HURRY = 1;
/** Until VS Code's own extensions have started too and the collector has been by. */
const SETTLE_MS = 15_000;
const MEBIBYTE = 2 ** 20;
const EXTENSION = 'interline.interline';
/** One of VS Code's own, which starts in the same window: what a start costs on this machine at all. */
const YARDSTICK = 'vscode.git';

interface Start {
  readonly memory: ProcessMemory | undefined;
  /** Ours and the yardstick's. */
  readonly records: readonly StartupRecord[];
}

export const startPart: BenchPart = {
  name: 'start',
  title: 'what the extension costs a window that only opens',
  run: async ({ quick }) => {
    const sizes = await sizeTable();
    const starts = { without: [] as Start[], with: [] as Start[] };
    // In turns, so that whatever else the machine does falls on both alike.
    for (let round = 0; round < (quick ? STARTS_IN_A_HURRY : STARTS); round += 1) {
      starts.without.push(await start(false));
      starts.with.push(await start(true));
    }
    return [activationTable(starts.with), memoryTable(starts.without, starts.with), sizes];
  },
};

async function start(withExtension: boolean): Promise<Start> {
  const window = await openWindow({
    files: { 'example.py': 'def add(a, b):\n    return a + b\n' },
    settings: testSettings({ url: 'http://127.0.0.1:9/v1', model: 'none', key: '' }),
    ...(withExtension && { install: (folder: string) => stageExtension(folder, { release: true }) }),
  });
  try {
    await sleep(SETTLE_MS);
    const memory = await extensionHostMemory(window.serverProcessId);
    return { memory, records: withExtension ? await readStartupRecords(window, [EXTENSION, YARDSTICK]) : [] };
  } finally {
    await window.close();
  }
}

function activationTable(starts: readonly Start[]): Table {
  const row = (name: string, pick: (record: StartupRecord) => number): Cell[] => {
    const [ours, yardstick] = [0, 1].map((index) =>
      starts.flatMap(({ records }) => records.slice(index, index + 1).map(pick)),
    );
    return [name, ...[ours, yardstick].flatMap((values = []) => [median(values), range(values)])];
  };
  return {
    title: `Start, median of ${starts.length}`,
    columns: [
      { name: 'in the extension host’s own record' },
      { name: 'Interline, ms' },
      { name: 'range' },
      { name: 'VS Code’s Git, ms' },
      { name: 'range' },
    ],
    rows: [
      row('load the code', ({ loadMs }) => loadMs),
      row('call `activate`', ({ activateMs }) => activateMs),
      row('load and activate', ({ loadMs, activateMs }) => loadMs + activateMs),
      row('until `activate` has finished', ({ finishMs }) => finishMs),
    ],
    remarks: [
      'Release build in a fresh profile, the first window after the server’s start; figures from *Developer: Startup Performance*. Target: load and activate under 40 ms.',
    ],
  };
}

function memoryTable(without: readonly Start[], withExtension: readonly Start[]): Table {
  const row = (name: string, pick: (memory: ProcessMemory) => number): Cell[] => {
    const of = (starts: readonly Start[]): number[] =>
      starts.flatMap(({ memory }) => (memory === undefined ? [] : [pick(memory) / MEBIBYTE]));
    const [before, after] = [of(without), of(withExtension)];
    const difference = (median(after) ?? Number.NaN) - (median(before) ?? Number.NaN);
    return [name, median(before), median(after), Number.isNaN(difference) ? undefined : difference, range(after, 1)];
  };
  return {
    title: `Memory of the extension host, median of ${without.length}`,
    columns: [
      { name: 'MiB' },
      { name: 'without', decimals: 1 },
      { name: 'with', decimals: 1 },
      { name: 'difference', decimals: 1 },
      { name: 'range with' },
    ],
    rows: [
      row('its own pages (what ending it would free)', ({ ownBytes }) => ownBytes),
      row('resident', ({ residentBytes }) => residentBytes),
    ],
    remarks: [`A window with one file open, ${SETTLE_MS / 1000} s after it showed. Target: up by less than 20 MiB.`],
  };
}

async function sizeTable(): Promise<Table> {
  const sizes = await packageSizes(await buildPackage());
  const kilobytes = (bytes: number | undefined): Cell => (bytes === undefined ? undefined : bytes / 1000);
  return {
    title: 'Sizes',
    columns: [
      { name: 'release build' },
      { name: 'kB', decimals: 1 },
      { name: 'gzipped', decimals: 1 },
      { name: 'limit' },
    ],
    rows: sizes.map(({ name, bytes, gzippedBytes, limitBytes }) => [
      name,
      kilobytes(bytes),
      kilobytes(gzippedBytes),
      kilobytes(limitBytes),
    ]),
  };
}
