import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { userCacheFolder } from '../bootstrap.mjs';
import { SetupProblem } from './setupProblem.ts';

const LOCK_POLL_MS = 500;
const LOCK_PATIENCE_MS = 20 * 60_000;

export interface CacheEntry {
  readonly name: string;
  /** A new version gets a folder of its own; old ones may be deleted at any time. */
  readonly version: string;
}

export const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

/**
 * The folder of a download in the user's cache, filled by `install` when it is not there yet. It appears whole or not at all: `install`
 * writes into a folder beside it, which is renamed at the end. Of two programs that want the same one, the second waits.
 */
export async function cached(entry: CacheEntry, install: (folder: string) => Promise<void>): Promise<string> {
  const folder = path.join(userCacheFolder(), `${entry.name}-${entry.version}`);
  if (await exists(folder)) return folder;
  await mkdir(path.dirname(folder), { recursive: true });
  const unlock = await lock(`${folder}.lock`, entry.name);
  try {
    if (await exists(folder)) return folder;
    const building = `${folder}.${process.pid}.tmp`;
    try {
      await mkdir(building, { recursive: true });
      await install(building);
      await rename(building, folder);
    } finally {
      await rm(building, { recursive: true, force: true });
    }
    return folder;
  } finally {
    await unlock();
  }
}

async function lock(file: string, what: string): Promise<() => Promise<void>> {
  for (let waitedMs = 0; waitedMs < LOCK_PATIENCE_MS; waitedMs += LOCK_POLL_MS) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => rm(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    if (await isAbandoned(file)) {
      await rm(file, { force: true });
      continue;
    }
    if (waitedMs === 0) console.log(`Another program is setting up ${what}; waiting for it …`);
    await sleep(LOCK_POLL_MS);
  }
  throw new SetupProblem(`Setting up ${what} has been locked for 20 minutes: delete ${file} if nothing is running.`);
}

/** A lock whose owner has died. An empty file is one that is being written. */
async function isAbandoned(file: string): Promise<boolean> {
  const owner = Number(await readFile(file, 'utf8').catch(() => '0'));
  if (!Number.isInteger(owner) || owner <= 0) return false;
  try {
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
