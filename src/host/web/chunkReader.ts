import { partName } from './partName.ts';

/** What the entry exports: itself, and what it holds of chunks, by `partName`. */
type EntryExports = Readonly<Record<string, unknown>>;

/**
 * A web worker host gives an extension `vscode` and no other file. Code that is needed later lies in the same chunks as on the desktop; the
 * build makes the entry ask here where Node would read a file (`scripts/build/splitCommonJs.ts`).
 */
export interface ChunkReader {
  /** Reads a chunk and all that it may want; to be awaited before `of`. Rejects where the extension's own files cannot be read. */
  ready(file: string, entry: EntryExports): Promise<void>;
  /** The exports of a chunk, which runs once. */
  of(file: string, entry: EntryExports): unknown;
}

interface Module {
  exports: unknown;
}

/** As esbuild writes what a chunk wants of another. */
const WANTED = /require\("(\.[^"]+)"\)/g;

export interface ChunkReaderOptions {
  /** The text of a chunk, by its name. */
  readonly readText: (name: string) => Promise<string>;
  /** What `require('vscode')` gives. */
  readonly vscode: unknown;
}

export function createChunkReader({ readText, vscode }: ChunkReaderOptions): ChunkReader {
  const texts = new Map<string, Promise<string>>();
  const arrived = new Map<string, string>();
  const modules = new Map<string, Module>();

  async function read(name: string): Promise<string> {
    const text = await readText(name);
    arrived.set(name, text);
    return text;
  }

  async function ready(file: string, entry: EntryExports): Promise<void> {
    const wanted = [nameOf(file)];
    const seen = new Set<string>();
    for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
      if (seen.has(name) || partName(name) in entry) continue;
      seen.add(name);
      const reading = texts.get(name) ?? read(name);
      texts.set(name, reading);
      const text = await reading.catch((error: unknown) => {
        // A connection that was lost may be back at the next try.
        texts.delete(name);
        throw error;
      });
      wanted.push(...[...text.matchAll(WANTED)].map(([, found = '']) => nameOf(found)));
    }
  }

  function of(file: string, entry: EntryExports): unknown {
    const name = nameOf(file);
    const part = entry[partName(name)];
    if (part !== undefined) return part;
    const known = modules.get(name);
    if (known) return known.exports;
    const text = arrived.get(name);
    if (text === undefined) throw new Error(`${name} was not read before it was wanted.`);
    const made: Module = { exports: {} };
    modules.set(name, made);
    const require = (id: string): unknown => (id === 'vscode' ? vscode : of(id, entry));
    // What the editor itself does with the entry.
    const run = new Function('require', 'module', 'exports', `${text}\n//# sourceURL=${name}`);
    run(require, made, made.exports);
    return made.exports;
  }

  return { ready, of };
}

/** All chunks lie in one folder. */
function nameOf(file: string): string {
  return file.replace(/^.*\//, '');
}
