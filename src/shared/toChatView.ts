import { t } from '@vscode/l10n';
import type { AssistantMessage, Attachment, Conversation, HistorySummary, Message } from '../core/chat/conversation.ts';
import type {
  AttachmentView,
  AssistantMessageView,
  ChatView,
  ErrorAction,
  MessageView,
  SummaryView,
  UsageView,
} from './chatProtocol.ts';
import { estimateTokens } from '../core/usage/estimateTokens.ts';
import { formatCost } from '../core/usage/formatCost.ts';
import { describeNote } from './describeNote.ts';
import { type MessagePlace, messagePlaces, shownMessages } from './messagePlaces.ts';
import { isErrorAction } from './parseWebviewMessage.ts';
import { toQueueView } from './toQueueView.ts';

/** What the view knows beside the conversation. */
export type ComposerState = Pick<
  ChatView,
  'modelLabel' | 'endpointLabel' | 'busy' | 'needsSetup' | 'instructions' | 'settings' | 'unreachable'
>;

/** The conversation as the page draws it: file texts stay with the host. */
export function toChatView(conversation: Conversation, state: ComposerState): ChatView {
  const { id, draft, attachments } = conversation;
  const placeOf = messagePlaces(conversation);
  return {
    conversationId: id,
    messages: shownMessages(conversation).map((message) => toMessageView(message, placeOf(message))),
    draft,
    attachments: attachments.map(toAttachmentView),
    queue: toQueueView(conversation, state.busy),
    ...state,
  };
}

/** Only the last answer can be continued; what else can be done about an answer stays with it. */
export function toMessageView(message: Message, place: MessagePlace): MessageView {
  const { siblings, isCompared, summary } = place;
  const around = { ...(siblings && { siblings }), ...(summary && { summary: toSummaryView(summary) }) };
  if (message.kind === 'assistant')
    return { ...toAnswerView(message, place.isLast), ...around, ...(isCompared && { isCompared }) };
  const { kind, id, text, attachments } = message;
  return { kind, id, text, attachments: attachments.map(toAttachmentView), ...around };
}

function toSummaryView({ count, text, model }: HistorySummary): SummaryView {
  return { count, text, model };
}

export function toAttachmentView(attachment: Attachment): AttachmentView {
  const { id, kind, label, languageId, tokens, isCut } = attachment;
  return { id, kind, label, languageId, tokens, ...(isCut && { isCut }) };
}

function toAnswerView(message: AssistantMessage, isLast: boolean): AssistantMessageView {
  const { kind, id, text, reasoning, status, model, endpointName, reasoningMs, notes, failure, usage } = message;
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
    ...(endpointName && { endpointName }),
    ...(reasoningMs !== undefined && { reasoningMs }),
    ...reasoningTokens(message),
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
  if (notes.length === 0 && status === 'stopped') return t('Stopped.');
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
  cost,
}: NonNullable<AssistantMessage['usage']>): UsageView {
  const { promptTokens, completionTokens, cachedTokens, source } = usage;
  return {
    promptTokens,
    completionTokens,
    ...(cachedTokens !== undefined && { cachedTokens }),
    estimated: source === 'estimated',
    ...(timeToFirstTokenMs !== undefined && { timeToFirstTokenMs }),
    ...(tokensPerSecond !== undefined && { tokensPerSecond }),
    ...(cost && { cost: formatCost(cost) }),
  };
}

/** The server's count where it has one; it holds for all requests of the answer. Counted once, when the reasoning is over. */
function reasoningTokens({
  reasoning,
  reasoningMs,
  status,
  usage,
}: AssistantMessage): Pick<AssistantMessageView, 'reasoningTokens'> {
  const isOver = reasoningMs !== undefined || (status !== 'waiting' && status !== 'streaming');
  if (reasoning.trim() === '' || !isOver) return {};
  const reported = usage?.usage.reasoningTokens;
  return reported
    ? { reasoningTokens: { count: reported, estimated: false } }
    : { reasoningTokens: { count: estimateTokens(reasoning), estimated: true } };
}
