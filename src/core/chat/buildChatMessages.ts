import type { ChatMessage } from '../endpoint/requests.ts';
import type { Message } from './conversation.ts';
import { formatAttachment } from './formatAttachment.ts';

export interface ChatMessagesOptions {
  readonly systemPrompt: string;
  /** Ends with the question to answer, or with the cut answer to continue. */
  readonly messages: readonly Message[];
  /** For the whole prompt; the last question goes out even when it alone is larger. */
  readonly maxPromptTokens: number;
  readonly estimateTokens: (text: string) => number;
}

export interface ChatPrompt {
  readonly messages: readonly ChatMessage[];
  /** How many of the oldest messages did not fit; the reader is told. */
  readonly leftOut: number;
  /** Estimated, of all that goes out. */
  readonly tokens: number;
}

/** What chat templates lay around each message, roughly. */
const TOKENS_AROUND_A_MESSAGE = 4;

const CONTINUE_INSTRUCTION =
  'Your last answer was cut off. Continue it exactly where it stops: start with the very next characters, repeat nothing, ' +
  'say nothing about the interruption, and do not open a code block again that is still open.';

/**
 * The request's messages: system prompt, then as many of the latest turns as fit, oldest left out first and always up to a question, so
 * that roles alternate as strict chat templates demand. Reasoning and empty answers are not sent back.
 */
export function buildChatMessages(options: ChatMessagesOptions): ChatPrompt {
  const system: readonly ChatMessage[] =
    options.systemPrompt === '' ? [] : [{ role: 'system', content: options.systemPrompt }];
  const history = alternate(options.messages.flatMap(toChatMessage));
  const sizes = history.map((message) => sizeOf(message.message, options.estimateTokens));
  const systemTokens = system.reduce((sum, message) => sum + sizeOf(message, options.estimateTokens), 0);
  const start = firstThatFits(history, sizes, options.maxPromptTokens - systemTokens);
  return {
    messages: [...system, ...history.slice(start).map(({ message }) => message)],
    leftOut: history.slice(0, start).reduce((sum, { count }) => sum + count, 0),
    tokens: systemTokens + sizes.slice(start).reduce((sum, size) => sum + size, 0),
  };
}

/** A message of the request, and how many messages of the conversation it holds. */
interface Turn {
  readonly message: ChatMessage;
  readonly count: number;
}

function toChatMessage(message: Message, index: number, all: readonly Message[]): readonly Turn[] {
  if (message.kind === 'user') {
    const parts = [...message.attachments.map(formatAttachment), message.text];
    const content = parts.filter((part) => part !== '').join('\n\n');
    return content === '' ? [] : [{ message: { role: 'user', content }, count: 1 }];
  }
  if (message.text.trim() === '') return [];
  const answer: Turn = { message: { role: 'assistant', content: message.text }, count: 1 };
  const isToBeContinued = index === all.length - 1;
  return isToBeContinued ? [answer, { message: { role: 'user', content: CONTINUE_INSTRUCTION }, count: 0 }] : [answer];
}

/** Neighbours of the same role become one message: a question whose answer failed is followed by the next question. */
function alternate(turns: readonly Turn[]): readonly Turn[] {
  const merged: Turn[] = [];
  for (const turn of turns) {
    const last = merged.at(-1);
    if (last?.message.role === turn.message.role) merged[merged.length - 1] = join(last, turn);
    else merged.push(turn);
  }
  return merged;
}

function join(first: Turn, second: Turn): Turn {
  const content = `${first.message.content}\n\n${second.message.content}`;
  return { message: { role: first.message.role, content }, count: first.count + second.count };
}

/** Index of the earliest question from which everything fits; the last question when nothing does. */
function firstThatFits(history: readonly Turn[], sizes: readonly number[], budget: number): number {
  let start = lastQuestion(history);
  let used = sizes.slice(start).reduce((sum, size) => sum + size, 0);
  for (let index = start - 1; index >= 0; index -= 1) {
    used += sizes[index] ?? 0;
    if (used > budget) break;
    if (history[index]?.message.role === 'user') start = index;
  }
  return start;
}

/** The last question; for an answer that is to be continued, the question that it answers. */
function lastQuestion(history: readonly Turn[]): number {
  const index = history.findLastIndex(({ message, count }) => message.role === 'user' && count > 0);
  return Math.max(0, index);
}

function sizeOf(message: ChatMessage, estimateTokens: (text: string) => number): number {
  return estimateTokens(message.content) + TOKENS_AROUND_A_MESSAGE;
}
