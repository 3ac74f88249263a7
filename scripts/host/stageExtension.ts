import { globSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from '../setup/run.ts';
import { inProject } from './paths.ts';

interface Manifest {
  readonly name: string;
  readonly publisher: string;
  readonly version: string;
  readonly main?: string;
}

/** What stands beside the code and is read from there. */
const PARTS = ['media', 'prompts', 'l10n', ...globSync('package.nls*.json', { cwd: inProject() })];

export interface StageOptions {
  /** Leaves out the Node entry, so that every VS Code runs the extension in its web worker. */
  readonly webOnly?: boolean;
  /** Builds what ships: minified, without source maps. */
  readonly release?: boolean;
}

/**
 * Builds the extension into a folder of its own below `parent`, named as VS Code names installed extensions; resolves with that folder. The
 * project's own `dist` is not touched, so that a run does not disturb another.
 */
export async function stageExtension(
  parent: string,
  { webOnly = false, release = false }: StageOptions = {},
): Promise<string> {
  const manifest = JSON.parse(await readFile(inProject('package.json'), 'utf8')) as Manifest;
  const folder = path.join(parent, `${manifest.publisher}.${manifest.name}-${manifest.version}`.toLowerCase());
  await mkdir(folder, { recursive: true });
  const { main, ...others } = manifest;
  await writeFile(
    path.join(folder, 'package.json'),
    JSON.stringify(webOnly ? others : { ...others, main }, undefined, 2),
  );
  for (const part of PARTS) await cp(inProject(part), path.join(folder, part), { recursive: true });
  const build = [inProject('esbuild.mjs'), '--outdir', path.join(folder, 'dist'), ...(release ? ['--release'] : [])];
  const built = await run(process.execPath, build, { cwd: inProject(), timeoutMs: 120_000 });
  if (built.code !== 0) throw new Error(`The extension does not build:\n${built.output}`);
  return folder;
}
