import type { Clock, Logger } from '../ports.ts';
import type { ConversationEvent } from './conversationEvent.ts';
import { restoreConversation } from './restoreConversation.ts';
import type { RestoredConversation } from './restoreConversation.ts';

/** Where journals lie: one text of JSON lines for each conversation. */
export interface JournalStorage {
  /** Undefined when there is no such journal. */
  read(conversationId: string): Promise<string | undefined>;
  /**
   * Adds whole lines at the end (creating the journal) in a way that a crash leaves either the old or the new text. A last line that an
   * earlier crash left without its end is closed first.
   */
  append(conversationId: string, lines: string): Promise<void>;
}

/** Writes down what happens to conversations, soon enough that a crash costs less than a second, seldom enough not to be felt. */
export interface ConversationJournal {
  record(conversationId: string, event: ConversationEvent): void;
  /** Resolves when everything recorded so far is written, or has failed and waits for another try. */
  flush(): Promise<void>;
  load(conversationId: string): Promise<RestoredConversation | undefined>;
}

export interface ConversationJournalOptions {
  readonly storage: JournalStorage;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Half of the second that we may lose at most: the write itself takes time too. */
const WRITE_DELAY_MS = 500;
const RETRY_DELAY_MS = 5_000;

export function createConversationJournal(options: ConversationJournalOptions): ConversationJournal {
  const { storage, clock, logger } = options;
  let pending = new Map<string, readonly ConversationEvent[]>();
  let cancelTimer: (() => void) | undefined;
  let writing: Promise<void> = Promise.resolve();

  const schedule = (delayMs: number): void => {
    cancelTimer ??= clock.setTimer(() => void flush(), delayMs);
  };

  const flush = (): Promise<void> => {
    cancelTimer?.();
    cancelTimer = undefined;
    writing = writing.then(writePending);
    return writing;
  };

  const writePending = async (): Promise<void> => {
    const batch = pending;
    pending = new Map();
    for (const [conversationId, events] of batch) {
      try {
        await storage.append(conversationId, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
      } catch (error) {
        logger.warn('The chat could not be written down; trying again.', { reason: String(error) });
        pending.set(conversationId, [...events, ...(pending.get(conversationId) ?? [])]);
        schedule(RETRY_DELAY_MS);
      }
    }
  };

  return {
    record(conversationId, event) {
      pending.set(conversationId, withEvent(pending.get(conversationId) ?? [], event));
      schedule(WRITE_DELAY_MS);
    },
    flush,
    async load(conversationId) {
      await flush();
      const text = await storage.read(conversationId);
      return text === undefined ? undefined : restoreConversation(conversationId, text);
    },
  };
}

/** A newer draft replaces an older one, growth joins growth: the journal holds what happened, not every key. */
function withEvent(events: readonly ConversationEvent[], event: ConversationEvent): readonly ConversationEvent[] {
  const last = events.at(-1);
  if (last?.type === 'draftChanged' && event.type === 'draftChanged') return [...events.slice(0, -1), event];
  if (last?.type === 'answerGrew' && event.type === 'answerGrew' && last.id === event.id) {
    const joined = { ...event, text: last.text + event.text, reasoning: last.reasoning + event.reasoning };
    return [...events.slice(0, -1), joined];
  }
  return [...events, event];
}
