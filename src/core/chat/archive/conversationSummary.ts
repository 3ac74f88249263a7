import { isRecord } from '../../util/isRecord.ts';
import type { Conversation } from '../conversation.ts';
import { conversationTitle, shorten } from '../conversationTitle.ts';

/** What a list shows of a conversation, without reading the whole. */
export interface ConversationSummary {
  readonly id: string;
  readonly title: string;
  readonly isPinned: boolean;
  /** Milliseconds since the epoch, as all times here. */
  readonly createdAt: number;
  /** When the last message came; for a chat without any, when it was begun. */
  readonly usedAt: number;
  /** Of the branch that is read. */
  readonly messageCount: number;
  /** Of the last answer; empty: there is none. */
  readonly model: string;
  /** How the last message begins, or what is typed; one line, may be empty. */
  readonly excerpt: string;
  /** Undefined: it is not deleted. */
  readonly deletedAt?: number;
}

const EXCERPT_LENGTH = 160;
/** Of the calendar that `Date` knows. */
const LAST_TIME = 8.64e15;

/** Undefined for a conversation without a word in it, which no list needs. */
export function summariseConversation(conversation: Conversation): ConversationSummary | undefined {
  const { id, messages, hidden, draft, attachments, isPinned, createdAt, deletedAt, queue } = conversation;
  const isEmpty = messages.length + hidden.length + queue.length + attachments.length === 0;
  if (isEmpty && draft.trim() === '') return undefined;
  const usedAt = lastUse(conversation);
  const answer = messages.findLast((message) => message.kind === 'assistant');
  const last = messages.findLast(({ text }) => text.trim() !== '');
  return {
    id,
    title: conversationTitle(conversation),
    isPinned,
    createdAt: timeOrZero(createdAt),
    usedAt: timeOrZero(usedAt),
    messageCount: messages.length,
    model: answer?.model ?? '',
    excerpt: shorten(last?.text.slice(0, 2000) ?? draft.slice(0, 2000), EXCERPT_LENGTH),
    ...(isDeleted(conversation) && deletedAt !== undefined && { deletedAt }),
  };
}

/** Another window may have gone on with what this one has deleted: then it is not. */
export function isDeleted(conversation: Conversation): boolean {
  return conversation.deletedAt !== undefined && conversation.deletedAt >= lastUse(conversation);
}

function lastUse({ messages, hidden, createdAt }: Conversation): number {
  return [...messages, ...hidden].reduce((latest, { at }) => Math.max(latest, at), createdAt);
}

/** Times come from files that anybody may have written; what no calendar knows cannot be shown. */
function timeOrZero(at: number): number {
  return at >= 0 && at <= LAST_TIME ? at : 0;
}

/** Undefined when a cache holds something else. */
export function parseConversationSummary(value: unknown): ConversationSummary | undefined {
  if (!isRecord(value)) return undefined;
  const { id, title, isPinned, createdAt, usedAt, messageCount, model, excerpt, deletedAt } = value;
  if (typeof id !== 'string' || typeof title !== 'string' || typeof isPinned !== 'boolean') return undefined;
  if (typeof createdAt !== 'number' || typeof usedAt !== 'number' || typeof messageCount !== 'number') return undefined;
  if (typeof model !== 'string' || typeof excerpt !== 'string') return undefined;
  const summary = { id, title, isPinned, createdAt, usedAt, messageCount, model, excerpt };
  return { ...summary, ...(typeof deletedAt === 'number' && { deletedAt }) };
}

/** Pinned ones first, then what was used last. */
export function compareSummaries(a: ConversationSummary, b: ConversationSummary): number {
  return Number(b.isPinned) - Number(a.isPinned) || b.usedAt - a.usedAt || (a.id < b.id ? -1 : 1);
}
