import { findProgram } from './findProgram.ts';
import { run } from './run.ts';
import { SetupProblem } from './setupProblem.ts';

const INSTALL_TIMEOUT_MS = 8 * 60_000;

export const canInstallSystemPackages = async (): Promise<boolean> =>
  process.getuid?.() === 0 && (await findProgram(['apt-get'])) !== undefined;

/** Installs Debian packages when this is root on a system with apt; otherwise throws a `SetupProblem` that names them and `purpose`. */
export async function installSystemPackages(names: readonly string[], purpose: string): Promise<void> {
  const list = names.join(' ');
  if (!(await canInstallSystemPackages()))
    throw new SetupProblem(
      `${purpose} needs ${names.join(', ')}: install it (Debian, Ubuntu: \`sudo apt-get install ${list}\`), then run this again.`,
    );
  console.log(`Installing system packages: ${list} …`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeoutMs: INSTALL_TIMEOUT_MS };
  const install = () => run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], options);
  // Fresh images carry no package lists; with lists there is nothing to wait for.
  const first = await install();
  if (first.code === 0) return;
  await run('apt-get', ['update', '-qq'], options);
  const second = await install();
  if (second.code !== 0)
    throw new SetupProblem(
      `${purpose} needs ${names.join(', ')}, which apt could not install:\n${second.output.slice(-800)}`,
    );
}
