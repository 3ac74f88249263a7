import * as vscode from 'vscode';
import { cleanCommand, type CommandProblem } from '../../../core/products/terminal/cleanCommand.ts';
import { commandDangers } from '../../../core/products/terminal/commandDangers.ts';
import { type TerminalFacts, terminalFacts } from '../../../core/products/terminal/shellKind.ts';
import { askModally, showWarning } from '../../notices.ts';
import type { TerminalWatch } from './terminalWatch.ts';

const PROBLEMS: Readonly<Record<CommandProblem, string>> = {
  empty: 'The model gave no command. Say it in other words, or choose another model with Select Model.',
  tooLong: 'What the model gave is too long for one command.',
  manyLines: 'The model gave a text of several lines, which a prompt would run line by line. Ask for one command.',
};

/**
 * Puts a model's command into a terminal's prompt without running it: no line end is ever sent. One that may do harm is shown first, with
 * what it may do.
 *
 * @param answer Raw, as the model gave it.
 */
export async function insertCommand(answer: string, terminal: vscode.Terminal): Promise<void> {
  const command = cleanCommand(answer, factsOf(terminal).kind);
  if (command.kind === 'none') return void showWarning(PROBLEMS[command.problem]);
  const dangers = commandDangers(command.text);
  if (dangers.length > 0 && !(await confirmDanger(command.text, dangers))) return;
  terminal.show();
  terminal.sendText(command.text, false);
}

async function confirmDanger(command: string, dangers: readonly string[]): Promise<boolean> {
  const insert = 'Insert Without Running';
  const message = `This command ${dangers.join(', ')}.`;
  const detail = `${command}\n\nIt will stand at the prompt; nothing runs until you press Enter there.`;
  return (await askModally({ message, detail, severity: 'warning' }, insert)) === insert;
}

/** The terminal in front where it waits at its prompt, else a new one. */
export function freeTerminal(watch: TerminalWatch, wanted = vscode.window.activeTerminal): vscode.Terminal {
  const isFree = wanted?.exitStatus === undefined && wanted !== undefined && !watch.isBusy(wanted);
  return isFree ? wanted : vscode.window.createTerminal();
}

/** Its shell and system, as far as they can be told. */
export function factsOf(terminal: vscode.Terminal | undefined): TerminalFacts {
  const options = terminal?.creationOptions;
  const ownPath = options && 'shellPath' in options ? options.shellPath : undefined;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return terminalFacts({
    reported: terminal?.state.shell ?? '',
    path: ownPath ?? vscode.env.shell,
    folder: terminal?.shellIntegration?.cwd?.fsPath ?? folder?.fsPath ?? '',
  });
}
