/**
 * `npm run package`: a release build and `interline-VERSION.vsix` with only what runs. Prints sizes against their limits and fails above one.
 */
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { inProject } from './host/paths.ts';
import { startupFiles } from './package/startupFiles.ts';
import { thirdPartyNotices } from './package/thirdPartyNotices.ts';
import { run } from './setup/run.ts';
import { SetupProblem, runMain } from './setup/setupProblem.ts';

const KB = 1000;
const VSIX_LIMIT_BYTES = 1000 * KB;
const MAIN_BUNDLE_LIMIT_BYTES = 300 * KB;
const METAFILE = inProject('dist', 'meta.json');

async function main(): Promise<number> {
  await mustRun('The release build', process.execPath, ['esbuild.mjs', '--release', '--metafile', METAFILE]);
  const inputs = JSON.parse(await readFile(METAFILE, 'utf8')) as readonly Readonly<Record<string, unknown>>[];
  await rm(METAFILE);
  await writeFile(
    inProject('THIRD_PARTY_NOTICES.txt'),
    await thirdPartyNotices(inputs.flatMap((input) => Object.keys(input))),
  );
  const { version } = JSON.parse(await readFile(inProject('package.json'), 'utf8')) as { readonly version: string };
  const vsix = `interline-${version}.vsix`;
  // The repository has no public address yet, and VS Code resolves the README's pictures within the extension.
  const links = ['--allow-missing-repository', '--no-rewrite-relative-links'];
  await mustRun('vsce', process.execPath, [
    inProject('node_modules/@vscode/vsce/vsce'),
    'package',
    '--no-dependencies',
    ...links,
    '--out',
    vsix,
  ]);
  return (await withinLimits(vsix)) ? 0 : 1;
}

async function mustRun(what: string, command: string, commandArguments: readonly string[]): Promise<void> {
  const { code, output } = await run(command, commandArguments, { cwd: inProject(), timeoutMs: 180_000 });
  if (code !== 0) throw new SetupProblem(`${what} has failed:\n${output}`);
}

async function withinLimits(vsix: string): Promise<boolean> {
  const bundles = (await readdir(inProject('dist'), { recursive: true })).filter((name) => /\.(js|css)$/.test(name));
  const small = bundles.filter((name) => name.includes('chunks'));
  for (const name of bundles.filter((each) => !small.includes(each)).sort()) {
    const content = await readFile(inProject('dist', name));
    report(`dist/${name}`, content.length, { packed: gzipSync(content).length });
  }
  report(`${small.length} chunks`, await totalSize(small.map((name) => inProject('dist', name))), {});
  const atStart = await totalSize(await startupFiles(inProject('dist', 'extension.node.js')));
  const within = report('read at the start of a window (Node)', atStart, { limit: MAIN_BUNDLE_LIMIT_BYTES });
  return report(vsix, (await stat(inProject(vsix))).size, { limit: VSIX_LIMIT_BYTES }) && within;
}

async function totalSize(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function report(
  name: string,
  bytes: number,
  { limit, packed }: { readonly limit?: number; readonly packed?: number },
): boolean {
  const within = limit === undefined || bytes < limit;
  const size = `${(bytes / KB).toFixed(1)} kB`.padStart(10);
  const gzip = packed === undefined ? '' : `, ${(packed / KB).toFixed(1)} kB gzipped`;
  const target = limit === undefined ? '' : `, limit ${limit / KB} kB: ${within ? 'within' : 'OVER'}`;
  console.log(`${size}  ${name}${gzip}${target}`);
  return within;
}

await runMain(main);
