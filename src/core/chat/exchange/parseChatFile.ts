import { isRecord } from '../../util/isRecord.ts';
import type { ConversationEvent } from '../conversationEvent.ts';
import { parseConversationEvent } from '../parseConversationEvent.ts';
import { CHAT_FORMAT, CHAT_FORMAT_VERSION } from './formatChatJson.ts';
import { parseChatGptConversation } from './parseChatGpt.ts';
import { parseOpenAiMessages } from './parseOpenAiMessages.ts';
import { parseVsCodeChat } from './parseVsCodeChat.ts';

/** What happened in a conversation, without `started`: it gets an id of its own where it is imported. */
export interface ImportedChat {
  readonly events: readonly ConversationEvent[];
}

/** What a file holds. `foreign`: JSON, but no chat that we know. */
export type ParsedChatFile =
  | { readonly kind: 'chats'; readonly chats: readonly ImportedChat[]; readonly skipped: number }
  | { readonly kind: 'notJson' | 'foreign' | 'newer' | 'tooLarge' };

/** In characters. */
export const LONGEST_FILE = 64_000_000;
const MAX_CHATS = 2_000;
const MAX_EVENTS = 50_000;
/** Of one chat. Many times what anybody has said to a model; a tree of more takes long to build. */
const MAX_MESSAGES = 5_000;

/**
 * Reads an export of ours, of ChatGPT, of VS Code's chat, or any JSON with `messages` of the chat API; a list of such is several chats. The
 * text may come from anybody: every part is parsed, what is not known is left out.
 */
export function parseChatFile(text: string, newId: () => string): ParsedChatFile {
  if (text.length > LONGEST_FILE) return { kind: 'tooLarge' };
  const value = parseJson(text);
  if (value === undefined) return { kind: 'notJson' };
  const isSingle = !Array.isArray(value) || value.every((one) => isRecord(one) && 'role' in one);
  const candidates: readonly unknown[] = isSingle ? [value] : value;
  if (candidates.some(isNewer)) return { kind: 'newer' };
  const chats = candidates.slice(0, MAX_CHATS).flatMap((one) => parseChat(one, newId) ?? []);
  if (chats.length === 0) return { kind: 'foreign' };
  return { kind: 'chats', chats, skipped: candidates.length - chats.length };
}

function parseChat(value: unknown, newId: () => string): ImportedChat | undefined {
  const events =
    parseOwn(value) ??
    parseVsCodeChat(value, newId) ??
    parseChatGptConversation(value) ??
    parseOpenAiMessages(value, newId);
  const messages = events?.filter(({ type }) => type === 'asked' || type === 'answerStarted').length ?? 0;
  return events && messages > 0 && messages <= MAX_MESSAGES ? { events } : undefined;
}

/** Left out: what would go out by itself, and what this machine would take for its own doing. */
const NOT_IMPORTED: ReadonlySet<ConversationEvent['type']> = new Set(['started', 'queued', 'deleted', 'undeleted']);

function parseOwn(value: unknown): readonly ConversationEvent[] | undefined {
  if (!isRecord(value) || value['format'] !== CHAT_FORMAT || !Array.isArray(value['events'])) return undefined;
  return value['events']
    .slice(0, MAX_EVENTS)
    .flatMap((event) => parseConversationEvent(event) ?? [])
    .filter(({ type }) => !NOT_IMPORTED.has(type));
}

function isNewer(value: unknown): boolean {
  if (!isRecord(value) || value['format'] !== CHAT_FORMAT) return false;
  return typeof value['version'] === 'number' && value['version'] > CHAT_FORMAT_VERSION;
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return value;
  } catch {
    return undefined;
  }
}
