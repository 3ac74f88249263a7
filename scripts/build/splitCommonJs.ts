import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, transform } from 'esbuild';
import type { BuildOptions, Metafile, OutputFile, Plugin } from 'esbuild';
import { partName } from '../../src/host/web/partName.ts';
import { readingChunks } from './readingChunks.ts';
import { withoutCopiesOfVscode } from './withoutCopiesOfVscode.ts';

/**
 * esbuild splits only ES modules, and an extension host wants CommonJS. So the bundle is split first and turned into CommonJS afterwards:
 * what a rare command needs lies in a chunk of its own and is read when it is first called.
 *
 * What an entry needs at once would lie in some forty small chunks, and each file costs its time. These are bundled once more, into the
 * entry; where a later chunk wants one of them, a file of one line leads back there, so that every module is there once.
 *
 * The first entry point is Node's, where `require` reads the other files. Further ones are for hosts that cannot read a second file by
 * `require`: they share the chunks, and export `chunks` (`src/host/web/chunkReader.ts`), which reads them.
 *
 * For a build with named entry points, `splitting`, `metafile` and `write: false`.
 */
export const splitCommonJs: Plugin = {
  name: 'split-common-js',
  setup(bundling) {
    const { initialOptions } = bundling;
    bundling.onEnd(async ({ outputFiles = [], metafile }) => {
      if (metafile === undefined || outputFiles.length === 0) return;
      const split = readSplit(outputFiles, metafile, initialOptions);
      const built = await Promise.all([
        ...split.entries.map((entry) => entryFile(split, entry, initialOptions)),
        ...split.later.map((file) => laterFile(split, file, initialOptions)),
      ]);
      for (const { file, code } of [...built, ...leadingBack(split)]) {
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(file, withoutCopiesOfVscode(code));
      }
    });
  },
};

/** All paths are absolute. */
interface Split {
  readonly texts: ReadonlyMap<string, string>;
  /** Node's first. */
  readonly entries: readonly Entry[];
  /** Chunks that Node reads later. */
  readonly later: readonly string[];
}

interface Entry {
  readonly file: string;
  /** What it holds: all that is read at once, itself included. */
  readonly atOnce: ReadonlySet<string>;
  /** Of what it holds, what chunks want that are read later. */
  readonly parts: readonly string[];
  readonly readsByItself: boolean;
}

interface BuiltFile {
  readonly file: string;
  readonly code: string;
}

function readSplit(
  outputFiles: readonly OutputFile[],
  { outputs }: Metafile,
  { entryPoints, outdir = '' }: BuildOptions,
): Split {
  const texts = new Map(outputFiles.map(({ path: file, text }) => [file, text]));
  const importsOf = new Map(Object.entries(outputs).map(([file, { imports }]) => [path.resolve(file), imports]));
  const closure = (...files: readonly string[]): ReadonlySet<string> => {
    const atOnce = new Set(files);
    for (const file of atOnce)
      for (const { path: imported, kind } of importsOf.get(file) ?? [])
        if (kind === 'import-statement' && texts.has(path.resolve(imported))) atOnce.add(path.resolve(imported));
    return atOnce;
  };
  const [first = '', ...others] = Object.keys(entryPoints ?? {}).map((name) => path.resolve(outdir, `${name}.js`));
  const atOnce = closure(first);
  const later = [...texts.keys()].filter((file) => !atOnce.has(file) && !others.includes(file));
  const wanted = new Set(later.flatMap((file) => (importsOf.get(file) ?? []).map((one) => path.resolve(one.path))));
  const parts = [...atOnce].filter((file) => wanted.has(file));
  const reading = others.map((file): Entry => {
    const all = closure(file, ...parts);
    return { file, atOnce: all, parts: [...all].filter((one) => wanted.has(one)), readsByItself: true };
  });
  return { texts, entries: [{ file: first, atOnce, parts, readsByItself: false }, ...reading], later };
}

/** The entry with all that it needs at once. */
async function entryFile(split: Split, entry: Entry, options: BuildOptions): Promise<BuiltFile> {
  const { file, parts, readsByItself } = entry;
  const exported = parts.map((part) => `export * as ${partName(part)} from ${JSON.stringify(part)};\n`);
  const { outputFiles } = await build({
    ...commonJsOptions(options),
    stdin: { contents: `export * from ${JSON.stringify(file)};\n${exported.join('')}`, resolveDir: path.dirname(file) },
    bundle: true,
    outfile: file,
    external: options.external ?? [],
    legalComments: options.legalComments ?? 'none',
    write: false,
    plugins: [fromSplit(split, entry)],
  });
  const code = outputFiles[0]?.text ?? '';
  return { file, code: readsByItself ? readingChunks(code) : code };
}

/** Finds what is bundled in the memory, and leaves what is read later where it is. */
function fromSplit({ texts }: Split, { file: entry, atOnce }: Entry): Plugin {
  const namespace = 'split';
  return {
    name: 'from-split',
    setup(bundling) {
      bundling.onResolve({ filter: /^[./]|^[A-Z]:/ }, ({ path: wanted, resolveDir }) => {
        const file = path.resolve(resolveDir, wanted);
        return atOnce.has(file) ? { path: file, namespace } : { path: relativePath(entry, file), external: true };
      });
      bundling.onLoad({ filter: /.*/, namespace }, ({ path: file }) => ({
        contents: texts.get(file) ?? '',
        resolveDir: path.dirname(file),
      }));
    },
  };
}

async function laterFile({ texts }: Split, file: string, options: BuildOptions): Promise<BuiltFile> {
  return { file, code: (await transform(texts.get(file) ?? '', commonJsOptions(options))).code };
}

/** Hosts that read chunks by themselves never read these: they know the parts by their names. */
function leadingBack({ entries: [first] }: Split): readonly BuiltFile[] {
  if (!first) return [];
  return first.parts.map((file) => ({
    file,
    code: `module.exports = require(${JSON.stringify(relativePath(file, first.file))}).${partName(file)};\n`,
  }));
}

function commonJsOptions({ minify = false, sourcemap = false, target = 'es2023' }: BuildOptions) {
  return {
    format: 'cjs',
    platform: 'node',
    // As `require`, which the extension host answers for `vscode` too.
    supported: { 'dynamic-import': false },
    minify,
    sourcemap,
    target,
  } as const;
}

/** As `require` in the one file wants it to find the other. */
function relativePath(from: string, to: string): string {
  const relative = path.relative(path.dirname(from), to).replaceAll(path.sep, '/');
  return relative.startsWith('.') ? relative : `./${relative}`;
}
