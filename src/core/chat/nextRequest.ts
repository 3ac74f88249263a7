import { buildChatMessages, type ChatMessagesOptions, type ChatPrompt } from './buildChatMessages.ts';
import type { Conversation, UserMessage } from './conversation.ts';

export type NextRequestOptions = Omit<ChatMessagesOptions, 'messages' | 'summaries' | 'omitted'> & {
  /** The id that stands for the question while it has none. */
  readonly draftId: string;
};

/** What would go out if the draft was sent now. */
export function nextRequest(conversation: Conversation, { draftId, ...options }: NextRequestOptions): ChatPrompt {
  return buildChatMessages({ ...options, ...withDraft(conversation, draftId) });
}

/** The conversation as it would be, had the draft been sent. */
export function withDraft(conversation: Conversation, draftId: string): Conversation {
  const { messages, draft, attachments } = conversation;
  const question: UserMessage = { kind: 'user', id: draftId, at: 0, text: draft, attachments };
  return { ...conversation, messages: [...messages, question] };
}
