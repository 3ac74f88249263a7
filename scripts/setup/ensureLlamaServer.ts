import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cached, exists } from './cache.ts';
import { findProgram } from './findProgram.ts';
import { run } from './run.ts';
import { SetupProblem } from './setupProblem.ts';

/** How to start llama-server: `command`, then `leadingArguments`, then its own options. */
export interface LlamaServer {
  readonly command: string;
  readonly leadingArguments: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** The server and every library that it loads, its own C library included, so that an older Debian can run it. */
const DEBIAN_PACKAGES = [
  'llama.cpp-tools',
  'libllama0',
  'libggml0',
  'libc6',
  'libgcc-s1',
  'libgomp1',
  'libstdc++6',
  'libssl3t64',
  'zlib1g',
  'libzstd1',
];
const SUITE = 'sid';
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
/** Raised when the unpacked layout or the list of packages changes. */
const UNPACKED_VERSION = '1';
const DEFAULT_MIRROR = 'http://deb.debian.org/debian';
const INSTALL_HINT =
  'install llama.cpp so that `llama-server` is on PATH (brew, winget or your distribution), then run this again';

/** The real llama.cpp server: `INTERLINE_LLAMA_SERVER`, the one on PATH, or Debian's packages unpacked into the user's cache. */
export async function ensureLlamaServer(): Promise<LlamaServer> {
  const installed = await findProgram([process.env['INTERLINE_LLAMA_SERVER'] ?? 'llama-server']);
  if (installed !== undefined) return { command: installed, leadingArguments: [], env: process.env };
  const debian = (await findProgram(['apt-get'])) !== undefined && (await exists(KEYRING));
  if (!debian) throw new SetupProblem(`There is no llama-server on this machine: ${INSTALL_HINT}.`);
  const folder = await cached({ name: 'llama-server', version: UNPACKED_VERSION }, unpackDebianPackages);
  return runUnpacked(path.join(folder, 'root'));
}

async function unpackDebianPackages(folder: string): Promise<void> {
  console.log('Unpacking llama-server from Debian’s packages (90 MB, nothing is installed into the system) …');
  const apt = await privateApt(path.join(folder, 'apt'));
  const packages = path.join(folder, 'packages');
  await mkdir(packages);
  await mustRun('apt-get', [...apt, 'update', '-qq'], packages);
  await mustRun('apt-get', [...apt, 'download', '-qq', ...DEBIAN_PACKAGES], packages);
  for (const file of await readdir(packages)) await mustRun('dpkg', ['-x', file, path.join(folder, 'root')], packages);
  const server = await runUnpacked(path.join(folder, 'root'));
  const started = await run(server.command, [...server.leadingArguments, '--version'], {
    env: server.env,
    timeoutMs: 30_000,
  });
  if (started.code !== 0)
    throw new SetupProblem(
      `Debian’s llama-server does not start here; ${INSTALL_HINT}:\n${started.output.slice(-800)}`,
    );
}

async function mustRun(command: string, commandArguments: readonly string[], cwd: string): Promise<void> {
  const { code, output } = await run(command, commandArguments, { cwd, timeoutMs: 5 * 60_000 });
  if (code !== 0)
    throw new SetupProblem(
      `Debian’s packages of llama.cpp could not be fetched; ${INSTALL_HINT}:\n${output.slice(-800)}`,
    );
}

/** Options that make apt look at the one suite that has llama.cpp, in lists of its own: the system's are neither read nor changed. */
async function privateApt(folder: string): Promise<readonly string[]> {
  for (const name of ['lists/partial', 'parts', 'cache/archives/partial'])
    await mkdir(path.join(folder, name), { recursive: true });
  const source = [
    'Types: deb',
    `URIs: ${await systemMirror()}`,
    `Suites: ${SUITE}`,
    'Components: main',
    `Signed-By: ${KEYRING}`,
  ];
  await writeFile(path.join(folder, 'parts', `${SUITE}.sources`), `${source.join('\n')}\n`);
  // As root apt drops to a user of its own, who may not write into somebody's home.
  const settings = {
    'Dir::Etc::sourcelist': '/dev/null',
    'Dir::Etc::sourceparts': path.join(folder, 'parts'),
    'Dir::State::Lists': path.join(folder, 'lists'),
    'Dir::Cache': path.join(folder, 'cache'),
    'APT::Sandbox::User': 'root',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}

/** The mirror that this machine's own apt uses, in either of apt's notations; Debian's own on a derivative. */
async function systemMirror(): Promise<string> {
  const folder = '/etc/apt/sources.list.d';
  const names = await readdir(folder).catch((): string[] => []);
  const files = ['/etc/apt/sources.list', ...names.map((name) => path.join(folder, name))];
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(() => '');
    const uri = /^(?:URIs:\s*|deb\s+(?:\[[^\]]*\]\s+)?)(\S*\/debian)\/?(?=\s|$)/m.exec(text)?.[1];
    if (uri !== undefined) return uri;
  }
  return DEFAULT_MIRROR;
}

/** Runs the unpacked program with its own loader and libraries. */
async function runUnpacked(root: string): Promise<LlamaServer> {
  const libraries = path.join(root, 'usr', 'lib', process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu');
  const loader = (await readdir(libraries)).find((name) => /^ld-linux.*\.so/.test(name)) ?? 'ld-linux-x86-64.so.2';
  const backends = await readdir(path.join(libraries, 'ggml', 'backends0')).catch((): string[] => []);
  // The most general processor backend; llama.cpp would choose among all of them by trying each.
  const backend = backends.includes('libggml-cpu-x64.so')
    ? 'libggml-cpu-x64.so'
    : backends.find((name) => /^libggml-cpu.*\.so$/.test(name));
  return {
    command: path.join(libraries, loader),
    leadingArguments: [
      '--library-path',
      `${libraries}:${path.join(libraries, 'llama')}`,
      path.join(root, 'usr', 'bin', 'llama-server'),
    ],
    env:
      backend === undefined
        ? process.env
        : { ...process.env, GGML_BACKEND_PATH: path.join(libraries, 'ggml', 'backends0', backend) },
  };
}
