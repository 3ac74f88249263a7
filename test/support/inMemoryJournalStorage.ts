import type { JournalStorage } from '../../src/core/chat/conversationJournal.ts';

/** What one window writes into memory; can be made to fail. */
export class InMemoryJournalStorage implements JournalStorage {
  /** Of all windows, by `<conversation>.<window>`. */
  readonly journals: Map<string, string>;
  readonly #window: string;
  appends = 0;
  failing = false;
  /** Runs while something is being written. */
  whileAppending: () => void = () => undefined;
  constructor(window = 'w1', journals = new Map<string, string>()) {
    this.#window = window;
    this.journals = journals;
  }
  /** Another window on the same journals. */
  besides(window: string): InMemoryJournalStorage {
    return new InMemoryJournalStorage(window, this.journals);
  }
  /** What this window has written. */
  own(conversationId: string): string {
    return this.journals.get(`${conversationId}.${this.#window}`) ?? '';
  }
  async read(conversationId: string): Promise<readonly string[]> {
    return [...this.journals].filter(([name]) => name.startsWith(`${conversationId}.`)).map(([, text]) => text);
  }
  async append(conversationId: string, lines: string): Promise<void> {
    this.appends += 1;
    this.whileAppending();
    if (this.failing) throw new Error('disk full');
    this.journals.set(`${conversationId}.${this.#window}`, this.own(conversationId) + lines);
  }
}
