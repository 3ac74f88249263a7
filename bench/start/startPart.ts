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
import { installWitness, readingMs, WITNESS } from './witness.ts';

const STARTS = 5;
const STARTS_IN_A_HURRY = 1;
/** Until VS Code's own extensions have started too and the collector has been by. */
const SETTLE_MS = 15_000;
const MEBIBYTE = 2 ** 20;
const EXTENSION = 'interline.interline';
/** What starts in the same window tells what a start costs on this machine at all: an extension that does nothing, and one of VS Code's own. */
const EXTENSIONS = [EXTENSION, WITNESS, 'vscode.git'];

interface Start {
  readonly memory: ProcessMemory | undefined;
  /** One for each of `EXTENSIONS`. */
  readonly records: readonly FullRecord[];
}

interface FullRecord extends StartupRecord {
  readonly readingMs: number | undefined;
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
  let witness = '';
  const window = await openWindow({
    files: { 'example.py': 'def add(a, b):\n    return a + b\n' },
    settings: testSettings({ url: 'http://127.0.0.1:9/v1', model: 'none', key: '' }),
    install: async (folder: string) => {
      witness = await installWitness(folder);
      if (withExtension) await stageExtension(folder, { release: true });
    },
  });
  try {
    await sleep(SETTLE_MS);
    const memory = await extensionHostMemory(window.serverProcessId);
    if (!withExtension) return { memory, records: [] };
    const records = await readStartupRecords(window, EXTENSIONS);
    const reading = await Promise.all(EXTENSIONS.map((extension) => readingMs(witness, extension)));
    return { memory, records: records.map((record, index) => ({ ...record, readingMs: reading[index] })) };
  } finally {
    await window.close();
  }
}

function activationTable(starts: readonly Start[]): Table {
  const row = (name: string, pick: (record: FullRecord) => number | undefined): Cell[] => {
    const columns = EXTENSIONS.map((_, index) =>
      starts.flatMap(({ records }) => records.slice(index, index + 1).flatMap((record) => pick(record) ?? [])),
    );
    return [name, ...columns.flatMap((values) => [median(values), range(values)])];
  };
  return {
    title: `Start, median of ${starts.length}`,
    columns: [
      { name: 'in the extension host’s own record' },
      ...['Interline, ms', 'an empty extension, ms', 'VS Code’s Git, ms'].flatMap((name) => [
        { name },
        { name: 'range' },
      ]),
    ],
    rows: [
      row('load: its turn waited for and its code read', ({ loadMs }) => loadMs),
      row('of this, its code read', (record) => record.readingMs),
      row('call `activate`', ({ activateMs }) => activateMs),
      row('its code read and `activate` called', (record) =>
        record.readingMs === undefined ? undefined : record.readingMs + record.activateMs,
      ),
      row('load and activate', ({ loadMs, activateMs }) => loadMs + activateMs),
      row('until `activate` has finished', ({ finishMs }) => finishMs),
    ],
    remarks: [
      'Release build in a fresh profile, the first window after the server’s start; figures from *Developer: Startup Performance*, and from the extension host’s own marks where the code is read. Extensions that start together are read one after the other, and the record of each counts the wait for the others: an empty extension waits as long. Goal: load and activate under 40 ms.',
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
    remarks: [
      `A window with one file open, ${SETTLE_MS / 1000} s after it showed. The extension that does nothing is there in both. Goal: up by less than 20 MiB.`,
    ],
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
