import type { ConversationEvent } from './conversationEvent.ts';
import type { JournalEntry } from './journalLine.ts';

/** A newer draft replaces an older one, growth joins growth: the journal holds what happened, not every key. */
export function withEntry(entries: readonly JournalEntry[], entry: JournalEntry): readonly JournalEntry[] {
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
