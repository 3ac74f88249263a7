import { lstat, readlink, realpath } from 'node:fs/promises';
import path from 'node:path';

/** Links to links beyond this are a loop. */
const MOST_LINKS = 40;

/** Where a path really leads: links of its existing part followed, the rest as named. Undefined when that cannot be told. */
export async function realPath(named: string, followed = 0): Promise<string | undefined> {
  if (followed > MOST_LINKS) return undefined;
  try {
    return await realpath(named);
  } catch {
    const target = await linkTarget(named);
    // A link into the void is followed too: who writes to it writes where it leads.
    if (target !== undefined) return realPath(path.resolve(path.dirname(named), target), followed + 1);
    const parent = path.dirname(named);
    if (parent === named) return undefined;
    const realParent = await realPath(parent, followed);
    return realParent === undefined ? undefined : path.join(realParent, path.basename(named));
  }
}

async function linkTarget(named: string): Promise<string | undefined> {
  try {
    return (await lstat(named)).isSymbolicLink() ? await readlink(named) : undefined;
  } catch {
    return undefined;
  }
}
