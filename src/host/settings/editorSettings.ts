import * as vscode from 'vscode';

/** Whether the editor shows inline suggestions at all in this document; its own setting, not ours. */
export function showsInlineSuggestions(document: vscode.TextDocument | undefined): boolean {
  return vscode.workspace.getConfiguration('editor', document).get<unknown>('inlineSuggest.enabled') !== false;
}

/** A setting of another extension or of the editor as it stands; unknown until looked at. */
export function readForeignSetting(name: string): unknown {
  return vscode.workspace.getConfiguration().get<unknown>(name);
}

/** Whether the document's file is saved by the editor itself a moment after every change. */
export function savesAfterDelay(document: vscode.TextDocument): boolean {
  if (document.isUntitled) return false;
  return vscode.workspace.getConfiguration('files', document).get<unknown>('autoSave') === 'afterDelay';
}

/** `files.exclude` of a folder as it stands: patterns with true, false or a condition; unknown until looked at. */
export function readExcludedFiles(folder: vscode.WorkspaceFolder): unknown {
  return vscode.workspace.getConfiguration('files', folder.uri).get<unknown>('exclude');
}
