import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { inProject } from '../../../scripts/host/paths.ts';
import { run } from '../../../scripts/setup/run.ts';

/** Folders that hold built pages. */
export interface BuiltPages {
  /** What ships. */
  readonly real: string;
  /** Without the sanitiser: the parser has to hold alone. */
  readonly parserAlone: string;
  /** With a parser that lets all markup and every address through: the sanitiser has to hold alone. */
  readonly sanitizerAlone: string;
  remove(): Promise<void>;
}

/** Builds the page of the present source as it ships, and twice more with one of its layers taken away. */
export async function buildPages(): Promise<BuiltPages> {
  const folder = await mkdtemp(path.join(tmpdir(), 'interline-pages-'));
  const release = path.join(folder, 'release');
  const { code, output } = await run(
    process.execPath,
    [inProject('esbuild.mjs'), '--page', '--release', '--outdir', release],
    {
      cwd: inProject(),
    },
  );
  const pages = {
    real: path.join(release, 'webview'),
    parserAlone: path.join(folder, 'parserAlone'),
    sanitizerAlone: path.join(folder, 'sanitizerAlone'),
  };
  if (code !== 0) throw new Error(`The page could not be built:\n${output}`);
  await buildWith('markdown/sanitize.ts', 'missingSanitizer.ts', pages.parserAlone);
  await buildWith('markdown/parser.ts', 'openParser.ts', pages.sanitizerAlone);
  return { ...pages, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Builds the page with one module of it replaced by one of this folder. */
async function buildWith(replaced: string, replacement: string, outdir: string): Promise<void> {
  const stand = path.join(import.meta.dirname, replacement);
  const swap: Plugin = {
    name: 'swap',
    setup: (build) => {
      const name = path.basename(replaced);
      build.onResolve({ filter: new RegExp(`/${name.replace('.', '\\.')}$`) }, ({ importer, kind }) =>
        kind === 'import-statement' && importer !== stand ? { path: stand } : undefined,
      );
    },
  };
  await build({
    entryPoints: { chat: inProject('src/webview/chat/main.ts') },
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2023',
    outdir,
    plugins: [swap],
    logLevel: 'error',
  });
}
