import * as vscode from 'vscode';
import { decodeText } from '../readSource.ts';

/** Larger files are data; about 6000 lines. */
const LARGEST_BYTES = 256_000;

/** A file as it is now. */
export interface SearchableFile {
  /** Equal as long as the file is. */
  readonly stamp: string;
  /** Empty for what is too large or no text. */
  readText(): Promise<string>;
}

/** Looks at a file without reading it. Undefined: it is gone. */
export async function lookAtFile(uri: vscode.Uri): Promise<SearchableFile | undefined> {
  const address = uri.toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === address);
  if (open) return { stamp: `version ${open.version}`, readText: async () => bounded(open.getText()) };
  try {
    const { mtime, size } = await vscode.workspace.fs.stat(uri);
    return { stamp: `${mtime} ${size}`, readText: async () => (size > LARGEST_BYTES ? '' : readText(uri)) };
  } catch {
    return undefined;
  }
}

async function readText(uri: vscode.Uri): Promise<string> {
  try {
    return bounded(decodeText(await vscode.workspace.fs.readFile(uri)) ?? '');
  } catch {
    return '';
  }
}

function bounded(text: string): string {
  return text.length > LARGEST_BYTES ? '' : text;
}
