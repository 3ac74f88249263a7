import * as vscode from 'vscode';
import { EXTENSION_ID } from '../contributions.ts';

/** The settings page, at one setting when `argument` is the full name of one of ours. */
export async function openSettings(argument?: unknown): Promise<void> {
  const isOurs = typeof argument === 'string' && /^interline\.[\w.]+$/.test(argument);
  await vscode.commands.executeCommand(
    'workbench.action.openSettings',
    isOurs ? `@id:${argument}` : `@ext:${EXTENSION_ID}`,
  );
}
