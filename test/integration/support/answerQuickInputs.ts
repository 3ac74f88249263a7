import * as vscode from 'vscode';
import { pause } from './editorDriver.ts';

/** Presses Enter in every quick pick and input box that the command shows, until it has ended: each gets its first answer. */
export async function acceptEveryQuestion(command: string, ...args: readonly unknown[]): Promise<void> {
  let hasEnded = false;
  const running = Promise.resolve(vscode.commands.executeCommand(command, ...args)).finally(() => (hasEnded = true));
  while (!hasEnded) {
    await pause(100);
    // Does nothing while nothing is shown.
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }
  await running;
}
