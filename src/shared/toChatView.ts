import type { AssistantMessage, Attachment, Conversation, Message } from '../core/chat/conversation.ts';
import type {
  AttachmentView,
  AssistantMessageView,
  ChatView,
  ErrorAction,
  MessageView,
  UsageView,
} from './chatProtocol.ts';
import { describeNote } from './describeNote.ts';
import { isErrorAction } from './parseWebviewMessage.ts';

/** What the view knows beside the conversation. */
export type ComposerState = Pick<ChatView, 'modelLabel' | 'endpointLabel' | 'busy' | 'needsSetup' | 'instructions'>;

/** The conversation as the page draws it: file texts stay with the host. */
export function toChatView(conversation: Conversation, state: ComposerState): ChatView {
  const { id, messages, draft, attachments } = conversation;
  return {
    conversationId: id,
    messages: messages.map((message) => toMessageView(message, isLastMessage(conversation, message))),
    draft,
    attachments: attachments.map(toAttachmentView),
    ...state,
  };
}

export function isLastMessage({ messages }: Conversation, message: Message): boolean {
  return messages.at(-1)?.id === message.id;
}

/** Only the last answer can be continued; what else can be done about an answer stays with it. */
export function toMessageView(message: Message, isLast: boolean): MessageView {
  if (message.kind === 'assistant') return toAnswerView(message, isLast);
  const { kind, id, text, attachments } = message;
  return { kind, id, text, attachments: attachments.map(toAttachmentView) };
}

export function toAttachmentView(attachment: Attachment): AttachmentView {
  const { id, kind, label, languageId, tokens, isCut } = attachment;
  return { id, kind, label, languageId, tokens, ...(isCut && { isCut }) };
}

function toAnswerView(message: AssistantMessage, isLast: boolean): AssistantMessageView {
  const { kind, id, text, reasoning, status, model, notes, failure, usage } = message;
  const isAllowed = (action: ErrorAction): boolean => isLast || action !== 'continueAnswer';
  const noteActions = noteActionsOf(message).filter(isAllowed);
  const note = noteWords(notes, status);
  return {
    kind,
    id,
    text,
    reasoning,
    status,
    model,
    ...(note !== '' && { note }),
    ...(noteActions.length > 0 && { noteActions }),
    ...(failure && { error: { ...failure, actions: failureActions(message).filter(isAllowed) } }),
    ...(usage && isWorthTelling(usage) && { usage: toUsageView(usage) }),
  };
}

/** An answer that broke off in the middle can be continued as well as tried again. */
function failureActions({ failure, text }: AssistantMessage): readonly ErrorAction[] {
  const actions = failure?.actions.filter(isErrorAction) ?? [];
  const canContinue = text.trim() !== '' && actions.includes('tryAgain') && !actions.includes('continueAnswer');
  return canContinue ? ['continueAnswer', ...actions] : actions;
}

function noteActionsOf({ notes, status, text }: AssistantMessage): readonly ErrorAction[] {
  if (status === 'stopped') return text.trim() === '' ? ['tryAgain'] : ['continueAnswer', 'tryAgain'];
  const kinds = notes.map((note) => note.kind);
  if (kinds.includes('cutAtTokenLimit')) return text.trim() === '' ? ['tryAgain'] : ['continueAnswer'];
  return kinds.includes('empty') || kinds.includes('onlyReasoning') ? ['tryAgain'] : [];
}

function noteWords(notes: AssistantMessage['notes'], status: AssistantMessage['status']): string {
  if (notes.length === 0 && status === 'stopped') return 'Stopped.';
  return notes.map(describeNote).join(' ');
}

/** A request that was refused cost nothing, and nobody wants to read two zeros. */
function isWorthTelling({ usage }: NonNullable<AssistantMessage['usage']>): boolean {
  return usage.promptTokens > 0 || usage.completionTokens > 0;
}

function toUsageView({
  usage,
  timeToFirstTokenMs,
  tokensPerSecond,
}: NonNullable<AssistantMessage['usage']>): UsageView {
  const { promptTokens, completionTokens, cachedTokens, source } = usage;
  return {
    promptTokens,
    completionTokens,
    ...(cachedTokens !== undefined && { cachedTokens }),
    estimated: source === 'estimated',
    ...(timeToFirstTokenMs !== undefined && { timeToFirstTokenMs }),
    ...(tokensPerSecond !== undefined && { tokensPerSecond }),
  };
}
