import { isOpenAnswer } from './answersElsewhere.ts';
import { stayOnBranch } from './branches.ts';
import type { Conversation, Message } from './conversation.ts';
import type { ConversationEvent } from './conversationEvent.ts';
import { reduceConversation } from './reduceConversation.ts';

/**
 * What another window does to a conversation that is open here is taken in while both work on. The branch that is read and what is typed are
 * each window's own: nobody's page turns to something else, and no letter goes, because of what happens elsewhere.
 */
export function takeInEvents(before: Conversation, events: readonly ConversationEvent[]): Conversation {
  return onOwnBranch(before, events.reduce(takeInEvent, before));
}

/** The same for the conversation as all windows have made it, read anew. */
export function takeInWhole(before: Conversation, whole: Conversation): Conversation {
  const known = new Set([...before.messages, ...before.hidden].map(({ id }) => id));
  const news = [...whole.messages, ...whole.hidden].filter(({ id }) => !known.has(id));
  const { draft, attachments } = before;
  const isSent = news.some((message) => isDraft(message, draft));
  return onOwnBranch(before, { ...whole, ...(isSent ? SENT : { draft, attachments }) });
}

const SENT = { draft: '', attachments: [] } as const;

function takeInEvent(before: Conversation, event: ConversationEvent): Conversation {
  switch (event.type) {
    case 'draftChanged':
    case 'attached':
    case 'detached':
    case 'composerCleared':
      return before;
    case 'asked': {
      const after = reduceConversation(before, event);
      // Both windows came upon the same draft; it is not sent twice.
      return isDraft({ kind: 'user', text: event.text }, before.draft) ? { ...after, ...SENT } : after;
    }
    case 'answerStarted':
    case 'answerResumed':
      return markElsewhere(reduceConversation(before, event), event.id);
    default:
      return reduceConversation(before, event);
  }
}

function markElsewhere(conversation: Conversation, answerId: string): Conversation {
  const mark = (message: Message): Message =>
    message.id === answerId && isOpenAnswer(message) ? { ...message, notes: [{ kind: 'writtenElsewhere' }] } : message;
  const isShown = conversation.messages.some(({ id }) => id === answerId);
  return isShown
    ? { ...conversation, messages: conversation.messages.map(mark) }
    : { ...conversation, hidden: conversation.hidden.map(mark) };
}

function isDraft({ kind, text }: Pick<Message, 'kind' | 'text'>, draft: string): boolean {
  return kind === 'user' && draft.trim() !== '' && text.trim() === draft.trim();
}

function onOwnBranch({ messages }: Conversation, after: Conversation): Conversation {
  const last = messages.at(-1);
  return last ? stayOnBranch(after, last.id) : after;
}
