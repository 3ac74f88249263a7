import type { ConversationSummary } from '../../../core/chat/archive/conversationSummary.ts';
import type { ChatDesk } from './chatDesk.ts';

/** So long a deleted chat can be restored. */
export const KEPT_DAYS = 30;
export const DAY_MS = 24 * 3_600_000;

/** Removes for good what has been in the bin for longer than that. Never rejects. True: something is gone. */
export async function purgeOld(desk: ChatDesk, summaries: readonly ConversationSummary[]): Promise<boolean> {
  const before = desk.clock.now() - KEPT_DAYS * DAY_MS;
  if (!summaries.some(({ deletedAt }) => deletedAt !== undefined && deletedAt <= before)) return false;
  try {
    return (await desk.archive.purge(before)) > 0;
  } catch (error) {
    desk.log.warn('Chats that were deleted long ago could not be removed.', { reason: String(error) });
    return false;
  }
}
