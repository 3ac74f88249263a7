import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchiveStorage, StoredConversation } from '../../src/core/chat/archive/conversationArchive.ts';
import type { JournalFilter, JournalStorage, JournalText } from '../../src/core/chat/journalStorage.ts';

const CACHE_NAME = 'summaries.json';

/** Journals of one window in a folder of the disk, as the extension keeps them but for its care about crashes. Names of conversations hold no dot. */
export class FolderStorage implements JournalStorage, ArchiveStorage {
  readonly writer = 'w';
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async read(conversationId: string, isWanted: JournalFilter = () => true): Promise<readonly JournalText[]> {
    const journal = await this.readOne(conversationId, `${conversationId}.w.jsonl`);
    return journal && isWanted(journal) ? [journal] : [];
  }

  async readOne(_conversationId: string, name: string): Promise<JournalText | undefined> {
    const text = await readFile(join(this.#folder, name), 'utf8');
    return { name, writer: this.writer, text, writtenAt: 0 };
  }

  async append(conversationId: string, lines: string): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    await writeFile(join(this.#folder, `${conversationId}.w.jsonl`), lines, { flag: 'a' });
  }

  async list(): Promise<readonly StoredConversation[]> {
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith('.jsonl'));
    return Promise.all(
      names.map(async (name) => {
        const { mtimeMs, size } = await stat(join(this.#folder, name));
        return { id: name.slice(0, name.indexOf('.')), version: `${mtimeMs} ${size}`, writtenAt: mtimeMs };
      }),
    );
  }

  async remove(conversationId: string): Promise<void> {
    await rm(join(this.#folder, `${conversationId}.w.jsonl`));
  }

  async readCache(): Promise<string | undefined> {
    return readFile(join(this.#folder, CACHE_NAME), 'utf8').catch(() => undefined);
  }

  writeCache(text: string): Promise<void> {
    return writeFile(join(this.#folder, CACHE_NAME), text);
  }
}
