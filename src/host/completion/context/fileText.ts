import * as vscode from 'vscode';

/** Larger files are data. */
const LARGEST_BYTES = 400_000;

/** The text of a file, of the open document where there is one; line ends `\n`. Undefined: there is none, it is too large, or no text. */
export async function readFileText(uri: vscode.Uri): Promise<string | undefined> {
  const address = uri.toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === address);
  if (open) return open.getText().replaceAll('\r\n', '\n');
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if (size > LARGEST_BYTES || (type & vscode.FileType.File) === 0) return undefined;
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await vscode.workspace.fs.readFile(uri));
    return text.includes('\0') ? undefined : text.replaceAll('\r\n', '\n');
  } catch {
    return undefined;
  }
}
