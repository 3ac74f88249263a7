import * as vscode from 'vscode';

/** Shows a markdown document: rendered where the built-in markdown extension is there, as text elsewhere. */
export async function showMarkdown(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  } catch {
    await vscode.window.showTextDocument(uri, { preview: true });
  }
}
