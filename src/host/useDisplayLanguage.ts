import { config } from '@vscode/l10n';
import * as vscode from 'vscode';

/** Lets the words of core and shared follow the editor's language, as those of `vscode.l10n` do by themselves. In English there is nothing to do. */
export function useDisplayLanguage(): void {
  if (vscode.l10n.bundle) config({ contents: vscode.l10n.bundle });
}
