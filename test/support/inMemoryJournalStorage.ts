import type { JournalStorage } from '../../src/core/chat/conversationJournal.ts';

/** Journals in memory; can be made to fail. */
export class InMemoryJournalStorage implements JournalStorage {
  readonly journals = new Map<string, string>();
  appends = 0;
  failing = false;
  /** Runs while something is being written. */
  whileAppending: () => void = () => undefined;
  async read(conversationId: string): Promise<string | undefined> {
    return this.journals.get(conversationId);
  }
  async append(conversationId: string, lines: string): Promise<void> {
    this.appends += 1;
    this.whileAppending();
    if (this.failing) throw new Error('disk full');
    this.journals.set(conversationId, (this.journals.get(conversationId) ?? '') + lines);
  }
}
