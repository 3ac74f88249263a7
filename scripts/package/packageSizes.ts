import { readdir, readFile, stat } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { inProject } from '../host/paths.ts';
import { startupFiles } from './startupFiles.ts';

export interface PackageSize {
  readonly name: string;
  readonly bytes: number;
  readonly gzippedBytes?: number;
  /** What it must stay below. */
  readonly limitBytes?: number;
}

export const KB = 1000;
const VSIX_LIMIT_BYTES = 1000 * KB;
const STARTUP_LIMIT_BYTES = 300 * KB;

/** Sizes of the release build in `dist` and of the package made from it. */
export async function packageSizes(vsix: string): Promise<readonly PackageSize[]> {
  const names = (await readdir(inProject('dist'), { recursive: true })).filter((name) => /\.(js|css)$/.test(name));
  const chunks = names.filter((name) => name.includes('chunks'));
  const bundles = names.filter((name) => !chunks.includes(name)).sort();
  const atStart = await startupFiles(inProject('dist', 'extension.node.js'));
  return [
    ...(await Promise.all(bundles.map(sizeOfBundle))),
    { name: `${chunks.length} chunks`, bytes: await totalSize(chunks.map((name) => inProject('dist', name))) },
    {
      name: 'read at the start of a window (Node)',
      bytes: await totalSize(atStart),
      limitBytes: STARTUP_LIMIT_BYTES,
    },
    { name: vsix, bytes: await totalSize([inProject(vsix)]), limitBytes: VSIX_LIMIT_BYTES },
  ];
}

async function sizeOfBundle(name: string): Promise<PackageSize> {
  const content = await readFile(inProject('dist', name));
  return { name: `dist/${name}`, bytes: content.length, gzippedBytes: gzipSync(content).length };
}

async function totalSize(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
