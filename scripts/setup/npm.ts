import path from 'node:path';
import { run } from './run.ts';
import type { RunResult } from './run.ts';
import { SetupProblem } from './setupProblem.ts';

/** Packages that compile native code are built by the Node that runs this program, which comes first on PATH. */
export async function installNpmPackage(
  folder: string,
  packageName: string,
  options: { readonly timeoutMs: number },
): Promise<void> {
  const allowScripts = (await npm(['install', '--help'])).output.includes('--dangerously-allow-all-scripts')
    ? ['--dangerously-allow-all-scripts']
    : [];
  const result = await npm(
    ['install', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error', ...allowScripts, packageName],
    options.timeoutMs,
  );
  if (result.code !== 0) throw explain(packageName, result);
}

function npm(npmArguments: readonly string[], timeoutMs = 60_000): Promise<RunResult> {
  const script = process.env['npm_execpath'];
  const env = environmentOutsideProject();
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...npmArguments], { env, timeoutMs });
  return run('npm', npmArguments, { env, timeoutMs, shell: process.platform === 'win32' });
}

/**
 * Without the variables through which an outer `npm run` tells what it is and where it stands: this npm runs elsewhere and, unlike the
 * outer one, on our own Node.
 */
function environmentOutsideProject(): NodeJS.ProcessEnv {
  const outer =
    /^(npm_(package|lifecycle|command|execpath|node_execpath)|npm_config_(user_agent|local_prefix|global_prefix|allow_scripts))/i;
  const kept = Object.entries(process.env).filter(([name]) => !outer.test(name));
  return {
    ...Object.fromEntries(kept),
    PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env['PATH'] ?? ''}`,
  };
}

function explain(packageName: string, { code, output }: RunResult): SetupProblem {
  if (code === 124)
    return new SetupProblem(`Installing ${packageName} took too long: check the network, then run this again.`);
  if (/E(NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT)/.test(output))
    return new SetupProblem(
      'The npm registry cannot be reached: check the network and `npm config list`, then run this again.',
    );
  if (/ENOSPC/.test(output)) return new SetupProblem('The disk is full: free about 2 GB, then run this again.');
  return new SetupProblem(`npm could not install ${packageName}:\n${output.slice(-1500)}`);
}
