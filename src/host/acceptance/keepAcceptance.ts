import type * as vscode from 'vscode';
import { createAcceptanceLedger, type AcceptanceLedger } from '../../core/completion/acceptance/acceptanceLedger.ts';

const STORAGE_KEY = 'interline.acceptance';

/** How suggestions are taken, kept on this machine across windows and sessions; it is never synced and never sent. */
export function keepAcceptance(state: vscode.Memento): AcceptanceLedger {
  return createAcceptanceLedger({
    read() {
      const saved = state.get<unknown>(STORAGE_KEY);
      return typeof saved === 'string' ? saved : undefined;
    },
    write(text) {
      void state.update(STORAGE_KEY, text);
    },
  });
}
