import { isRecord } from '../util/isRecord.ts';
import type { ConversationEvent } from './conversationEvent.ts';
import { parseConversationEvent } from './parseConversationEvent.ts';

/** What happened to a conversation, and where it stands among what other windows have written. */
export interface JournalEntry {
  readonly event: ConversationEvent;
  /**
   * Milliseconds since the epoch, except where the clock goes back: it never falls from one line of a window to the next, and is greater than
   * all that the window had read. Undefined in lines that older versions wrote.
   */
  readonly stamp: number | undefined;
}

/** One whole line, with its end. */
export function formatJournalLine({ event, stamp }: JournalEntry): string {
  return `${JSON.stringify({ stamp, ...event })}\n`;
}

/** Undefined when the line holds no event that we know: cut off, foreign, or from a newer version. */
export function parseJournalLine(line: string): JournalEntry | undefined {
  const value = parseJson(line);
  const event = parseConversationEvent(value);
  return event && { event, stamp: parseStamp(value) };
}

function parseStamp(value: unknown): number | undefined {
  const stamp = isRecord(value) ? value['stamp'] : undefined;
  return typeof stamp === 'number' && Number.isSafeInteger(stamp) && stamp >= 0 ? stamp : undefined;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
