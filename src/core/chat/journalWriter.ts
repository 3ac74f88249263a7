import type { Clock, Logger } from '../ports.ts';
import { BEAT_MS } from './answersElsewhere.ts';
import type { ConversationEvent } from './conversationEvent.ts';
import { formatJournalLine } from './journalLine.ts';
import type { JournalEntry } from './journalLine.ts';
import type { JournalStorage } from './journalStorage.ts';
import { RunningAnswers } from './runningAnswers.ts';
import { withEntry } from './withEntry.ts';

export interface JournalWriterOptions {
  readonly storage: Pick<JournalStorage, 'append'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Half of the second that we may lose at most: the write itself takes time too. */
const WRITE_DELAY_MS = 500;
const RETRY_DELAY_MS = 5_000;

/** What this window writes: gathered for a moment, then put behind what it has written before. While an answer is being written, it shows that it is there. */
export class JournalWriter {
  readonly #options: JournalWriterOptions;
  readonly #latestStamps = new Map<string, number>();
  readonly #running = new RunningAnswers();
  #pending = new Map<string, readonly JournalEntry[]>();
  #timer: { readonly at: number; readonly cancel: () => void } | undefined;
  /** Steps that must not come between one another. */
  #work: Promise<unknown> = Promise.resolve();

  constructor(options: JournalWriterOptions) {
    this.#options = options;
  }

  record(conversationId: string, event: ConversationEvent): void {
    this.#running.note(conversationId, event);
    const entry = { event, stamp: this.#stampOf(conversationId) };
    this.#pending.set(conversationId, withEntry(this.#pending.get(conversationId) ?? [], entry));
    this.#schedule(WRITE_DELAY_MS);
  }

  /** Resolves when everything recorded so far is written, or has failed and waits for another try. */
  flush(): Promise<void> {
    this.#timer?.cancel();
    this.#timer = undefined;
    return this.inTurn(() => this.#writePending());
  }

  /** Runs something while nothing is written. */
  inTurn<T>(step: () => Promise<T>): Promise<T> {
    const done = this.#work.then(step);
    this.#work = done.catch(() => undefined);
    return done;
  }

  /** What is recorded and not written yet, as lines. */
  unwritten(conversationId: string): string {
    return (this.#pending.get(conversationId) ?? []).map(formatJournalLine).join('');
  }

  /** This window has read a line with this stamp: what it records from now on comes behind it. */
  noteStamp(conversationId: string, stamp: number): void {
    this.#latestStamps.set(conversationId, Math.max(stamp + 1, this.#latestStamps.get(conversationId) ?? 0));
  }

  /** The answer has begun here, and not ended. */
  isAnswering(conversationId: string, answerId: string): boolean {
    return this.#running.has(conversationId, answerId);
  }

  /** Whatever is wanted first counts. */
  #schedule(delayMs: number): void {
    const { clock } = this.#options;
    const at = clock.now() + delayMs;
    if (this.#timer && this.#timer.at <= at) return;
    this.#timer?.cancel();
    this.#timer = { at, cancel: clock.setTimer(() => void this.flush(), delayMs) };
  }

  async #writePending(): Promise<void> {
    const batch = this.#pending;
    this.#pending = new Map();
    const silent = this.#running.conversationIds.filter((id) => !batch.has(id));
    for (const [id, entries] of batch) await this.#append(id, entries);
    for (const id of silent) await this.#append(id, []);
    if (this.#running.conversationIds.length > 0) this.#schedule(BEAT_MS);
  }

  async #append(conversationId: string, entries: readonly JournalEntry[]): Promise<void> {
    const { storage, logger } = this.#options;
    try {
      await storage.append(conversationId, entries.map(formatJournalLine).join(''));
    } catch (error) {
      logger.warn('The chat could not be written down; trying again.', { reason: String(error) });
      const since = this.#pending.get(conversationId) ?? [];
      if (entries.length + since.length > 0) this.#pending.set(conversationId, [...entries, ...since]);
      this.#schedule(RETRY_DELAY_MS);
    }
  }

  /** What happens at once shares a stamp, so that a question and its answer stay together among those of other windows. */
  #stampOf(conversationId: string): number {
    const stamp = Math.max(this.#options.clock.now(), this.#latestStamps.get(conversationId) ?? 0);
    this.#latestStamps.set(conversationId, stamp);
    return stamp;
  }
}
