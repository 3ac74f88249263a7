import * as vscode from 'vscode';
import type { JournalStorage } from '../../core/chat/conversationJournal.ts';

const EXTENSION = '.jsonl';

/**
 * Journals as files, one a conversation, in the storage of the workspace (or, in a window without a folder, of the extension). The editor's
 * file system knows no appending, so the text is read, lengthened and put in place by a rename, which no crash leaves half done. Reading
 * anew each time keeps what a second window on the same workspace has written.
 */
export function createJournalStorage(folder: vscode.Uri): JournalStorage {
  const fileOf = (id: string): vscode.Uri => vscode.Uri.joinPath(folder, `${encodeURIComponent(id)}${EXTENSION}`);
  const session = Math.random().toString(36).slice(2);
  return {
    read: async (id) => decode(await readFile(fileOf(id))),
    async append(id, lines) {
      await vscode.workspace.fs.createDirectory(folder);
      const before = decode(await readFile(fileOf(id))) ?? '';
      const seam = before === '' || before.endsWith('\n') ? '' : '\n';
      const draft = fileOf(`${id}.${session}`).with({ path: `${fileOf(`${id}.${session}`).path}.new` });
      await vscode.workspace.fs.writeFile(draft, new TextEncoder().encode(before + seam + lines));
      await vscode.workspace.fs.rename(draft, fileOf(id), { overwrite: true });
    },
  };
}

/** Undefined when there is no such file; every other failure is thrown, so that nothing is overwritten that could not be read. */
async function readFile(file: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(file);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}

function decode(bytes: Uint8Array | undefined): string | undefined {
  return bytes && new TextDecoder().decode(bytes);
}
