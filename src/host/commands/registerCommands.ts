import * as vscode from 'vscode';
import type { Logger } from '../../core/ports.ts';
import { COMMANDS, type CommandName } from '../contributions.ts';
import { showError } from '../showError.ts';
import type { CommandHandler, CommandHandlers } from './commandHandlers.ts';

export interface CommandDeps {
  readonly log: Logger;
  /** From which machine requests leave, where that is not plain (`requestSideWords`). */
  readonly requestSide: string | undefined;
}

/** Registers every contributed command. Their faults end here: logged, and told with a next step. */
export function registerCommands(handlers: CommandHandlers<CommandName>, deps: CommandDeps): vscode.Disposable {
  const registrations = COMMANDS.map((name) =>
    vscode.commands.registerCommand(name, (...args: readonly unknown[]) =>
      runCommand(name, handlers[name], { ...deps, args }),
    ),
  );
  return vscode.Disposable.from(...registrations);
}

interface CommandRun extends CommandDeps {
  readonly args: readonly unknown[];
}

async function runCommand(
  name: CommandName,
  handler: CommandHandler,
  { args, log, requestSide }: CommandRun,
): Promise<unknown> {
  try {
    return await handler(...args);
  } catch (error) {
    log.error('command failed', { command: name, error: errorText(error) });
    void showError(error, { requestSide, tryAgain: () => vscode.commands.executeCommand(name, ...args) });
    return undefined;
  }
}

function errorText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
