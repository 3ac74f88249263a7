import * as vscode from 'vscode';
import {
  cleanCommand,
  cleanCommandBlock,
  type CleanedCommand,
  type CommandProblem,
} from '../../../core/products/terminal/cleanCommand.ts';
import { commandDangers } from '../../../core/products/terminal/commandDangers.ts';
import { type TerminalFacts, terminalFacts } from '../../../core/products/terminal/shellKind.ts';
import { askModally, showWarning } from '../../notices.ts';
import type { TerminalWatch } from './terminalWatch.ts';

const problemWords = (): Readonly<Record<CommandProblem, string>> => ({
  empty: vscode.l10n.t('The model gave no command. Say it in other words, or choose another model with Select Model.'),
  tooLong: vscode.l10n.t('What the model gave is too long for one command.'),
  manyLines: vscode.l10n.t(
    'The model gave a text of several lines, which a prompt would run line by line. Ask for one command.',
  ),
});

/**
 * Puts a model's command into a terminal's prompt without running it: no line end is ever sent. One that may do harm is shown first, with
 * what it may do.
 *
 * @param answer Raw, as the model gave it.
 */
export async function insertCommand(answer: string, terminal: vscode.Terminal): Promise<void> {
  const command = cleanCommand(answer, factsOf(terminal).kind);
  if (command.kind === 'none') return void showWarning(problemWords()[command.problem]);
  await insertCleaned(command, terminal);
}

/**
 * Does the same with a block of commands, all of which is meant. What cannot be one line is not put there: without bracketed paste, which
 * nobody can be sure of, a prompt would run it line by line.
 */
export async function insertCommandBlock(code: string, terminal: vscode.Terminal): Promise<void> {
  const command = cleanCommandBlock(code, factsOf(terminal).kind);
  if (command.kind === 'command') return insertCleaned(command, terminal);
  void showWarning(
    command.problem === 'empty'
      ? vscode.l10n.t('There is no command in this block. Nothing was put into the terminal.')
      : vscode.l10n.t(
          'These commands cannot stand on one line of a prompt, and a prompt would run them line by line. Copy them, or save them as a script.',
        ),
  );
}

type Command = Extract<CleanedCommand, { readonly kind: 'command' }>;

async function insertCleaned({ text }: Command, terminal: vscode.Terminal): Promise<void> {
  const dangers = commandDangers(text);
  if (dangers.length > 0 && !(await confirmDanger(text, dangers))) return;
  terminal.show();
  terminal.sendText(text, false);
}

async function confirmDanger(command: string, dangers: readonly string[]): Promise<boolean> {
  const insert = vscode.l10n.t('Insert Without Running');
  const message = vscode.l10n.t('This command {0}.', dangers.join(', '));
  const detail = vscode.l10n.t(
    '{0}\n\nIt will stand at the prompt; nothing runs until you press Enter there.',
    command,
  );
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
