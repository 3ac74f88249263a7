import * as vscode from 'vscode';
import type { AcceptanceLedger } from '../../core/completion/acceptance/acceptanceLedger.ts';
import type { CommandHandlers } from '../commands/commandHandlers.ts';
import { showMarkdown } from '../showMarkdown.ts';

const SCHEME = 'interline-acceptance';

export interface RegisteredAcceptance extends vscode.Disposable {
  readonly commands: CommandHandlers<'interline.showAcceptance' | 'interline.resetAcceptance'>;
}

/** The statistics as a read-only document that follows them, and a way to start from zero. */
export function registerAcceptance(ledger: AcceptanceLedger): RegisteredAcceptance {
  const report = vscode.Uri.from({ scheme: SCHEME, path: `/${vscode.l10n.t('How suggestions are taken')}.md` });
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const subscriptions = vscode.Disposable.from(
    changed,
    new vscode.Disposable(ledger.onDidChange(() => changed.fire(report))),
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: async () => (await import('./acceptanceReport.ts')).acceptanceReport(ledger),
    }),
  );
  return {
    commands: {
      'interline.showAcceptance': () => {
        // Another window may have counted since it was last shown.
        changed.fire(report);
        return showMarkdown(report);
      },
      'interline.resetAcceptance': () => {
        ledger.reset();
        vscode.window.setStatusBarMessage(vscode.l10n.t('Interline: the count of suggestions starts from zero.'), 3000);
      },
    },
    dispose: () => {
      subscriptions.dispose();
    },
  };
}
