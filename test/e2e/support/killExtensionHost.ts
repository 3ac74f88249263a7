import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/**
 * Kills the extension host below this process as the system does when it is out of memory: at once, and without a word. Only processes that
 * descend from `ancestor`, which the test has started, are looked at.
 */
export async function killExtensionHost(ancestor: number): Promise<void> {
  const rows = await listProcesses();
  const found = descendants(rows, ancestor).filter(({ command }) => command.includes('--type=extensionHost'));
  if (found.length === 0) throw new Error('No extension host runs.');
  for (const { pid } of found) process.kill(pid, 'SIGKILL');
}

function descendants(rows: readonly ProcessRow[], ancestor: number): readonly ProcessRow[] {
  const found = rows.filter(({ parent }) => parent === ancestor);
  for (let index = 0; index < found.length; index += 1)
    found.push(...rows.filter(({ parent }) => parent === found[index]?.pid));
  return found;
}

async function listProcesses(): Promise<readonly ProcessRow[]> {
  const { stdout } = await promisify(execFile)('ps', ['-Ao', 'pid=,ppid=,args='], { maxBuffer: 10_000_000 });
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
}
