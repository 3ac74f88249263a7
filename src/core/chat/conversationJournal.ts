import { latestSign, SILENCE_MS, writerOf } from './answersElsewhere.ts';
import type { ConversationEvent } from './conversationEvent.ts';
import type { JournalFilter, JournalStorage, JournalText } from './journalStorage.ts';
import { JournalWriter, type JournalWriterOptions } from './journalWriter.ts';
import { type FindWriter, type RestoredConversation, restoreConversation } from './restoreConversation.ts';

/** A conversation as it was read, with what that was made of. */
export interface LoadedConversation extends RestoredConversation {
  /** Of other windows. */
  readonly others: readonly JournalText[];
}

/** Writes down what happens to conversations, soon enough that a crash costs less than a second, seldom enough not to be felt. */
export interface ConversationJournal {
  record(conversationId: string, event: ConversationEvent): void;
  /** Resolves when everything recorded so far is written, or has failed and waits for another try. */
  flush(): Promise<void>;
  /**
   * Undefined when there is no such conversation.
   * @param take is handed it in a moment in which nothing that this window has recorded is missing, so that it can replace what is open
   */
  load(conversationId: string, take?: (loaded: LoadedConversation) => void): Promise<LoadedConversation | undefined>;
  /** What other windows have written, of those texts that are wanted; a name alone spares looking for others. */
  readOthers(conversationId: string, wanted: JournalFilter | string): Promise<readonly JournalText[]>;
  /** This window has read a line with this stamp: what it records from now on comes behind it. */
  noteStamp(conversationId: string, stamp: number): void;
}

export interface ConversationJournalOptions extends JournalWriterOptions {
  readonly storage: JournalStorage;
}

export function createConversationJournal(options: ConversationJournalOptions): ConversationJournal {
  const { storage, clock } = options;
  const writer = new JournalWriter(options);
  const isOther = (journal: Pick<JournalText, 'writer'>): boolean => journal.writer !== storage.writer;

  const findWriter =
    (conversationId: string, others: readonly JournalText[]): FindWriter =>
    (answerId) => {
      if (writer.isAnswering(conversationId, answerId)) return 'here';
      const other = writerOf(answerId, others);
      return other && clock.now() - latestSign(other, others) <= SILENCE_MS ? 'elsewhere' : undefined;
    };

  const restore = (conversationId: string, journals: readonly JournalText[]): LoadedConversation | undefined => {
    const others = journals.filter(isOther);
    // Where the disk takes nothing, this window still knows.
    const unwritten = writer.unwritten(conversationId);
    if (journals.length === 0 && unwritten === '') return undefined;
    const texts = [...journals.map(({ text }) => text), unwritten];
    const restored = restoreConversation(conversationId, texts, findWriter(conversationId, others));
    writer.noteStamp(conversationId, restored.latestStamp);
    return { ...restored, others };
  };

  return {
    record: (conversationId, event) => writer.record(conversationId, event),
    flush: () => writer.flush(),
    noteStamp: (conversationId, stamp) => writer.noteStamp(conversationId, stamp),
    async load(conversationId, take) {
      await writer.flush();
      if (!take) return restore(conversationId, await storage.read(conversationId));
      return writer.inTurn(async () => {
        const journals = await storage.read(conversationId);
        // Nothing comes between these two.
        const loaded = restore(conversationId, journals);
        if (loaded) take(loaded);
        return loaded;
      });
    },
    async readOthers(conversationId, wanted) {
      if (typeof wanted !== 'string')
        return storage.read(conversationId, (journal) => isOther(journal) && wanted(journal));
      // What this window writes is heard of, too.
      const journal = await storage.readOne(conversationId, wanted, isOther);
      return journal ? [journal] : [];
    },
  };
}
