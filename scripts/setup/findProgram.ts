import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';

const WINDOWS = process.platform === 'win32';

/** The first of `names` on PATH, or of the absolute paths among them, that can be run; undefined when there is none. */
export async function findProgram(names: readonly string[]): Promise<string | undefined> {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const suffixes = WINDOWS ? ['', '.exe', '.cmd'] : [''];
  for (const name of names) {
    const places = path.isAbsolute(name) ? [name] : folders.map((folder) => path.join(folder, name));
    for (const file of places.flatMap((place) => suffixes.map((suffix) => place + suffix)))
      if (await isRunnable(file)) return file;
  }
  return undefined;
}

async function isRunnable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
