import type { ChatMessage } from '../endpoint/requests.ts';
import type { PlannedPart } from './buildChatMessages.ts';
import type { HistorySummary } from './conversation.ts';
import { streamAnswer, type StreamAnswerOptions } from './streamAnswer.ts';

/** So much of the budget is left to the turns that stay whole; the rest is room for the conversation to go on. */
const SHARE_THAT_STAYS = 0.5;
/** Of the budget, for the text that takes the place of what is summarised. */
const SHARE_OF_SUMMARY = 0.125;
const LONGEST_SUMMARY_TOKENS = 1_200;
const SHORTEST_SUMMARY_TOKENS = 150;

/** Which messages a summary will tell, and how long it may be. */
export interface SummaryPlan {
  /** The last message that it tells. */
  readonly throughId: string;
  /** How many messages of the conversation it tells, without those of an earlier summary that it takes in. */
  readonly count: number;
  /** For the request that makes it. */
  readonly messages: readonly ChatMessage[];
  readonly maxTokens: number;
}

const INSTRUCTION =
  'You summarise the beginning of a conversation between a person and a programming assistant, so that the assistant can go on without it. ' +
  'Keep what was decided, what the person wants and does not want, names of files, functions, values and errors exactly as they are written, code that is ' +
  'still needed, and questions that are open. Leave out politeness and what was given up. Write plain notes in the language of the conversation, no preamble.';

/**
 * The oldest turns, as many as must go for half of the budget to be free again, up to a question. Undefined: nothing that could be summarised
 * stands before the last question.
 */
export function planSummary(parts: readonly PlannedPart[], budget: number): SummaryPlan | undefined {
  const history = parts.filter(
    ({ kind, state }) => state !== 'omitted' && kind !== 'system' && kind !== 'instructions',
  );
  const told = history.slice(0, endOfOldTurns(history, budget * SHARE_THAT_STAYS));
  const throughId = told.findLast(({ messageId }) => messageId !== undefined)?.messageId;
  if (throughId === undefined) return undefined;
  const maxTokens = Math.min(LONGEST_SUMMARY_TOKENS, Math.max(SHORTEST_SUMMARY_TOKENS, budget * SHARE_OF_SUMMARY));
  return {
    throughId,
    count: new Set(told.flatMap(({ messageId }) => (messageId === undefined ? [] : [messageId]))).size,
    messages: [
      { role: 'system', content: INSTRUCTION },
      { role: 'user', content: transcript(withinBudget(told, budget)) },
    ],
    maxTokens: Math.floor(maxTokens),
  };
}

export interface SummaryOptions extends Pick<StreamAnswerOptions, 'gateway' | 'override' | 'signal'> {
  /** The summary whose text is told anew, if any. */
  readonly earlier: HistorySummary | undefined;
  readonly model: string;
  readonly newId: () => string;
  readonly now: () => number;
}

/** Asks the chat's own model. Undefined when it fails, is stopped or says nothing: then the turns are left out, which is noted. */
export async function summariseHistory(
  plan: SummaryPlan,
  options: SummaryOptions,
): Promise<HistorySummary | undefined> {
  const { earlier, model, newId, now, ...stream } = options;
  let text = '';
  const end = await streamAnswer({
    ...stream,
    messages: plan.messages,
    maxTokens: plan.maxTokens,
    temperature: 0.2,
    continues: '',
    onGrowth: (added) => (text += added),
    onRetract: (length) => (text = text.slice(0, text.length - length)),
  });
  if (end.status !== 'done' || text.trim() === '') return undefined;
  const count = plan.count + (earlier?.count ?? 0);
  return { id: newId(), throughId: plan.throughId, count, text: text.trim(), model, at: now() };
}

/** The index of the first part that stays; the last turn always does. */
function endOfOldTurns(history: readonly PlannedPart[], room: number): number {
  let start = history.length;
  let used = 0;
  for (const [index, part] of [...history.entries()].reverse()) {
    used += part.tokens;
    if (used > room && start < history.length) break;
    if (startsTurn(part, history[index - 1])) start = index;
  }
  return start === history.length ? 0 : start;
}

function startsTurn({ role, kind }: PlannedPart, before: PlannedPart | undefined): boolean {
  return role === 'user' && kind !== 'continue' && kind !== 'summary' && before?.role !== 'user';
}

/** What is to be summarised must fit the same window: the largest messages lose their middle. */
function withinBudget(parts: readonly PlannedPart[], budget: number): readonly PlannedPart[] {
  const sizeAt = (cap: number) => (part: PlannedPart) =>
    part.kind === 'summary' ? part.tokens : Math.min(part.tokens, cap);
  let cap = Math.max(0, ...parts.map(({ tokens }) => tokens));
  while (cap > 1 && parts.map(sizeAt(cap)).reduce((sum, size) => sum + size, 0) > budget) cap *= 0.8;
  return parts.map((part) => {
    const size = sizeAt(cap)(part);
    return size === part.tokens ? part : { ...part, text: withoutMiddle(part.text, size / part.tokens) };
  });
}

function withoutMiddle(text: string, share: number): string {
  const kept = Math.floor((text.length * share) / 2);
  return `${text.slice(0, kept)}\n[…]\n${text.slice(text.length - kept)}`;
}

const SPEAKERS: Readonly<Record<PlannedPart['role'], string>> = {
  system: 'Before',
  user: 'Person',
  assistant: 'Assistant',
};

function transcript(parts: readonly PlannedPart[]): string {
  const told = parts.map(({ kind, role, text }) => (kind === 'summary' ? text : `${SPEAKERS[role]}:\n${text}`));
  return `${told.join('\n\n')}\n\nSummarise this conversation as it was described to you.`;
}
