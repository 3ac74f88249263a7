import * as vscode from 'vscode';
import type { Clock } from '../../core/ports.ts';
import type { ContextKey } from '../contributions.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';

const KEY: ContextKey = 'interline.tabGuard';
/** From the answer to the editor until the suggestion is painted. */
const PAINTING_MS = 25;

/** For a moment after a suggestion has appeared Tab still indents: who presses it then has not seen the suggestion yet. */
export interface TabGuard extends vscode.Disposable {
  /** A suggestion goes to the editor where none was. */
  appeared(): void;
}

export function createTabGuard({
  clock,
  settings,
}: {
  readonly clock: Clock;
  readonly settings: SettingsSource;
}): TabGuard {
  let cancelTimer: (() => void) | undefined;
  const set = (isOn: boolean): void => void vscode.commands.executeCommand('setContext', KEY, isOn);
  const arm = (): void => {
    if (cancelTimer !== undefined) set(true);
  };
  const drop = (): void => {
    if (cancelTimer === undefined) return;
    cancelTimer();
    cancelTimer = undefined;
    set(false);
  };
  const command = vscode.commands.registerCommand('interline.indentInstead', () => {
    drop();
    return vscode.commands.executeCommand('tab');
  });
  return {
    appeared() {
      const { tabGuardMs } = settings.current.completion;
      if (tabGuardMs === 0) return;
      // Not before the suggestion itself has gone to the editor, which would paint it later.
      if (cancelTimer === undefined) clock.setTimer(arm, 0);
      cancelTimer?.();
      cancelTimer = clock.setTimer(drop, PAINTING_MS + tabGuardMs);
    },
    dispose: () => {
      drop();
      command.dispose();
    },
  };
}
