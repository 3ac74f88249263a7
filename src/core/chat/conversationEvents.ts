import { pathTo } from './branches.ts';
import type { AssistantMessage, Conversation, Message, UserMessage } from './conversation.ts';
import type { ConversationEvent } from './conversationEvent.ts';

/**
 * The fewest events that make this conversation: what several windows have written over time, told in one go. For exports, copies, and
 * journals that have grown long. An answer that is still streaming is told as far as it is.
 */
export function conversationEvents(conversation: Conversation): readonly ConversationEvent[] {
  const { id, createdAt, draft, attachments, queue, summaries, omitted, settings, title, isPinned, deletedAt } =
    conversation;
  return [
    { type: 'started', id, at: createdAt },
    ...(title ? [{ type: 'titled', ...title } as const] : []),
    ...(isPinned ? [{ type: 'pinned', isPinned } as const] : []),
    ...(Object.keys(settings).length > 0 ? [{ type: 'configured', settings } as const] : []),
    ...parentsFirst(conversation).flatMap((message) => messageEvents(message, conversation.parents[message.id] ?? '')),
    ...shownBranch(conversation),
    ...summaries.map((summary) => ({ type: 'summarised', summary }) as const),
    ...omitted.map((partId) => ({ type: 'omitted', partId, isOmitted: true }) as const),
    ...queue.map((question) => ({ type: 'queued', question }) as const),
    ...attachments.map((attachment) => ({ type: 'attached', attachment }) as const),
    ...(draft === '' ? [] : [{ type: 'draftChanged', text: draft } as const]),
    ...(deletedAt === undefined ? [] : [{ type: 'deleted', at: deletedAt } as const]),
  ];
}

/** In the order in which they may be added: a message of a hidden branch can follow one that is shown, and the other way round. */
function parentsFirst(conversation: Conversation): readonly Message[] {
  const all = new Set<Message>();
  for (const { id } of [...conversation.messages, ...conversation.hidden])
    for (const message of pathTo(conversation, id)) all.add(message);
  return [...all];
}

function messageEvents(message: Message, parentId: string): readonly ConversationEvent[] {
  return message.kind === 'user' ? questionEvents(message, parentId) : answerEvents(message, parentId);
}

function questionEvents(question: UserMessage, parentId: string): readonly ConversationEvent[] {
  const { id, at, text, attachments, choice, isComparison } = question;
  const asked = { id, at, text, attachments, parentId };
  return [{ type: 'asked', ...asked, ...(choice && { choice }), ...(isComparison && { isComparison }) }];
}

function answerEvents(answer: AssistantMessage, parentId: string): readonly ConversationEvent[] {
  const { id, at, model, endpointName, choice, text, reasoning, reasoningMs, status, notes, failure, usage } = answer;
  const { seenFiles } = answer;
  return [
    { type: 'answerStarted', id, at, parentId, ...(choice && { choice }) },
    ...(model === '' ? [] : [{ type: 'answerTargeted', id, model, ...(endpointName && { endpointName }) } as const]),
    ...(text === '' && reasoning === '' ? [] : [{ type: 'answerGrew', id, text, reasoning } as const]),
    ...(reasoningMs === undefined ? [] : [{ type: 'answerThought', id, ms: reasoningMs } as const]),
    ...(status === 'waiting' || status === 'streaming'
      ? []
      : [{ type: 'answerEnded', id, status, notes, ...(failure && { failure }), ...(usage && { usage }) } as const]),
    ...(seenFiles ? [{ type: 'filesSeen', id, files: seenFiles } as const] : []),
  ];
}

/** Choosing an answer decides a comparison, so of one that is open only the question is. */
function shownBranch({ messages }: Conversation): readonly ConversationEvent[] {
  const compared = messages.findIndex((message) => message.kind === 'user' && message.isComparison);
  const chosen = (compared === -1 ? messages : messages.slice(0, compared + 1)).at(-1);
  return chosen ? [{ type: 'branchChosen', id: chosen.id }] : [];
}
