import type { AssistantMessage, Conversation, Message } from './conversation.ts';
import { parseJournalLine } from './journalLine.ts';
import type { JournalText } from './journalStorage.ts';

/** A window that is writing an answer shows so often that it is there, even while no word comes. */
export const BEAT_MS = 2_000;
/** A window that has been silent for so long, in the middle of an answer, is taken to be gone; some beats may come late on a busy machine. */
export const SILENCE_MS = 3.5 * BEAT_MS;

/** An answer that has not come to its end. */
export function isOpenAnswer(message: Message): message is AssistantMessage {
  return message.kind === 'assistant' && (message.status === 'waiting' || message.status === 'streaming');
}

/** It is being written by another window at this moment. */
export function isAnsweredElsewhere(message: Message): message is AssistantMessage {
  return isOpenAnswer(message) && message.notes.some(({ kind }) => kind === 'writtenElsewhere');
}

/** Another window is writing on the branch that is read. */
export function isBusyElsewhere({ messages }: Pick<Conversation, 'messages'>): boolean {
  return messages.some(isAnsweredElsewhere);
}

/** The window that began an answer, or went on with it, last. Undefined: no journal tells. */
export function writerOf(answerId: string, journals: readonly JournalText[]): string | undefined {
  const begins = journals.flatMap(({ writer, text }) =>
    text
      .split('\n')
      .filter((line) => line.includes(JSON.stringify(answerId)))
      .flatMap((line) => beginStamp(line, answerId))
      .map((stamp) => ({ writer, stamp })),
  );
  return begins.sort((a, b) => a.stamp - b.stamp).at(-1)?.writer;
}

/** When a window wrote last, anything of these. */
export function latestSign(writer: string, journals: readonly JournalText[]): number {
  return Math.max(0, ...journals.filter((journal) => journal.writer === writer).map(({ writtenAt }) => writtenAt));
}

function beginStamp(line: string, answerId: string): readonly number[] {
  const { event, stamp = 0 } = parseJournalLine(line) ?? {};
  const begins = event?.type === 'answerStarted' || event?.type === 'answerResumed';
  return begins && event.id === answerId ? [stamp] : [];
}
