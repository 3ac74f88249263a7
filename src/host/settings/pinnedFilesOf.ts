import * as vscode from 'vscode';

/** The folder's `interline.completion.pinnedFiles`: paths and globs relative to it. What is no text is left out; `parseSettings` tells the user. */
export function pinnedFilesOf(folder: vscode.WorkspaceFolder): readonly string[] {
  const value = vscode.workspace.getConfiguration('interline', folder).get<unknown>('completion.pinnedFiles');
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  return entries.filter((entry) => typeof entry === 'string' && entry.trim() !== '').map(String);
}
