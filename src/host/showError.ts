import * as vscode from 'vscode';
import { noticeText } from '../core/util/noticeText.ts';
import type { ErrorAction } from '../shared/chatProtocol.ts';
import type { CommandName } from './contributions.ts';
import { actionLabels, describeError, type ErrorContext } from './describeError.ts';
import { showFault } from './notices.ts';

/** Actions that a command of ours carries out, wherever the error was. */
const ACTION_COMMANDS = {
  setApiKey: 'interline.setApiKey',
  openSettings: 'interline.openSettings',
  selectModel: 'interline.selectModel',
  showLog: 'interline.showLog',
} as const satisfies Partial<Record<ErrorAction, CommandName>>;

type ActionWithCommand = keyof typeof ACTION_COMMANDS;

export interface ShowErrorOptions extends ErrorContext {
  /** Absent: no such button. */
  readonly tryAgain?: () => unknown;
}

/** An error message with buttons for what can be done. Resolves when the user has answered or sent it away. */
export async function showError(error: unknown, { tryAgain, ...context }: ShowErrorOptions = {}): Promise<void> {
  const { message, serverMessage, actions } = describeError(error, context);
  const text =
    serverMessage === undefined ? message : vscode.l10n.t('{0} The server said: {1}', message, serverMessage);
  const offered = actions.filter((action) => hasCommand(action) || (action === 'tryAgain' && tryAgain));
  const labels = offered.map((action) => actionLabels()[action]);
  const chosen = await showFault(noticeText(text), ...labels);
  const action = offered.find((candidate) => actionLabels()[candidate] === chosen);
  if (action === 'tryAgain') await tryAgain?.();
  else if (action) await runErrorAction(action);
}

/** Does what an error's button says; actions that belong to one place (try again, continue) are that place's own. */
export async function runErrorAction(action: ErrorAction): Promise<void> {
  if (hasCommand(action)) await vscode.commands.executeCommand(ACTION_COMMANDS[action]);
}

function hasCommand(action: ErrorAction): action is ActionWithCommand {
  return Object.hasOwn(ACTION_COMMANDS, action);
}
