import * as vscode from 'vscode';
import { foldJournals } from '../../core/chat/mergeJournals.ts';
import {
  hasDraft,
  journalName,
  type JournalFile,
  listJournals,
  readIfThere,
  replaceFile,
  statJournal,
} from './journalFiles.ts';

export interface FoldOptions {
  readonly folder: vscode.Uri;
  readonly id: string;
  /** Files that this window writes. */
  readonly isOwn: (name: string) => boolean;
}

/** So many files are no burden. */
const MANY_FILES = 4;
/** A window that wrote later is likely to write again, and would only bring its file back. */
const LIKELY_LEFT_AFTER_MS = 10 * 60_000;
/** Characters; more is not worth the time. */
const MAX_LENGTH = 8_000_000;

interface Read {
  readonly file: vscode.Uri;
  readonly text: string;
}

/**
 * Makes one journal of those that other windows have left. Nobody can know for sure that a window is gone, so this is safe while it lives:
 * the folded journal is there before anything goes; a file is moved aside first, which no write can come between, and goes only if it then
 * holds what was folded. A window that still writes brings its file back with everything that it ever wrote, and lines that stand in two
 * journals count once (`mergeJournals`).
 */
export async function foldOldJournals({ folder, id, isOwn }: FoldOptions): Promise<void> {
  const files = (await listJournals(folder, id)).filter(({ name }) => !isOwn(name));
  if (files.length < MANY_FILES) return;
  const left = await readLeft(folder, files);
  const length = left.reduce((sum, { text }) => sum + text.length, 0);
  if (left.length < MANY_FILES || length > MAX_LENGTH) return;
  const folded = foldJournals(left.map(({ text }) => text));
  const target = vscode.Uri.joinPath(folder, journalName(id, crypto.randomUUID()));
  await replaceFile(target, folded);
  if ((await readIfThere(target)) !== folded) return;
  for (const { file, text } of left) {
    const aside = vscode.Uri.joinPath(folder, journalName(id, crypto.randomUUID()));
    await vscode.workspace.fs.rename(file, aside, { overwrite: false });
    if ((await readIfThere(aside)) === text) await vscode.workspace.fs.delete(aside, { useTrash: false });
  }
}

async function readLeft(folder: vscode.Uri, files: readonly JournalFile[]): Promise<readonly Read[]> {
  const left: Read[] = [];
  for (const { name } of files) {
    const file = vscode.Uri.joinPath(folder, name);
    const stat = await statJournal(file);
    const isLeft = stat !== undefined && Date.now() - stat.mtime > LIKELY_LEFT_AFTER_MS;
    if (!isLeft || (await hasDraft(file))) continue;
    const text = await readIfThere(file);
    if (text !== undefined) left.push({ file, text });
  }
  return left;
}
