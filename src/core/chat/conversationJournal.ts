import type { Clock, Logger } from '../ports.ts';
import type { ConversationEvent } from './conversationEvent.ts';
import { formatJournalLine } from './journalLine.ts';
import type { JournalEntry } from './journalLine.ts';
import { restoreConversation } from './restoreConversation.ts';
import type { RestoredConversation } from './restoreConversation.ts';

/**
 * Where journals lie: texts of JSON lines, one for each conversation and window. Each window writes only its own, so that none can take away
 * what another has written at the same instant.
 */
export interface JournalStorage {
  /** What every window has written, in an order that is always the same; empty when there is no such journal. */
  read(conversationId: string): Promise<readonly string[]>;
  /** Adds whole lines to this window's text (creating it) in a way that a crash leaves either the old or the new text. */
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
  const latestStamps = new Map<string, number>();
  let pending = new Map<string, readonly JournalEntry[]>();
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
    for (const [conversationId, entries] of batch) {
      try {
        await storage.append(conversationId, entries.map(formatJournalLine).join(''));
      } catch (error) {
        logger.warn('The chat could not be written down; trying again.', { reason: String(error) });
        pending.set(conversationId, [...entries, ...(pending.get(conversationId) ?? [])]);
        schedule(RETRY_DELAY_MS);
      }
    }
  };

  /** What happens at once shares a stamp, so that a question and its answer stay together among those of other windows. */
  const stampOf = (conversationId: string): number => {
    const stamp = Math.max(clock.now(), latestStamps.get(conversationId) ?? 0);
    latestStamps.set(conversationId, stamp);
    return stamp;
  };

  return {
    record(conversationId, event) {
      const entry = { event, stamp: stampOf(conversationId) };
      pending.set(conversationId, withEntry(pending.get(conversationId) ?? [], entry));
      schedule(WRITE_DELAY_MS);
    },
    flush,
    async load(conversationId) {
      await flush();
      const journals = await storage.read(conversationId);
      if (journals.length === 0) return undefined;
      const restored = restoreConversation(conversationId, journals);
      latestStamps.set(conversationId, Math.max(restored.latestStamp + 1, latestStamps.get(conversationId) ?? 0));
      return restored;
    },
  };
}

/** A newer draft replaces an older one, growth joins growth: the journal holds what happened, not every key. */
function withEntry(entries: readonly JournalEntry[], entry: JournalEntry): readonly JournalEntry[] {
  const { event } = entry;
  if (event.type === 'draftChanged' && entries.at(-1)?.event.type === 'draftChanged')
    return [...entries.slice(0, -1), entry];
  return (event.type === 'answerGrew' && withGrowth(entries, event)) || [...entries, entry];
}

type Growth = Extract<ConversationEvent, { readonly type: 'answerGrew' }>;

/** Two answers may grow by turns, so that the entry to join need not be the last. Undefined: there is none. */
function withGrowth(entries: readonly JournalEntry[], growth: Growth): readonly JournalEntry[] | undefined {
  const end = entries.findLastIndex(({ event }) => event.type !== 'answerGrew');
  const index = entries.findLastIndex(({ event }) => event.type === 'answerGrew' && event.id === growth.id);
  const before = entries[index];
  if (index <= end || before?.event.type !== 'answerGrew') return undefined;
  const text = before.event.text + growth.text;
  const reasoning = before.event.reasoning + growth.reasoning;
  return entries.with(index, { event: { ...growth, text, reasoning }, stamp: before.stamp });
}
