// The way from `git clone` to a running program: needs nothing but Node 20 and npm. Installs the project's packages when they are missing
// or out of date, then runs a TypeScript program on the Node that package-lock.json pins. No dependencies, because none are there yet.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const MINIMUM_NODE_MAJOR = 20;
const WINDOWS = process.platform === 'win32';

/** A problem that the user can solve: told in one sentence, without a stack. */
class SetupProblem extends Error {}

/**
 * Installs what is missing and runs `program` (a URL of a TypeScript file) on the pinned Node, with the project's tools first on PATH.
 * Ends this process with the program's exit code.
 * @param {URL} program
 * @param {readonly string[]} programArguments
 */
export async function runProgram(program, programArguments) {
  try {
    requireNode();
    await installPackages();
    const node = await pinnedNode();
    process.exitCode = await runToEnd(node, [fileURLToPath(program), ...programArguments], {
      env: { ...process.env, ...toolPath(node) },
    });
  } catch (problem) {
    if (!(problem instanceof SetupProblem)) throw problem;
    console.error(`\n${problem.message}`);
    process.exitCode = 1;
  }
}

function requireNode() {
  if (Number(process.versions.node.split('.')[0]) >= MINIMUM_NODE_MAJOR) return;
  throw new SetupProblem(
    `Interline's programs need Node ${MINIMUM_NODE_MAJOR} or newer, this is ${process.version}: install a newer one from https://nodejs.org.`,
  );
}

async function installPackages() {
  const installed = readPackages('node_modules/.package-lock.json');
  const wanted = readPackages('package-lock.json');
  if (installed && isUpToDate(wanted ?? {}, installed)) return;
  // `npm ci` empties node_modules first; a tree that is merely behind is brought up to date in place, which is quicker.
  const command = installed || !wanted ? 'install' : 'ci';
  say(`Installing packages (npm ${command}, about a minute the first time) …`);
  const flags = ['--no-audit', '--no-fund', '--loglevel=error'];
  const { code, errors } = await npm([command, ...flags]);
  if (code === 0) return;
  // A lock file that lacks a package (npm leaves out those of other platforms now and then) stops `ci` only.
  const second = command === 'ci' && errors.includes('EUSAGE') ? await npm(['install', ...flags]) : { code, errors };
  if (second.code !== 0) throw new SetupProblem(explainNpmFailure(second.errors));
}

/**
 * @typedef {{ readonly version?: string, readonly optional?: boolean, readonly devOptional?: boolean, readonly link?: boolean }} LockedPackage
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Whether npm's own record of what it installed holds everything that the lock file wants.
 * @param {Record<string, LockedPackage>} wanted
 * @param {Record<string, LockedPackage>} installed
 */
function isUpToDate(wanted, installed) {
  return Object.entries(wanted).every(
    ([folder, { version, optional, devOptional }]) =>
      folder === '' || (optional ?? devOptional) || installed[folder]?.version === version,
  );
}

/** The Node binary of the npm package `node`; when npm was told to run no install scripts, its platform package from the user's cache. */
async function pinnedNode() {
  const packageFolder = path.join(ROOT, 'node_modules', 'node');
  const binary = WINDOWS ? 'node.exe' : 'node';
  const installed = path.join(packageFolder, 'bin', binary);
  if (existsSync(installed)) return installed;

  const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
  const system = WINDOWS ? 'win' : process.platform;
  const family = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  const platformPackage = `${family}-${system}-${process.arch}`;
  const cache = path.join(userCacheFolder(), `${platformPackage}-${version}`);
  const cached = path.join(cache, 'node_modules', platformPackage, 'bin', binary);
  if (existsSync(cached)) return cached;

  say(`Fetching Node ${version} (npm ran no install scripts) …`);
  await mkdir(cache, { recursive: true });
  const fetched = await npm([
    'install',
    '--prefix',
    cache,
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    `${platformPackage}@${version}`,
  ]);
  if (fetched.code !== 0) throw new SetupProblem(explainNpmFailure(fetched.errors));
  if (existsSync(cached)) return cached;
  throw new SetupProblem(
    `The npm package \`node\` has no binary for this machine (${platformPackage}): run \`npm rebuild node\`, or use a machine for which Node ${version} is published.`,
  );
}

/** Where this project keeps what it downloads outside node_modules; `scripts/setup/cache.ts` uses the same folder. */
export function userCacheFolder() {
  const home = os.homedir();
  const base =
    process.env['XDG_CACHE_HOME'] ||
    (WINDOWS
      ? process.env['LOCALAPPDATA'] || path.join(home, 'AppData', 'Local')
      : path.join(home, ...(process.platform === 'darwin' ? ['Library', 'Caches'] : ['.cache'])));
  return path.join(base, 'interline-dev');
}

/** @param {string} node */
function toolPath(node) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const tools = [path.dirname(node), path.join(ROOT, 'node_modules', '.bin')];
  return { [name]: [...tools, process.env[name]].filter(Boolean).join(path.delimiter) };
}

/**
 * Runs npm on the Node that npm itself was started with: the pinned one is what is being replaced.
 * @param {readonly string[]} npmArguments
 */
async function npm(npmArguments) {
  const script = process.env['npm_execpath'];
  const runner = process.env['npm_node_execpath'] ?? process.execPath;
  let errors = '';
  const options = { onError: (/** @type {string} */ text) => (errors += text), shell: !script && WINDOWS };
  const code = script?.endsWith('.js')
    ? await runToEnd(runner, [script, ...npmArguments], { ...options, shell: false })
    : await runToEnd('npm', npmArguments, options);
  return { code, errors };
}

/** @param {string} errors */
function explainNpmFailure(errors) {
  if (/E(NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT|HOSTUNREACH)|network/.test(errors))
    return 'The npm registry cannot be reached: check the network and npm’s proxy and registry settings (`npm config list`), then run this again.';
  if (/EACCES|EPERM/.test(errors))
    return 'npm may not write here: make the project folder and npm’s cache folder your own, then run this again.';
  if (/ENOSPC/.test(errors)) return 'The disk is full: free about 2 GB, then run this again.';
  return 'npm could not install the packages; its own words stand above. Mend that, then run this again.';
}

/**
 * Runs a program with our own input and output; resolves with its exit code.
 * @param {string} command
 * @param {readonly string[]} commandArguments
 * @param {{ env?: NodeJS.ProcessEnv, onError?: (text: string) => void, shell?: boolean }} options
 * @returns {Promise<number>}
 */
function runToEnd(command, commandArguments, { env = process.env, onError, shell = false }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArguments, {
      cwd: ROOT,
      env,
      shell,
      stdio: ['inherit', 'inherit', onError ? 'pipe' : 'inherit'],
    });
    child.stderr?.on('data', (chunk) => {
      process.stderr.write(chunk);
      onError?.(String(chunk));
    });
    // Ctrl+C reaches the child by itself: wait for its own clean end. A signal to us alone is passed on.
    const ignore = () => {};
    const forward = () => child.kill('SIGTERM');
    process.on('SIGINT', ignore).on('SIGTERM', forward);
    child.on('error', (error) => {
      reject(
        'code' in error && error.code === 'ENOENT'
          ? new SetupProblem(`\`${command}\` was not found: install it, then run this again.`)
          : error,
      );
    });
    child.on('close', (code, signal) => {
      process.off('SIGINT', ignore).off('SIGTERM', forward);
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}

/** @param {string} text */
function say(text) {
  console.error(text);
}
