import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** Runs `use` with a new empty folder that is gone afterwards; `INTERLINE_KEEP=1` keeps it and prints where it is. */
export async function withTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'interline-'));
  try {
    return await use(folder);
  } finally {
    if (process.env['INTERLINE_KEEP']) console.log(`Kept ${folder}`);
    else await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
