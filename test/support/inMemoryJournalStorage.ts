import type { JournalFilter, JournalStorage, JournalText } from '../../src/core/chat/journalStorage.ts';

/** What one window writes into memory; can be made to fail. */
export class InMemoryJournalStorage implements JournalStorage {
  /** Of all windows, by `<conversation>.<window>`. */
  readonly journals: Map<string, string>;
  readonly writer: string;
  readonly #writtenAt: Map<string, number>;
  appends = 0;
  failing = false;
  /** Runs while something is being written. */
  whileAppending: () => void = () => undefined;
  /** When something is written; all at once where nobody says. */
  now: () => number = () => 0;
  constructor(window = 'w1', journals = new Map<string, string>(), writtenAt = new Map<string, number>()) {
    this.writer = window;
    this.journals = journals;
    this.#writtenAt = writtenAt;
  }
  /** Another window on the same journals. */
  besides(window: string): InMemoryJournalStorage {
    const other = new InMemoryJournalStorage(window, this.journals, this.#writtenAt);
    other.now = this.now;
    return other;
  }
  /** What this window has written. */
  own(conversationId: string): string {
    return this.journals.get(`${conversationId}.${this.writer}`) ?? '';
  }
  async read(conversationId: string, isWanted: JournalFilter = () => true): Promise<readonly JournalText[]> {
    return [...this.journals.keys()]
      .filter((name) => name.startsWith(`${conversationId}.`))
      .map((name) => this.#text(name))
      .filter(isWanted);
  }
  async readOne(
    _conversationId: string,
    name: string,
    isWanted: JournalFilter = () => true,
  ): Promise<JournalText | undefined> {
    const text = this.#text(name);
    return this.journals.has(name) && isWanted(text) ? text : undefined;
  }
  async append(conversationId: string, lines: string): Promise<void> {
    this.appends += 1;
    this.whileAppending();
    if (this.failing) throw new Error('disk full');
    const name = `${conversationId}.${this.writer}`;
    this.journals.set(name, this.own(conversationId) + lines);
    this.#writtenAt.set(name, this.now());
  }
  #text(name: string): JournalText {
    const writer = name.slice(name.indexOf('.') + 1);
    return { name, writer, text: this.journals.get(name) ?? '', writtenAt: this.#writtenAt.get(name) ?? 0 };
  }
}
