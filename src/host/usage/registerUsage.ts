import * as vscode from 'vscode';
import type { UsageLedger } from '../../core/usage/usageLedger.ts';
import type { CommandHandlers } from '../commands/commandHandlers.ts';
import { showMarkdown } from '../showMarkdown.ts';

const SCHEME = 'interline-usage';

export interface RegisteredUsage extends vscode.Disposable {
  readonly commands: CommandHandlers<'interline.showUsage' | 'interline.resetUsage'>;
}

/** The usage report: a read-only document that follows the ledger. */
export function registerUsage(usage: UsageLedger): RegisteredUsage {
  const report = vscode.Uri.from({ scheme: SCHEME, path: `/${vscode.l10n.t('Token usage')}.md` });
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const subscriptions = vscode.Disposable.from(
    changed,
    new vscode.Disposable(usage.onDidChange(() => changed.fire(report))),
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: async () => (await import('./usageReport.ts')).usageReport(usage),
    }),
  );
  return {
    commands: {
      'interline.showUsage': () => showMarkdown(report),
      'interline.resetUsage': () => {
        usage.reset();
        vscode.window.setStatusBarMessage(vscode.l10n.t('Interline: token usage starts from zero.'), 3000);
      },
    },
    dispose: () => {
      subscriptions.dispose();
    },
  };
}
