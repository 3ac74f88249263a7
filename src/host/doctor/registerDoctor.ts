import * as vscode from 'vscode';
import type { CommandHandlers } from '../commands/commandHandlers.ts';
import { showMarkdown } from '../showMarkdown.ts';
import type { DoctorDeps } from './doctorDeps.ts';

const SCHEME = 'interline-examination';

export interface RegisteredDoctor extends vscode.Disposable {
  readonly commands: CommandHandlers<'interline.examineEndpoint'>;
}

/** *Examine Endpoint*, and its reports as read-only documents. The examination itself is loaded when it is first asked for. */
export function registerDoctor(deps: DoctorDeps): RegisteredDoctor {
  const reports = new Map<string, string>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: (uri) => reports.get(uri.query) ?? '',
  });
  let count = 0;
  const show = (title: string, report: string): Promise<void> => {
    count += 1;
    reports.set(String(count), report);
    return showMarkdown(vscode.Uri.from({ scheme: SCHEME, path: `/${title}.md`, query: String(count) }));
  };
  return {
    commands: {
      'interline.examineEndpoint': async (argument) =>
        (await import('./examineCommand.ts')).examine({ ...deps, show }, argument),
    },
    dispose: () => {
      provider.dispose();
    },
  };
}
