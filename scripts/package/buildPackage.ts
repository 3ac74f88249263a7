import { readFile, rm, writeFile } from 'node:fs/promises';
import { inProject } from '../host/paths.ts';
import { run } from '../setup/run.ts';
import { SetupProblem } from '../setup/setupProblem.ts';
import { thirdPartyNotices } from './thirdPartyNotices.ts';

const METAFILE = inProject('dist', 'meta.json');

/** A release build in `dist`, the licences of what it contains, and `interline-VERSION.vsix` in the project's folder; resolves with its name. */
export async function buildPackage(): Promise<string> {
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
  return vsix;
}

async function mustRun(what: string, command: string, commandArguments: readonly string[]): Promise<void> {
  const { code, output } = await run(command, commandArguments, { cwd: inProject(), timeoutMs: 180_000 });
  if (code !== 0) throw new SetupProblem(`${what} has failed:\n${output}`);
}
