import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** A chunk that is required as the file is read; one that waits in a `.then(` is read later, if ever. */
const EAGER_REQUIRE = /(?<!\.then\(\(\)=>[\w$]*\(?)require\("(\.{1,2}\/[^"]+)"\)/g;

/** The release bundle `entry` and every chunk that is read with it, by path: what an extension host loads at its start. */
export async function startupFiles(entry: string): Promise<readonly string[]> {
  const files = [entry];
  for (const file of files) {
    const text = await readFile(file, 'utf8');
    for (const [, chunk = ''] of text.matchAll(EAGER_REQUIRE)) {
      const required = path.join(path.dirname(file), chunk);
      if (!files.includes(required)) files.push(required);
    }
  }
  return files;
}
