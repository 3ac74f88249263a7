/** One of the texts that make a journal: JSON lines. */
export interface JournalText {
  /** Tells it from all others of the conversation, forever. */
  readonly name: string;
  /** The window that writes it; one window may write several. Empty: nobody does any more. */
  readonly writer: string;
  readonly text: string;
  /** Milliseconds since the epoch: when it was written last. */
  readonly writtenAt: number;
}

/**
 * Where journals lie: some texts for each conversation. Each window writes only its own, so that none can take away what another has
 * written at the same instant.
 */
export interface JournalStorage {
  /** This window, among those that write. */
  readonly writer: string;
  /**
   * What every window has written, in an order that is always the same; empty when there is no such journal.
   * @param isWanted absent: all of it
   */
  read(conversationId: string, isWanted?: JournalFilter): Promise<readonly JournalText[]>;
  /** Undefined when it is gone, or not wanted. */
  readOne(conversationId: string, name: string, isWanted?: JournalFilter): Promise<JournalText | undefined>;
  /**
   * Adds whole lines to this window's text (creating it) in a way that a crash leaves either the old or the new text. Without any line, it
   * only shows that this window is still at work.
   */
  append(conversationId: string, lines: string): Promise<void>;
}

/** Asked before a text is read. */
export type JournalFilter = (journal: Pick<JournalText, 'name' | 'writer' | 'writtenAt'>) => boolean;
