import * as vscode from 'vscode';
import type { CommandHandlers } from '../commands/commandHandlers.ts';
import { showMarkdown } from '../showMarkdown.ts';
import type { InspectorDeps } from './inspectedReport.ts';

const SCHEME = 'interline-inspect';
const REPORT = vscode.Uri.from({ scheme: SCHEME, path: '/Last suggestion request.md' });

export interface RegisteredInspector extends vscode.Disposable {
  readonly commands: CommandHandlers<'interline.inspectSuggestion'>;
}

/** The last request for a suggestion as a read-only document. It holds the person's own text, so it is made when it is looked at, and kept nowhere. */
export function registerInspector(deps: InspectorDeps): RegisteredInspector {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const subscriptions = vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: async () => (await import('./inspectedReport.ts')).inspectedReport(deps),
    }),
  );
  return {
    commands: {
      'interline.inspectSuggestion': () => {
        changed.fire(REPORT);
        return showMarkdown(REPORT);
      },
    },
    dispose: () => {
      subscriptions.dispose();
    },
  };
}
