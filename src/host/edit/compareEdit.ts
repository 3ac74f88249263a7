import * as vscode from 'vscode';
import { regionText } from '../../core/edit/session/showInlineEdit.ts';
import { placeLabel } from '../chat/attachments.ts';
import type { LiveEdit } from './liveEdit.ts';

/** Documents that hold what an edit looked like when it was compared. */
const SCHEME = 'interline-edit';
const SIDES_KEPT = 20;

/** Shows edits in the editor's own diff view. */
export interface EditComparison extends vscode.Disposable {
  /** The document without what is open on the left, with it on the right. */
  show(edit: LiveEdit): Promise<void>;
}

export function createEditComparison(): EditComparison {
  const sides = new Map<string, string>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: (uri) => sides.get(String(uri)) ?? '',
  });
  const keep = (edit: LiveEdit, view: 'original' | 'new'): vscode.Uri => {
    const { document, state } = edit;
    const uri = vscode.Uri.from({
      scheme: SCHEME,
      path: document.uri.path,
      query: view,
      fragment: `${edit.id}-${document.version}`,
    });
    const text = document.getText();
    const end = state.start + regionText(state, state.view).length;
    sides.set(String(uri), text.slice(0, state.start) + regionText(state, view) + text.slice(end));
    for (const old of [...sides.keys()].slice(0, -SIDES_KEPT)) sides.delete(old);
    return uri;
  };
  return {
    async show(edit) {
      const title = vscode.l10n.t('{0} (edit)', placeLabel({ document: edit.document }));
      await vscode.commands.executeCommand('vscode.diff', keep(edit, 'original'), keep(edit, 'new'), title);
    },
    dispose: () => {
      provider.dispose();
    },
  };
}
