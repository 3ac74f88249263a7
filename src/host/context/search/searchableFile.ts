import * as vscode from 'vscode';
import { readSource } from '../readSource.ts';

/** Larger files are data; about 6000 lines. */
const LARGEST_BYTES = 256_000;

/** Equal as long as the file is. Undefined: it is gone. */
export async function stampOf(uri: vscode.Uri): Promise<string | undefined> {
  const open = openDocument(uri);
  if (open) return `version ${open.version}`;
  try {
    const { mtime, size } = await vscode.workspace.fs.stat(uri);
    return `${mtime} ${size}`;
  } catch {
    return undefined;
  }
}

/** Undefined for what is too large or no text. */
export async function readSearchable(uri: vscode.Uri): Promise<string | undefined> {
  if (!openDocument(uri)) {
    const { size } = await vscode.workspace.fs.stat(uri).then(
      (found) => found,
      () => ({ size: Infinity }),
    );
    if (size > LARGEST_BYTES) return undefined;
  }
  const source = await readSource(uri);
  return typeof source === 'string' || source.text.length > LARGEST_BYTES ? undefined : source.text;
}

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const address = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === address);
}
