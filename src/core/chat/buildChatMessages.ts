import type { ChatMessage, ChatRole } from '../endpoint/requests.ts';
import { historyParts, systemParts } from './promptParts.ts';
import type { PromptHistory, PromptPart } from './promptParts.ts';

export interface ChatMessagesOptions extends PromptHistory {
  readonly systemPrompt: string;
  /** What the project asks of models; stands behind the system prompt. */
  readonly instructions?: string;
  /** For the whole prompt; the last question goes out even when it alone is larger. */
  readonly maxPromptTokens: number;
  readonly estimateTokens: (text: string) => number;
}

/** What became of a part: `omitted` by the person, `leftOut` because it does not fit. */
export interface PlannedPart extends PromptPart {
  /** Estimated. */
  readonly tokens: number;
  readonly state: 'sent' | 'omitted' | 'leftOut';
}

export interface ChatPrompt {
  readonly messages: readonly ChatMessage[];
  /** How many of the oldest messages did not fit; the reader is told. */
  readonly leftOut: number;
  /** Estimated, of all that goes out. */
  readonly tokens: number;
  /** Everything that goes out or might, in its order. */
  readonly parts: readonly PlannedPart[];
}

/** What chat templates lay around each message, roughly. */
const TOKENS_AROUND_A_MESSAGE = 4;

/**
 * The request's messages: system prompt, then as many of the latest turns as fit, oldest left out first and always up to a question, so
 * that roles alternate as strict chat templates demand.
 */
export function buildChatMessages(options: ChatMessagesOptions): ChatPrompt {
  const { systemPrompt, instructions = '', omitted = [], maxPromptTokens, estimateTokens } = options;
  const plan = (part: PromptPart): PlannedPart => {
    const tokens = estimateTokens(part.text) + part.imageTokens;
    return { ...part, tokens, state: omitted.includes(part.id) ? 'omitted' : 'sent' };
  };
  const all = [...systemParts(systemPrompt, instructions), ...historyParts(options)].map(plan);
  const isSent = ({ state }: PlannedPart): boolean => state === 'sent';
  const head = all.filter((part) => isSent(part) && isHead(part));
  const turns = turnsOf(all.filter((part) => isSent(part) && !isHead(part)));
  const system = turnsOf(head.filter(({ role }) => role === 'system'));
  const headTokens = sum(head, ({ tokens }) => tokens) + system.length * TOKENS_AROUND_A_MESSAGE;
  const start = firstThatFits(turns, maxPromptTokens - headTokens);
  const left = new Set(turns.slice(0, start).flatMap(({ parts }) => parts.map(({ id }) => id)));
  const summary = head.filter(({ kind }) => kind === 'summary');
  return {
    messages: [...system, ...withSummary(turns.slice(start), summary)].map(toMessage),
    leftOut: messagesOf(turns.slice(0, start)),
    tokens: headTokens + sum(turns.slice(start), sizeOf),
    parts: all.map((part) => (left.has(part.id) ? { ...part, state: 'leftOut' } : part)),
  };
}

/** What stands before the turns, whichever of them fit. */
function isHead({ kind }: PromptPart): boolean {
  return kind === 'system' || kind === 'instructions' || kind === 'summary';
}

/** Neighbours of the same role, which become one message: a question whose answer failed is followed by the next question. */
interface Turn {
  readonly role: ChatRole;
  readonly parts: readonly PlannedPart[];
}

function turnsOf(parts: readonly PlannedPart[]): readonly Turn[] {
  const turns: Turn[] = [];
  for (const part of parts) {
    const last = turns.at(-1);
    if (last?.role === part.role) turns[turns.length - 1] = { role: part.role, parts: [...last.parts, part] };
    else turns.push({ role: part.role, parts: [part] });
  }
  return turns;
}

function withSummary([first, ...rest]: readonly Turn[], summary: readonly PlannedPart[]): readonly Turn[] {
  return first ? [{ ...first, parts: [...summary, ...first.parts] }, ...rest] : [];
}

function toMessage({ role, parts }: Turn): ChatMessage {
  const content = parts.map(({ text }) => text).join('\n\n');
  const images = parts.flatMap((part) => part.images);
  return images.length === 0 ? { role, content } : { role, content, images };
}

/** Index of the earliest question from which everything fits; the last question when nothing does. */
function firstThatFits(turns: readonly Turn[], budget: number): number {
  let start = lastQuestion(turns);
  let used = sum(turns.slice(start), sizeOf);
  for (let index = start - 1; index >= 0; index -= 1) {
    const turn = turns[index];
    if (turn === undefined) break;
    used += sizeOf(turn);
    if (used > budget) break;
    if (turn.role === 'user') start = index;
  }
  return start;
}

/** The last question; for an answer that is to be continued, the question that it answers. */
function lastQuestion(turns: readonly Turn[]): number {
  const isQuestion = ({ role, parts }: Turn): boolean =>
    role === 'user' && parts.some(({ kind }) => kind !== 'continue');
  return Math.max(0, turns.findLastIndex(isQuestion));
}

function sizeOf({ parts }: Turn): number {
  return sum(parts, ({ tokens }) => tokens) + TOKENS_AROUND_A_MESSAGE;
}

function messagesOf(turns: readonly Turn[]): number {
  return new Set(turns.flatMap(({ parts }) => parts.map(({ messageId }) => messageId))).size;
}

function sum<T>(list: readonly T[], size: (one: T) => number): number {
  return list.reduce((total, one) => total + size(one), 0);
}
