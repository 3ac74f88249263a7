import * as vscode from 'vscode';
import type { ArchiveStorage, StoredConversation } from '../../core/chat/archive/conversationArchive.ts';
import { forEachOf } from '../../core/chat/archive/forEachOf.ts';
import type { JournalFilter, JournalStorage, JournalText } from '../../core/chat/journalStorage.ts';
import { foldOldJournals } from './foldOldJournals.ts';
import {
  conversationOf,
  deleteJournal,
  journalName,
  listJournals,
  readIfThere,
  readJournal,
  replaceFile,
  statJournal,
} from './journalFiles.ts';

/** Journals as files, with what lists of them need. */
export interface ConversationStorage extends JournalStorage, ArchiveStorage {
  /** Makes one file of many that other windows have left of a conversation. */
  fold(conversationId: string): Promise<void>;
}

/** A cache: made again whenever it is gone, damaged or old. */
const CACHE_NAME = 'summaries.json';
/** How long a file grows, in characters: it is written as a whole each time. */
const LONGEST_PART = 500_000;
const STATS_AT_A_TIME = 32;
/** A folder that changes while it is read is read again. */
const MAX_READINGS = 5;

/** Stands before the number of a further part. */
const PART_MARK = '~';

interface Written {
  readonly part: number;
  readonly text: string;
}

const FIRST_PART: Written = { part: 0, text: '' };

/**
 * Journals as files in `journalFolder`: `<conversation>.<window>.jsonl`,
 * and `<conversation>.jsonl` from older versions. The editor's file system knows no appending, so the whole text is put in place by a rename;
 * that it replaces nothing but this window's own is why each has its file. No text is read in order to be lengthened: what this window wrote
 * it still knows.
 * @param window unique forever: no other window, now or later, has the same
 */
export function createJournalStorage(folder: vscode.Uri, window: string = crypto.randomUUID()): ConversationStorage {
  const written = new Map<string, Written>();
  const inFolder = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
  const cache = inFolder(CACHE_NAME);
  return {
    writer: window,
    async read(id, isWanted) {
      for (let reading = 1; ; reading += 1) {
        const files = await listJournals(folder, id);
        const texts = await Promise.all(files.map(({ name }) => readText(folder, name, isWanted)));
        // What was folded since the listing stands in another file by now.
        const isWhole = texts.every((text) => text !== undefined);
        if (isWhole || reading === MAX_READINGS)
          return texts.filter((text) => text !== undefined && text !== 'unwanted');
      }
    },
    async readOne(id, name, isWanted) {
      const text = conversationOf(name) === id ? await readText(folder, name, isWanted) : undefined;
      return text === 'unwanted' ? undefined : text;
    },
    async append(id, lines) {
      const { part, text } = lines === '' ? (written.get(id) ?? FIRST_PART) : nextPart(written.get(id));
      const file = inFolder(
        journalName(id, part === 0 ? window : `${window}${PART_MARK}${String(part).padStart(4, '0')}`),
      );
      await vscode.workspace.fs.createDirectory(folder);
      await replaceFile(file, text + lines);
      written.set(id, { part, text: text + lines });
    },
    list: () => listConversations(folder),
    async remove(id) {
      written.delete(id);
      for (const { name } of await listJournals(folder, id)) await deleteJournal(inFolder(name));
    },
    readCache: () => readIfThere(cache),
    writeCache: (text) => replaceFile(cache, text),
    fold: (id) => foldOldJournals({ folder, id, isOwn: (name) => name.startsWith(ownStart(id, window)) }),
  };
}

function ownStart(id: string, window: string): string {
  return journalName(id, window).slice(0, -'.jsonl'.length);
}

/** 'unwanted': it is there, and was not read. Undefined: it is gone. */
async function readText(
  folder: vscode.Uri,
  name: string,
  isWanted?: JournalFilter,
): Promise<JournalText | 'unwanted' | undefined> {
  const file = vscode.Uri.joinPath(folder, name);
  const stat = await statJournal(file);
  if (!stat) return undefined;
  const journal = { name, writer: writerOf(name), writtenAt: stat.mtime };
  if (isWanted?.(journal) === false) return 'unwanted';
  const text = await readJournal(file);
  return text === undefined ? undefined : { ...journal, text };
}

/** Files of older versions are nobody's. */
function writerOf(name: string): string {
  const [, part = ''] = /^[^.]*\.([^.]*)\.jsonl$/.exec(name) ?? [];
  return part.split(PART_MARK, 1)[0] ?? '';
}

function nextPart(written = FIRST_PART): Written {
  return written.text.length < LONGEST_PART ? written : { part: written.part + 1, text: '' };
}

async function listConversations(folder: vscode.Uri): Promise<readonly StoredConversation[]> {
  const found = new Map<string, { versions: string[]; writtenAt: number }>();
  await forEachOf(await listJournals(folder), STATS_AT_A_TIME, async ({ conversationId, name }) => {
    const stat = await statJournal(vscode.Uri.joinPath(folder, name));
    if (!stat) return;
    const entry = found.get(conversationId) ?? { versions: [], writtenAt: 0 };
    entry.versions.push(`${name} ${stat.mtime} ${stat.size}`);
    found.set(conversationId, { ...entry, writtenAt: Math.max(entry.writtenAt, stat.mtime) });
  });
  return [...found].map(([id, { versions, writtenAt }]) => ({ id, version: versions.sort().join('\n'), writtenAt }));
}
