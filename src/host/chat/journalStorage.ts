import * as vscode from 'vscode';
import type { JournalStorage } from '../../core/chat/conversationJournal.ts';

const EXTENSION = '.jsonl';
/** Of a text that is still being written; it is put in place by a rename. */
const DRAFT_EXTENSION = '.new';

/**
 * Journals as files in the storage of the workspace (or, in a window without a folder, of the extension): `<conversation>.<window>.jsonl`,
 * and `<conversation>.jsonl` from older versions. The editor's file system knows no appending, so the whole text is put in place by a rename;
 * that it replaces nothing but this window's own is why each has its file. No text is read in order to be lengthened: what this window wrote
 * it still knows.
 * @param window unique forever: no other window, now or later, has the same
 */
export function createJournalStorage(folder: vscode.Uri, window: string = crypto.randomUUID()): JournalStorage {
  const written = new Map<string, string>();
  return {
    async read(id) {
      const journals = await Promise.all((await listFiles(folder, id)).map((file) => readText(file)));
      return journals.filter((text) => text !== undefined);
    },
    async append(id, lines) {
      const text = (written.get(id) ?? '') + lines;
      const file = vscode.Uri.joinPath(folder, `${stem(id)}${window}${EXTENSION}`);
      await vscode.workspace.fs.createDirectory(folder);
      await vscode.workspace.fs.writeFile(draftOf(file), new TextEncoder().encode(text));
      await vscode.workspace.fs.rename(draftOf(file), file, { overwrite: true });
      written.set(id, text);
    },
  };
}

/** With what all file names of a conversation begin: up to the first dot, which an id never holds. */
function stem(id: string): string {
  return `${encodeURIComponent(id).replaceAll('.', '%2E')}.`;
}

function draftOf(file: vscode.Uri): vscode.Uri {
  return file.with({ path: `${file.path}${DRAFT_EXTENSION}` });
}

/** The journals of a conversation, always in the same order, each once even if all that a crash left of one is its draft. */
async function listFiles(folder: vscode.Uri, id: string): Promise<readonly vscode.Uri[]> {
  const entries = (await ifThere(vscode.workspace.fs.readDirectory(folder))) ?? [];
  const names = entries
    .map(([name]) => (name.endsWith(DRAFT_EXTENSION) ? name.slice(0, -DRAFT_EXTENSION.length) : name))
    .filter((name) => name.startsWith(stem(id)) && name.endsWith(EXTENSION));
  return [...new Set(names)].sort().map((name) => vscode.Uri.joinPath(folder, name));
}

/**
 * A rename over a file deletes that file first, so for a moment (or, after a crash, for good) the text stands in its draft alone; a moment
 * later the file is there again. Where both are there, a draft that has the file's text and more was about to take its place, even if its
 * last line is torn; one that has less was cut while it was written.
 */
async function readText(file: vscode.Uri): Promise<string | undefined> {
  const text = await readIfThere(file);
  const draft = await readIfThere(draftOf(file));
  if (text === undefined) return draft ?? readIfThere(file);
  return draft?.startsWith(text) === true ? draft : text;
}

async function readIfThere(file: vscode.Uri): Promise<string | undefined> {
  const bytes = await ifThere(vscode.workspace.fs.readFile(file));
  return bytes && new TextDecoder().decode(bytes);
}

/** Undefined when there is no such file or folder; every other failure is thrown, so that no chat comes back with a part missing unnoticed. */
async function ifThere<T>(reading: PromiseLike<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
