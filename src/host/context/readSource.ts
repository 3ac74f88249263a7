import * as vscode from 'vscode';

/** A larger file is data, and reading it would take its time; the piece made of it is bounded much lower. */
const LARGEST_BYTES = 4_000_000;

/** A text as it is now: in the editor where it is open, else on the disk. Line ends are as they are there. */
export interface SourceText {
  readonly text: string;
  readonly languageId: string;
  /** Of the open document. */
  readonly version?: number;
}

/** Why a file has no text for us. */
export type Unreadable = 'missing' | 'tooLarge' | 'binary';

/** Opens nothing, so that no language server begins to work on a file that is only read. */
export async function readSource(uri: vscode.Uri): Promise<SourceText | Unreadable> {
  const address = uri.toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === address);
  if (open) return { text: open.getText(), languageId: open.languageId, version: open.version };
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.File) === 0) return 'missing';
    if (size > LARGEST_BYTES) return 'tooLarge';
    const text = decodeText(await vscode.workspace.fs.readFile(uri));
    return text === undefined ? 'binary' : { text, languageId: languageOf(uri.path) };
  } catch {
    return 'missing';
  }
}

/** Undefined for bytes that are no text in UTF-8. */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** The ending of a file's name does as well as a language's name to mark a fence. */
function languageOf(path: string): string {
  return /\.([\w+-]{1,12})$/.exec(path)?.[1] ?? 'plaintext';
}
