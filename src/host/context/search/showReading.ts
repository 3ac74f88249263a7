import * as vscode from 'vscode';

/** Who waits so long wants to know what for. */
const SHOWN_AFTER_MS = 1_500;

/** A reading of the workspace. */
export interface Reading {
  readonly ended: Promise<void>;
  readonly onDidChange: vscode.Event<{ readonly done: number; readonly total: number }>;
  cancel(): void;
}

/** Shows how far a reading is, with a way to stop it, once it takes its time. */
export function showReading(reading: Reading): void {
  const timer = setTimeout(() => {
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Interline is reading the workspace for code search'),
      cancellable: true,
    };
    void vscode.window.withProgress(options, async (progress, token) => {
      token.onCancellationRequested(() => reading.cancel());
      const listener = reading.onDidChange(({ done, total }) => {
        progress.report({ message: vscode.l10n.t('{0} of {1} files', done, total) });
      });
      await reading.ended;
      listener.dispose();
    });
  }, SHOWN_AFTER_MS);
  void reading.ended.then(() => clearTimeout(timer));
}
