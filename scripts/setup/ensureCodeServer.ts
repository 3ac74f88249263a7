import path from 'node:path';
import { cached, exists } from './cache.ts';
import { findProgram } from './findProgram.ts';
import { installNpmPackage } from './npm.ts';
import { run } from './run.ts';
import { SetupProblem } from './setupProblem.ts';
import { canInstallSystemPackages, installSystemPackages } from './systemPackages.ts';

/** VS Code 1.139.1; it wants the Node major that package-lock.json pins. */
const CODE_SERVER_VERSION = '4.139.1';
const INSTALL_TIMEOUT_MS = 9 * 60_000;
/** The headers that code-server's `kerberos` module includes. */
const KERBEROS_HEADERS = [
  '/usr/include/gssapi/gssapi.h',
  '/usr/include/gssapi.h',
  '/usr/include/mit-krb5/gssapi/gssapi.h',
];

export interface CodeServer {
  /** The program to run with the present Node. */
  readonly entry: string;
  readonly version: string;
}

/** The real VS Code in a browser, from the npm registry: installed once into the user's cache (two minutes, 600 MB). */
export async function ensureCodeServer(): Promise<CodeServer> {
  const folder = await cached({ name: 'code-server', version: CODE_SERVER_VERSION }, async (building) => {
    await requireBuildTools();
    console.log(`Installing code-server ${CODE_SERVER_VERSION} (VS Code in a browser; two to four minutes, once) …`);
    await installNpmPackage(building, `code-server@${CODE_SERVER_VERSION}`, { timeoutMs: INSTALL_TIMEOUT_MS });
    await requireStart(entryOf(building));
  });
  return { entry: entryOf(folder), version: CODE_SERVER_VERSION };
}

const entryOf = (folder: string): string => path.join(folder, 'node_modules', 'code-server', 'out', 'node', 'entry.js');

async function requireStart(entry: string): Promise<void> {
  const { code, output } = await run(process.execPath, [entry, '--version'], { timeoutMs: 60_000 });
  if (code !== 0) throw new SetupProblem(`code-server was installed but does not start:\n${output.slice(-800)}`);
}

/** code-server compiles native modules while it is installed. */
async function requireBuildTools(): Promise<void> {
  if (process.platform === 'win32')
    throw new SetupProblem(
      'code-server does not run on Windows: install VS Code from https://code.visualstudio.com, or use WSL.',
    );
  const missing: string[] = [];
  for (const [program, debianPackage] of [
    ['python3', 'python3'],
    ['make', 'make'],
    ['g++', 'g++'],
  ] as const)
    if ((await findProgram([program])) === undefined) missing.push(debianPackage);
  if (process.platform === 'darwin') {
    if (missing.length > 0)
      throw new SetupProblem(
        'code-server is compiled while it is installed: run `xcode-select --install`, then run this again.',
      );
    return;
  }
  const headers = await Promise.all(KERBEROS_HEADERS.map(exists));
  if (!headers.includes(true))
    missing.push((await canInstallSystemPackages()) ? 'libkrb5-dev' : 'libkrb5-dev (krb5-devel)');
  if (missing.length > 0) await installSystemPackages(missing, 'Compiling code-server');
}
