import type { AssistantMessage, Conversation, Message } from './conversation.ts';
import type { ConversationEvent } from './conversationEvent.ts';

/**
 * The conversation after one event. Events about messages that are not there change nothing: a journal with a lost line still reads.
 * Messages that an event does not concern keep their identity.
 */
export function reduceConversation(before: Conversation, event: ConversationEvent): Conversation {
  switch (event.type) {
    case 'started':
      return { ...before, id: event.id, createdAt: event.at };
    case 'draftChanged':
      return { ...before, draft: event.text };
    case 'attached':
      return { ...before, attachments: [...before.attachments, event.attachment] };
    case 'detached':
      return { ...before, attachments: before.attachments.filter((one) => one.id !== event.attachmentId) };
    case 'composerCleared':
      return { ...before, draft: '', attachments: [] };
    case 'asked': {
      const { id, at, text, attachments, choice } = event;
      return withMessage(before, { kind: 'user', id, at, text, attachments, ...(choice && { choice }) });
    }
    case 'answerStarted':
      return withMessage(before, waitingAnswer(event.id, event.at));
    case 'answerDiscarded':
      return { ...before, messages: before.messages.filter((message) => message.id !== event.id) };
    case 'answerTargeted':
    case 'answerGrew':
    case 'answerRetracted':
    case 'answerResumed':
    case 'answerEnded':
      return withAnswer(before, event.id, (answer) => reduceAnswer(answer, event));
  }
}

type AnswerEvent = Extract<
  ConversationEvent,
  { readonly type: 'answerTargeted' | 'answerGrew' | 'answerRetracted' | 'answerResumed' | 'answerEnded' }
>;

function reduceAnswer(answer: AssistantMessage, event: AnswerEvent): AssistantMessage {
  switch (event.type) {
    case 'answerTargeted':
      return { ...answer, model: event.model };
    case 'answerGrew': {
      const { text, reasoning } = event;
      return { ...answer, status: 'streaming', text: answer.text + text, reasoning: answer.reasoning + reasoning };
    }
    case 'answerRetracted': {
      const end = Math.max(0, answer.text.length - event.length);
      return { ...answer, text: answer.text.slice(0, end), reasoning: answer.reasoning + answer.text.slice(end) };
    }
    case 'answerResumed': {
      // Named one by one, so that the failure stays behind.
      const { kind, id, at, model, text, reasoning, usage } = answer;
      return { kind, id, at, model, text, reasoning, status: 'waiting', notes: [], ...(usage && { usage }) };
    }
    case 'answerEnded': {
      const { status, notes, failure, usage } = event;
      return { ...answer, status, notes, ...(failure && { failure }), ...(usage && { usage }) };
    }
  }
}

function waitingAnswer(id: string, at: number): AssistantMessage {
  return { kind: 'assistant', id, at, model: '', text: '', reasoning: '', status: 'waiting', notes: [] };
}

/** A message id that is there already is not added twice: two windows may have written the same journal. */
function withMessage(before: Conversation, message: Message): Conversation {
  if (before.messages.some((one) => one.id === message.id)) return before;
  return { ...before, messages: [...before.messages, message] };
}

function withAnswer(
  before: Conversation,
  id: string,
  change: (answer: AssistantMessage) => AssistantMessage,
): Conversation {
  const index = before.messages.findLastIndex((message) => message.id === id);
  const message = before.messages[index];
  if (message?.kind !== 'assistant') return before;
  return { ...before, messages: before.messages.with(index, change(message)) };
}
