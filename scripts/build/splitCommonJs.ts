import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, transform } from 'esbuild';
import type { BuildOptions, Metafile, OutputFile, Plugin } from 'esbuild';
import { withoutCopiesOfVscode } from './withoutCopiesOfVscode.ts';

/**
 * esbuild splits only ES modules, and an extension host wants CommonJS. So the bundle is split first and turned into CommonJS afterwards:
 * what a rare command needs lies in a chunk of its own and is read when it is first called.
 *
 * What the entry needs at once would lie in some forty small chunks, and each file costs its time. These are bundled once more, into the
 * entry; where a later chunk wants one of them, a file of one line leads back there, so that every module is there once.
 *
 * For a build with one named entry point, `splitting`, `metafile` and `write: false`.
 */
export const splitCommonJs: Plugin = {
  name: 'split-common-js',
  setup(bundling) {
    const { initialOptions } = bundling;
    bundling.onEnd(async ({ outputFiles = [], metafile }) => {
      if (metafile === undefined || outputFiles.length === 0) return;
      const split = readSplit(outputFiles, metafile, initialOptions);
      const built = await Promise.all([entryFile(split, initialOptions), ...laterFiles(split, initialOptions)]);
      for (const { file, code } of [...built, ...leadingBack(split)]) {
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(file, withoutCopiesOfVscode(code));
      }
    });
  },
};

/** All paths are absolute. */
interface Split {
  readonly entry: string;
  readonly texts: ReadonlyMap<string, string>;
  /** What is read at once, the entry included. */
  readonly atOnce: ReadonlySet<string>;
  /** Those of them that a file wants which is read later. */
  readonly wantedLater: readonly string[];
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
  const entry = path.resolve(outdir, `${Object.keys(entryPoints ?? {}).join()}.js`);
  const atOnce = new Set([entry]);
  for (const file of atOnce)
    for (const { path: imported, kind } of importsOf.get(file) ?? [])
      if (kind === 'import-statement' && texts.has(path.resolve(imported))) atOnce.add(path.resolve(imported));
  const later = [...texts.keys()].filter((file) => !atOnce.has(file));
  const wanted = new Set(later.flatMap((file) => (importsOf.get(file) ?? []).map((one) => path.resolve(one.path))));
  return { entry, texts, atOnce, wantedLater: [...atOnce].filter((file) => wanted.has(file)) };
}

/** The name under which the entry hands a chunk out. */
function partName(index: number): string {
  return `part${index}`;
}

/** The entry with all that it needs at once. */
async function entryFile(split: Split, options: BuildOptions): Promise<BuiltFile> {
  const { entry, wantedLater } = split;
  const parts = wantedLater.map((file, index) => `export * as ${partName(index)} from ${JSON.stringify(file)};\n`);
  const { outputFiles } = await build({
    ...commonJsOptions(options),
    stdin: { contents: `export * from ${JSON.stringify(entry)};\n${parts.join('')}`, resolveDir: path.dirname(entry) },
    bundle: true,
    outfile: entry,
    external: options.external ?? [],
    legalComments: options.legalComments ?? 'none',
    write: false,
    plugins: [fromSplit(split)],
  });
  return { file: entry, code: outputFiles[0]?.text ?? '' };
}

/** Finds what is bundled in the memory, and leaves what is read later where it is. */
function fromSplit({ entry, texts, atOnce }: Split): Plugin {
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

function laterFiles({ texts, atOnce }: Split, options: BuildOptions): readonly Promise<BuiltFile>[] {
  return [...texts]
    .filter(([file]) => !atOnce.has(file))
    .map(async ([file, text]) => ({ file, code: (await transform(text, commonJsOptions(options))).code }));
}

function leadingBack({ entry, wantedLater }: Split): readonly BuiltFile[] {
  return wantedLater.map((file, index) => ({
    file,
    code: `module.exports = require(${JSON.stringify(relativePath(file, entry))}).${partName(index)};\n`,
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
