import { redactShapes } from '../../util/redact.ts';
import { revealInvisible } from '../../util/revealInvisible.ts';
import { stripTerminalCodes } from './stripTerminalCodes.ts';

/** A command that ended with a fault, as a terminal reported it. */
export interface EndedCommand {
  readonly commandLine: string;
  readonly exitCode: number;
  /** Raw, with escape sequences. */
  readonly output: string;
  /** Empty when the shell does not tell. */
  readonly folder: string;
}

/** Codes of a command that its user has stopped: SIGINT, SIGTERM by shells' convention, Ctrl+C on Windows in both spellings. */
const STOPPED: ReadonlySet<number> = new Set([130, 143, -1073741510, 3221225786]);

/** Whether a command has failed by itself. An unknown code is no failure. */
export function hasFailed(exitCode: number | undefined): exitCode is number {
  return exitCode !== undefined && exitCode !== 0 && !STOPPED.has(exitCode);
}

/** The failure as text for a model. */
export function describeFailedCommand(command: EndedCommand): string {
  return describeCommand(command);
}

/** A command that may also have ended well, or run still: then it has no exit code. */
export type AnyCommand = Omit<EndedCommand, 'exitCode'> & { readonly exitCode: number | undefined };

/** A command and its output as text for a model: without escape sequences, hidden characters shown, and without what has the shape of a key or password. */
export function describeCommand({ commandLine, exitCode, output, folder }: AnyCommand): string {
  const clean = (text: string): string => revealInvisible(redactShapes(stripTerminalCodes(text))).text.trim();
  const printed = clean(output);
  return [
    ...(folder === '' ? [] : [`Folder: ${clean(folder)}`]),
    `Command: ${clean(commandLine)}`,
    ...(exitCode === undefined ? [] : [`Exit code: ${exitCode}`]),
    printed === '' ? 'It printed nothing, or the terminal does not tell what.' : `Output:\n${printed}`,
  ].join('\n');
}
