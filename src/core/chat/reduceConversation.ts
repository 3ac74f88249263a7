import { addMessage, discardMessage, removeMessage, showBranch } from './branches.ts';
import { without } from '../util/without.ts';
import type { AssistantMessage, Conversation, Message, UserMessage } from './conversation.ts';
import type { ConversationEvent } from './conversationEvent.ts';

/**
 * The conversation after one event. Events about messages that are not there change nothing: a journal with a lost line still reads.
 * Messages that an event does not concern keep their identity.
 */
export function reduceConversation(before: Conversation, event: ConversationEvent): Conversation {
  switch (event.type) {
    case 'started':
      return { ...before, id: event.id, createdAt: event.at };
    case 'asked':
      return addMessage(before, questionOf(event), event.parentId);
    case 'answerStarted':
      return addMessage(before, waitingAnswer(event), event.parentId);
    case 'answerDiscarded':
      return discardMessage(before, event.id);
    case 'removed':
      return removeMessage(before, event.id);
    case 'branchChosen':
      return showBranch(before, event.id);
    case 'answerTargeted':
    case 'answerGrew':
    case 'answerRetracted':
    case 'answerResumed':
    case 'answerThought':
    case 'answerEnded':
    case 'filesSeen':
      return withAnswer(before, event.id, (answer) => reduceAnswer(answer, event));
    default:
      return reduceComposer(before, event);
  }
}

type AnswerEvent = Extract<
  ConversationEvent,
  {
    readonly type:
      | 'answerTargeted'
      | 'answerGrew'
      | 'answerRetracted'
      | 'answerResumed'
      | 'answerThought'
      | 'answerEnded'
      | 'filesSeen';
  }
>;
type ComposerEvent = Extract<
  ConversationEvent,
  { readonly type: 'draftChanged' | 'attached' | 'detached' | 'composerCleared' | 'queued' | 'unqueued' }
>;
type SurroundingEvent = Extract<
  ConversationEvent,
  { readonly type: 'summarised' | 'omitted' | 'configured' | 'titled' | 'pinned' | 'deleted' | 'undeleted' }
>;

/** What is not sent yet, and the rest. */
function reduceComposer(before: Conversation, event: ComposerEvent | SurroundingEvent): Conversation {
  switch (event.type) {
    case 'draftChanged':
      return { ...before, draft: event.text };
    case 'attached':
      return { ...before, attachments: [...before.attachments, event.attachment] };
    case 'detached':
      return { ...before, attachments: before.attachments.filter((one) => one.id !== event.attachmentId) };
    case 'composerCleared':
      return { ...before, draft: '', attachments: [] };
    case 'queued':
      return { ...before, queue: [...before.queue.filter(({ id }) => id !== event.question.id), event.question] };
    case 'unqueued':
      return { ...before, queue: before.queue.filter(({ id }) => id !== event.id) };
    default:
      return reduceSurroundings(before, event);
  }
}

/** What is true of a conversation beside its messages. */
function reduceSurroundings(before: Conversation, event: SurroundingEvent): Conversation {
  switch (event.type) {
    case 'summarised':
      return { ...before, summaries: [...before.summaries, event.summary] };
    case 'omitted': {
      const others = before.omitted.filter((id) => id !== event.partId);
      return { ...before, omitted: event.isOmitted ? [...others, event.partId] : others };
    }
    case 'configured':
      return { ...before, settings: event.settings };
    case 'titled':
      return before.title?.by === 'person' && event.by !== 'person'
        ? before
        : { ...before, title: { text: event.text, by: event.by } };
    case 'pinned':
      return { ...before, isPinned: event.isPinned };
    case 'deleted':
      return { ...before, deletedAt: event.at };
    case 'undeleted':
      return { ...before, deletedAt: undefined };
  }
}

function reduceAnswer(answer: AssistantMessage, event: AnswerEvent): AssistantMessage {
  switch (event.type) {
    case 'answerTargeted':
      return { ...answer, model: event.model, ...(event.endpointName && { endpointName: event.endpointName }) };
    case 'answerThought':
      return { ...answer, reasoningMs: event.ms };
    case 'filesSeen':
      return { ...answer, seenFiles: event.files };
    case 'answerGrew': {
      const { text, reasoning } = event;
      return { ...answer, status: 'streaming', text: answer.text + text, reasoning: answer.reasoning + reasoning };
    }
    case 'answerRetracted': {
      const end = Math.max(0, answer.text.length - event.length);
      return { ...answer, text: answer.text.slice(0, end), reasoning: answer.reasoning + answer.text.slice(end) };
    }
    case 'answerResumed':
      return { ...without(answer, 'failure'), status: 'waiting', notes: [] };
    case 'answerEnded': {
      const { status, notes, failure, usage } = event;
      return { ...answer, status, notes, ...(failure && { failure }), ...(usage && { usage }) };
    }
  }
}

type Asked = Extract<ConversationEvent, { readonly type: 'asked' }>;
type AnswerStarted = Extract<ConversationEvent, { readonly type: 'answerStarted' }>;

function questionOf({ id, at, text, attachments, choice, isComparison }: Asked): UserMessage {
  return {
    kind: 'user',
    id,
    at,
    text,
    attachments,
    ...(choice && { choice }),
    ...(isComparison && { isComparison }),
  };
}

function waitingAnswer({ id, at, choice }: AnswerStarted): AssistantMessage {
  return {
    kind: 'assistant',
    id,
    at,
    model: '',
    text: '',
    reasoning: '',
    status: 'waiting',
    notes: [],
    ...(choice && { choice }),
  };
}

/** An answer may be written on a branch that nobody reads. */
function withAnswer(
  before: Conversation,
  id: string,
  change: (answer: AssistantMessage) => AssistantMessage,
): Conversation {
  const messages = changedIn(before.messages, id, change);
  if (messages) return { ...before, messages };
  const hidden = changedIn(before.hidden, id, change);
  return hidden ? { ...before, hidden } : before;
}

function changedIn(
  messages: readonly Message[],
  id: string,
  change: (answer: AssistantMessage) => AssistantMessage,
): readonly Message[] | undefined {
  const index = messages.findLastIndex((message) => message.id === id);
  const message = messages[index];
  return message?.kind === 'assistant' ? messages.with(index, change(message)) : undefined;
}
