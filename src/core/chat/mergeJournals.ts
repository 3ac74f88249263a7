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

interface PlacedLine {
  readonly line: string;
  /** Undefined: it cannot be read. */
  readonly event: ConversationEvent | undefined;
  readonly stamp: number;
}

/**
 * Puts the lines of several journals in the order in which things happened. Lines of one journal never change places: one without a stamp,
 * or with an earlier one than those above it, stands right behind what is above it. A line that stands in two journals happened once.
 */
export function mergeJournals(journals: readonly string[]): MergedJournal {
  const placed = placeLines(journals);
  const events = placed.map(({ event }) => event).filter((event) => event !== undefined);
  return { events, damagedLines: placed.length - events.length, latestStamp: placed.at(-1)?.stamp ?? 0 };
}

/**
 * One journal that says what these do, so that it can take their place. Every line stays as it is, also one that cannot be read: a newer
 * version may know it. Merging it again with one of those that it was made of changes nothing, nor does it when that one has grown since.
 */
export function foldJournals(journals: readonly string[]): string {
  return placeLines(journals)
    .map(({ line }) => `${line}\n`)
    .join('');
}

function placeLines(journals: readonly string[]): readonly PlacedLine[] {
  const placed: PlacedLine[] = [];
  const known = new Map<string, number>();
  for (const journal of journals) placed.push(...newLines(placeJournal(journal), known));
  // The sort keeps equal stamps as they are: first what stands in an earlier journal.
  return placed.sort((a, b) => a.stamp - b.stamp);
}

function placeJournal(journal: string): readonly PlacedLine[] {
  let above = 0;
  return journal
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const entry = parseJournalLine(line);
      above = Math.max(above, entry?.stamp ?? 0);
      return { line, event: entry?.event, stamp: above };
    });
}

/**
 * What the journals before do not have. A journal may hold the same line twice: growth of an answer, for one. So a line is known as often as
 * it stands in the journal that has it most. @param known how often, by stamp and line; is brought up to date
 */
function newLines(lines: readonly PlacedLine[], known: Map<string, number>): readonly PlacedLine[] {
  const seen = new Map<string, number>();
  return lines.filter(({ line, stamp }) => {
    const key = `${stamp} ${line}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    if (count <= (known.get(key) ?? 0)) return false;
    known.set(key, count);
    return true;
  });
}
