import type { ConversationEvent } from './conversationEvent.ts';
import { parseJournalLine } from './journalLine.ts';

/** What several windows have written about one conversation, as if one had. */
export interface MergedJournal {
  readonly events: readonly ConversationEvent[];
  /** How many lines could not be read; each costs only itself. */
  readonly damagedLines: number;
  /** What comes after all this must be stamped with more. 0 when nothing is stamped. */
  readonly latestStamp: number;
}

interface Placed {
  readonly event: ConversationEvent;
  readonly stamp: number;
}

/**
 * Puts the lines of several journals in the order in which things happened. Lines of one journal never change places: one without a stamp,
 * or with an earlier one than those above it, stands right behind what is above it.
 */
export function mergeJournals(journals: readonly string[]): MergedJournal {
  let damagedLines = 0;
  const placed: Placed[] = [];
  for (const journal of journals) {
    let above = 0;
    for (const line of journal.split('\n')) {
      if (line.trim() === '') continue;
      const entry = parseJournalLine(line);
      if (entry === undefined) {
        damagedLines += 1;
        continue;
      }
      above = Math.max(above, entry.stamp ?? 0);
      placed.push({ event: entry.event, stamp: above });
    }
  }
  // The sort keeps equal stamps as they are: first what stands in an earlier journal.
  placed.sort((a, b) => a.stamp - b.stamp);
  return { events: placed.map(({ event }) => event), damagedLines, latestStamp: placed.at(-1)?.stamp ?? 0 };
}
