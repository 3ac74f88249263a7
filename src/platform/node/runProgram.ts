import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import type { ProgramEnd, ProgramOptions } from '../../core/ports.ts';

/**
 * Runs a program without a shell, in the user's home folder: a file of that name in the open workspace is never found. What it prints
 * comes back as text; its error stream, which may quote secrets, is dropped.
 */
export function runProgram(
  [program, ...args]: readonly [string, ...string[]],
  { timeLimitMs, maxOutputBytes }: ProgramOptions,
): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    const options = {
      cwd: homedir(),
      shell: false,
      windowsHide: true,
      timeout: timeLimitMs,
      killSignal: 'SIGKILL',
      maxBuffer: maxOutputBytes,
      encoding: 'utf8',
    } as const;
    try {
      const child = execFile(program, args, options, (error, output) => {
        resolve(error === null ? { kind: 'done', output } : endOf(error));
      });
      // A program that asks for a password must not wait for one that nobody can type.
      child.stdin?.end();
    } catch {
      // Some faults (a name with a NUL, a batch file on Windows) are thrown at once.
      resolve({ kind: 'notFound' });
    }
  });
}

interface ProgramError {
  readonly code?: string | number | null | undefined;
  readonly killed?: boolean | undefined;
}

function endOf({ code, killed }: ProgramError): ProgramEnd {
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EINVAL' || code === 'ENOTDIR') return { kind: 'notFound' };
  if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return { kind: 'tooMuchOutput' };
  if (killed === true) return { kind: 'timeout' };
  return typeof code === 'number' ? { kind: 'failed', exitCode: code } : { kind: 'failed' };
}
