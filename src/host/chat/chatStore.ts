import type * as vscode from 'vscode';
import { isDeleted } from '../../core/chat/archive/conversationSummary.ts';
import {
  type ConversationJournal,
  createConversationJournal,
  type LoadedConversation,
} from '../../core/chat/conversationJournal.ts';
import type { Clock, Logger } from '../../core/ports.ts';
import { journalFolder, moveOldJournals } from './journalFolder.ts';
import { type ConversationStorage, createJournalStorage } from './journalStorage.ts';
import { type JournalWatchOptions, watchJournals } from './journalWatch.ts';

export interface ChatStoreOptions extends Pick<JournalWatchOptions, 'onWritten' | 'onFocus'> {
  readonly context: Pick<vscode.ExtensionContext, 'storageUri' | 'globalStorageUri'>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Where the conversations of this workspace are kept. Nothing is read or watched before it is wanted. */
export class ChatStore implements vscode.Disposable {
  readonly storage: ConversationStorage;
  readonly journal: ConversationJournal;
  readonly #options: ChatStoreOptions;
  readonly #folder: vscode.Uri;
  #moved: Promise<void> | undefined;
  #watch: Promise<vscode.Disposable | undefined> | undefined;
  #isDisposed = false;

  constructor(options: ChatStoreOptions) {
    const { context, clock, log } = options;
    this.#options = options;
    this.#folder = journalFolder(context);
    this.storage = createJournalStorage(this.#folder);
    this.journal = createConversationJournal({ storage: this.storage, clock, logger: log });
  }

  /** A conversation that can be opened. Undefined: there is none, or it is in the bin, which a tab or another window may not know. */
  async load(id: string): Promise<LoadedConversation | undefined> {
    const { log } = this.#options;
    await this.whenMoved();
    const loaded = await this.journal.load(id);
    if (loaded && loaded.damagedLines > 0)
      log.warn('Some lines of a stored chat could not be read.', { lines: loaded.damagedLines });
    if (!loaded || isDeleted(loaded.conversation)) return undefined;
    void this.#fold(id);
    return loaded;
  }

  /** Nothing is read before it is where it is looked for. */
  whenMoved(): Promise<void> {
    const { context, log } = this.#options;
    this.#moved ??= moveOldJournals(context, this.#folder).catch((error: unknown) => {
      log.error('Chats of an older version could not be moved.', { reason: String(error) });
    });
    return this.#moved;
  }

  /** Begins to listen for what other windows write, where that has not begun. Resolves when it has. */
  async watch(): Promise<void> {
    this.#watch ??= watchJournals({ folder: this.#folder, ...this.#options }).catch((error: unknown) => {
      this.#options.log.warn('What other windows write cannot be watched.', { reason: String(error) });
      return undefined;
    });
    const watch = await this.#watch;
    if (this.#isDisposed) watch?.dispose();
  }

  dispose(): void {
    this.#isDisposed = true;
    void this.#watch?.then((watch) => {
      watch?.dispose();
    });
  }

  /** Many files of windows that are gone make reading slow, no more: nobody waits for this. */
  async #fold(id: string): Promise<void> {
    try {
      await this.storage.fold(id);
    } catch (error) {
      this.#options.log.warn('The files of a chat could not be put together.', { reason: String(error) });
    }
  }
}
