import * as vscode from 'vscode';

const EXTENSION = '.jsonl';
/** Of a text that is still being written; it is put in place by a rename. */
const DRAFT_EXTENSION = '.new';

/** A file of a journal, as its folder lists it. */
export interface JournalFile {
  readonly conversationId: string;
  /** Without the ending of a draft. */
  readonly name: string;
}

/** The name of a journal's file. @param part tells it from all others of the conversation, forever; holds no dot */
export function journalName(conversationId: string, part: string): string {
  return `${stem(conversationId)}${part}${EXTENSION}`;
}

/** Journals in a folder, always in the same order, each once even if all that a crash left of one is its draft. */
export async function listJournals(folder: vscode.Uri, conversationId?: string): Promise<readonly JournalFile[]> {
  const entries = (await ifThere(vscode.workspace.fs.readDirectory(folder))) ?? [];
  const start = conversationId === undefined ? '' : stem(conversationId);
  const names = entries
    .map(([name]) => (name.endsWith(DRAFT_EXTENSION) ? name.slice(0, -DRAFT_EXTENSION.length) : name))
    .filter((name) => name.startsWith(start) && name.endsWith(EXTENSION));
  return [...new Set(names)].sort().flatMap((name) => {
    const id = conversationOf(name);
    return id === undefined ? [] : [{ conversationId: id, name }];
  });
}

/** Puts a whole text in place of what is there, in a way that a crash leaves either. */
export async function replaceFile(file: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(draftOf(file), new TextEncoder().encode(text));
  await vscode.workspace.fs.rename(draftOf(file), file, { overwrite: true });
}

/**
 * A rename over a file deletes that file first, so for a moment (or, after a crash, for good) the text stands in its draft alone; a moment
 * later the file is there again. Where both are there, a draft that has the file's text and more was about to take its place, even if its
 * last line is torn; one that has less was cut while it was written.
 */
export async function readJournal(file: vscode.Uri): Promise<string | undefined> {
  const text = await readIfThere(file);
  const draft = await readIfThere(draftOf(file));
  if (text === undefined) return draft ?? readIfThere(file);
  return draft?.startsWith(text) === true ? draft : text;
}

/** The text of a file; undefined when there is none. */
export async function readIfThere(file: vscode.Uri): Promise<string | undefined> {
  const bytes = await ifThere(vscode.workspace.fs.readFile(file));
  return bytes && new TextDecoder().decode(bytes);
}

/** Takes a journal away with its draft, where they are there. */
export async function deleteJournal(file: vscode.Uri): Promise<void> {
  for (const one of [draftOf(file), file]) await ifThere(vscode.workspace.fs.delete(one, { useTrash: false }));
}

/** When a journal was written and how long it is; undefined when it is gone by now. */
export async function statJournal(file: vscode.Uri): Promise<vscode.FileStat | undefined> {
  return (await ifThere(vscode.workspace.fs.stat(file))) ?? ifThere(vscode.workspace.fs.stat(draftOf(file)));
}

/** Something that a crash has left of writing this file, or that is being written now. */
export async function hasDraft(file: vscode.Uri): Promise<boolean> {
  return (await ifThere(vscode.workspace.fs.stat(draftOf(file)))) !== undefined;
}

/** With what all file names of a conversation begin: up to the first dot, which an id never holds. */
function stem(id: string): string {
  return `${encodeURIComponent(id).replaceAll('.', '%2E')}.`;
}

/** Undefined: it is no name of a journal. */
export function conversationOf(name: string): string | undefined {
  if (!name.endsWith(EXTENSION)) return undefined;
  try {
    return decodeURIComponent(name.slice(0, name.indexOf('.')));
  } catch {
    return undefined;
  }
}

function draftOf(file: vscode.Uri): vscode.Uri {
  return file.with({ path: `${file.path}${DRAFT_EXTENSION}` });
}

/** Undefined when there is no such file or folder; every other failure is thrown, so that no chat comes back with a part missing unnoticed. */
export async function ifThere<T>(reading: PromiseLike<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
