import { readdir, readFile } from 'node:fs/promises';

/** Memory of one process, in bytes. */
export interface ProcessMemory {
  /** Everything that is in memory, what it shares with others included. */
  readonly residentBytes: number;
  /** What only this process holds: what ending it would give back. */
  readonly ownBytes: number;
}

/** The extension host below this process; undefined where there is no `/proc`, or no extension host. */
export async function extensionHostMemory(serverProcessId: number): Promise<ProcessMemory | undefined> {
  for (const processId of await descendants(serverProcessId)) {
    const commandLine = await readProcess(processId, 'cmdline');
    if (commandLine.includes('--type=extensionHost')) return memoryOf(processId);
  }
  return undefined;
}

async function memoryOf(processId: number): Promise<ProcessMemory> {
  const rollup = await readProcess(processId, 'smaps_rollup');
  const bytes = (field: string): number =>
    1024 * Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(rollup)?.[1] ?? Number.NaN);
  return { residentBytes: bytes('Rss'), ownBytes: bytes('Private_Clean') + bytes('Private_Dirty') };
}

async function descendants(root: number): Promise<readonly number[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc').catch(() => [])) {
    const status = /^\d+$/.test(name) ? await readProcess(Number(name), 'status') : '';
    const parent = /^PPid:\s+(\d+)/m.exec(status)?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const family = [root];
  for (const ancestor of family)
    family.push(...[...parents].filter(([, parent]) => parent === ancestor).map(([child]) => child));
  return family;
}

/** Empty when the process has ended meanwhile. */
function readProcess(processId: number, file: string): Promise<string> {
  return readFile(`/proc/${processId}/${file}`, 'utf8').catch(() => '');
}
