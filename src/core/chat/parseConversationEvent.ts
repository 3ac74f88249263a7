import { isRecord } from '../util/isRecord.ts';
import { THINKING_EFFORTS } from '../endpoint/thinkingEffort.ts';
import type {
  AnswerNote,
  AnswerUsage,
  ConversationSettings,
  Failure,
  HistorySummary,
  ModelChoice,
  QueuedQuestion,
  SystemPrompt,
} from './conversation.ts';
import type { ConversationEvent } from './conversationEvent.ts';
import { parseCost } from '../usage/cost.ts';
import type { TokenUsage } from '../usage/tokenUsage.ts';
import { parseAttachment } from './parseAttachment.ts';
import type { SeenFile } from './seenFile.ts';

/** What a line of a journal holds. Undefined when it is not an event that we know: foreign, or from a newer version. */
export function parseConversationEvent(value: unknown): ConversationEvent | undefined {
  if (!isRecord(value)) return undefined;
  const type = value['type'];
  return typeof type === 'string' && Object.hasOwn(PARSERS, type) ? PARSERS[type]?.(value) : undefined;
}

type Fields = Readonly<Record<string, unknown>>;
type EventParser = (fields: Fields) => ConversationEvent | undefined;

const PARSERS: Readonly<Record<string, EventParser>> = {
  started(fields) {
    const { id, at } = fields;
    return isId(id) && isNumber(at) ? { type: 'started', id, at } : undefined;
  },
  draftChanged({ text }) {
    return typeof text === 'string' ? { type: 'draftChanged', text } : undefined;
  },
  attached(fields) {
    const attachment = parseAttachment(fields['attachment']);
    return attachment && { type: 'attached', attachment };
  },
  detached({ attachmentId }) {
    return isId(attachmentId) ? { type: 'detached', attachmentId } : undefined;
  },
  composerCleared: () => ({ type: 'composerCleared' }),
  asked: parseAsked,
  answerStarted({ id, at, parentId, choice }) {
    if (!isId(id) || !isNumber(at)) return undefined;
    const parsed = parseChoice(choice);
    return { type: 'answerStarted', id, at, ...parentOf(parentId), ...(parsed && { choice: parsed }) };
  },
  answerTargeted({ id, model, endpointName }) {
    if (!isId(id) || typeof model !== 'string') return undefined;
    return { type: 'answerTargeted', id, model, ...(isId(endpointName) && { endpointName }) };
  },
  answerThought: ({ id, ms }) => (isId(id) && isNumber(ms) ? { type: 'answerThought', id, ms } : undefined),
  answerGrew({ id, text, reasoning }) {
    if (!isId(id) || typeof text !== 'string' || typeof reasoning !== 'string') return undefined;
    return { type: 'answerGrew', id, text, reasoning };
  },
  answerRetracted: ({ id, length }) =>
    isId(id) && isNumber(length) ? { type: 'answerRetracted', id, length } : undefined,
  answerResumed: ({ id }) => (isId(id) ? { type: 'answerResumed', id } : undefined),
  answerDiscarded: ({ id }) => (isId(id) ? { type: 'answerDiscarded', id } : undefined),
  answerEnded: parseAnswerEnded,
  removed: ({ id }) => (isId(id) ? { type: 'removed', id } : undefined),
  filesSeen: ({ id, files }) =>
    isId(id) ? { type: 'filesSeen', id, files: parseList(files, parseSeenFile) } : undefined,
  branchChosen: ({ id }) => (isId(id) ? { type: 'branchChosen', id } : undefined),
  queued(fields) {
    const question = parseQueued(fields['question']);
    return question && { type: 'queued', question };
  },
  unqueued: ({ id }) => (isId(id) ? { type: 'unqueued', id } : undefined),
  summarised(fields) {
    const summary = parseSummary(fields['summary']);
    return summary && { type: 'summarised', summary };
  },
  omitted: ({ partId, isOmitted }) =>
    isId(partId) && typeof isOmitted === 'boolean' ? { type: 'omitted', partId, isOmitted } : undefined,
  configured: ({ settings }) => ({ type: 'configured', settings: parseConversationSettings(settings) }),
  titled({ text, by }) {
    if (typeof text !== 'string' || (by !== 'words' && by !== 'model' && by !== 'person')) return undefined;
    return { type: 'titled', text, by };
  },
  pinned: ({ isPinned }) => (typeof isPinned === 'boolean' ? { type: 'pinned', isPinned } : undefined),
  deleted: ({ at }) => (isNumber(at) ? { type: 'deleted', at } : undefined),
  undeleted: () => ({ type: 'undeleted' }),
};

function parseAsked({
  id,
  at,
  text,
  attachments,
  choice,
  parentId,
  isComparison,
}: Fields): ConversationEvent | undefined {
  if (!isId(id) || !isNumber(at) || typeof text !== 'string') return undefined;
  const parsed = parseChoice(choice);
  return {
    type: 'asked',
    id,
    at,
    text,
    attachments: parseList(attachments, parseAttachment),
    ...parentOf(parentId),
    ...(parsed && { choice: parsed }),
    ...(isComparison === true && { isComparison }),
  };
}

/** The empty one of a first message counts too. */
function parentOf(parentId: unknown): { readonly parentId?: string } {
  return typeof parentId === 'string' ? { parentId } : {};
}

function parseQueued(value: unknown): QueuedQuestion | undefined {
  if (!isRecord(value)) return undefined;
  const { id, text, attachments } = value;
  if (!isId(id) || typeof text !== 'string') return undefined;
  const choice = parseChoice(value['choice']);
  return { id, text, attachments: parseList(attachments, parseAttachment), ...(choice && { choice }) };
}

function parseSummary(value: unknown): HistorySummary | undefined {
  if (!isRecord(value)) return undefined;
  const { id, throughId, count, text, model, at } = value;
  if (!isId(id) || !isId(throughId) || typeof text !== 'string') return undefined;
  return {
    id,
    throughId,
    count: numberOr0(count),
    text,
    model: typeof model === 'string' ? model : '',
    at: numberOr0(at),
  };
}

function parseConversationSettings(value: unknown): ConversationSettings {
  if (!isRecord(value)) return {};
  const { temperature, maxTokens, systemPrompt, thinking } = value;
  const prompt = parseSystemPrompt(systemPrompt);
  const effort = THINKING_EFFORTS.find((one) => one === thinking);
  return {
    ...parseChoice(value),
    ...(isNumber(temperature) && { temperature }),
    ...(isNumber(maxTokens) && maxTokens > 0 && { maxTokens }),
    ...(prompt && { systemPrompt: prompt }),
    ...(effort && { thinking: effort }),
  };
}

function parseSystemPrompt(value: unknown): SystemPrompt | undefined {
  if (!isRecord(value)) return undefined;
  const { name, text } = value;
  return typeof name === 'string' && typeof text === 'string' ? { name, text } : undefined;
}

function parseAnswerEnded({ id, status, notes, failure, usage }: Fields): ConversationEvent | undefined {
  if (!isId(id) || (status !== 'done' && status !== 'stopped' && status !== 'failed')) return undefined;
  const parsedFailure = parseFailure(failure);
  const parsedUsage = parseAnswerUsage(usage);
  return {
    type: 'answerEnded',
    id,
    status,
    notes: parseList(notes, parseNote),
    ...(parsedFailure && { failure: parsedFailure }),
    ...(parsedUsage && { usage: parsedUsage }),
  };
}

function parseChoice(value: unknown): ModelChoice | undefined {
  if (!isRecord(value)) return undefined;
  const { endpointName, model } = value;
  return { ...(isId(endpointName) && { endpointName }), ...(isId(model) && { model }) };
}

function parseNote(value: unknown): AnswerNote | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, count, endpointName, model, instead } = value;
  switch (kind) {
    case 'cutAtTokenLimit':
    case 'contentFiltered':
    case 'empty':
    case 'onlyReasoning':
    case 'interrupted':
      return { kind };
    case 'olderMessagesLeftOut':
      return isNumber(count) ? { kind, count } : undefined;
    case 'answeredByAnother':
      return typeof endpointName === 'string' && typeof model === 'string' && typeof instead === 'string'
        ? { kind, endpointName, model, instead }
        : undefined;
    default:
      return undefined;
  }
}

function parseSeenFile(value: unknown): SeenFile | undefined {
  if (!isRecord(value)) return undefined;
  const { uri, hash } = value;
  return typeof uri === 'string' && typeof hash === 'string' ? { uri, hash } : undefined;
}

function parseFailure(value: unknown): Failure | undefined {
  if (!isRecord(value)) return undefined;
  const { message, serverMessage, actions } = value;
  if (typeof message !== 'string') return undefined;
  const names = parseList(actions, (one) => (typeof one === 'string' ? one : undefined));
  return { message, actions: names, ...(typeof serverMessage === 'string' && { serverMessage }) };
}

function parseAnswerUsage(value: unknown): AnswerUsage | undefined {
  if (!isRecord(value)) return undefined;
  const { timeToFirstTokenMs, tokensPerSecond } = value;
  const usage = parseTokenUsage(value['usage']);
  if (usage === undefined) return undefined;
  const cost = parseCost(value['cost']);
  return {
    usage,
    ...(cost && { cost }),
    ...(isNumber(timeToFirstTokenMs) && { timeToFirstTokenMs }),
    ...(isNumber(tokensPerSecond) && { tokensPerSecond }),
  };
}

function parseTokenUsage(value: unknown): TokenUsage | undefined {
  if (!isRecord(value)) return undefined;
  const { promptTokens, completionTokens, totalTokens, cachedTokens, reasoningTokens, source } = value;
  if (!isNumber(promptTokens) || !isNumber(completionTokens)) return undefined;
  return {
    promptTokens,
    completionTokens,
    totalTokens: isNumber(totalTokens) ? totalTokens : promptTokens + completionTokens,
    ...(isNumber(cachedTokens) && { cachedTokens }),
    ...(isNumber(reasoningTokens) && { reasoningTokens }),
    source: source === 'reported' ? 'reported' : 'estimated',
  };
}

function parseList<T>(value: unknown, parse: (one: unknown) => T | undefined): readonly T[] {
  if (!Array.isArray(value)) return [];
  return value.map(parse).filter((one) => one !== undefined);
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function numberOr0(value: unknown): number {
  return isNumber(value) ? value : 0;
}
