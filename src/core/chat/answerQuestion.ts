import { EndpointError } from '../endpoint/endpointError.ts';
import { buildChatMessages, type ChatPrompt } from './buildChatMessages.ts';
import type { ChatMessagesOptions } from './buildChatMessages.ts';
import type { HistorySummary } from './conversation.ts';
import { streamAnswer } from './streamAnswer.ts';
import type { AnswerEnd, StreamAnswerOptions } from './streamAnswer.ts';
import { planSummary, type SummaryPlan } from './summariseHistory.ts';

export interface AnswerQuestionOptions extends ChatMessagesOptions, Omit<StreamAnswerOptions, 'messages'> {
  /** Makes room where the oldest turns do not fit, and tells of it; undefined: no summary is to be had. Absent: they are left out. */
  readonly summarise?: (plan: SummaryPlan) => Promise<HistorySummary | undefined>;
}

/** A window that is this much smaller than expected is not met by asking again. */
const MAX_RETRIES = 4;
/** With less room than this for the answer it is better to leave out history. */
const SHORTEST_ANSWER_TOKENS = 512;
/** By so much our estimate of a prompt may be too small. */
const ESTIMATE_MARGIN = 1.2;

/** What goes out at one attempt. */
interface Attempt {
  readonly prompt: ChatPrompt;
  readonly maxTokens: number;
}

/**
 * One turn: as much history as fits goes out, what does not is summarised, the answer streams in. A server that says it is too long is asked
 * again with a shorter answer or less history, as long as that is possible and no word has come; what was left out is noted. Never throws.
 */
export async function answerQuestion(asked: AnswerQuestionOptions): Promise<AnswerEnd> {
  const options = await withRoom(asked);
  let grown = false;
  const onGrowth = (text: string, reasoning: string): void => {
    grown = true;
    options.onGrowth(text, reasoning);
  };
  let attempt: Attempt = { prompt: buildChatMessages(options), maxTokens: options.maxTokens };
  for (let retries = 0; ; retries += 1) {
    const { prompt, maxTokens } = attempt;
    const end = await streamAnswer({ ...options, maxTokens, messages: prompt.messages, onGrowth });
    const refusal = contextRefusal(end);
    const smaller = refusal && smallerAttempt(options, attempt, refusal);
    if (grown || !smaller || retries === MAX_RETRIES) return withLeftOut(end, prompt.leftOut);
    attempt = smaller;
  }
}

/** With the oldest turns summarised, where they do not fit. */
async function withRoom(options: AnswerQuestionOptions): Promise<AnswerQuestionOptions> {
  const { leftOut, parts } = buildChatMessages(options);
  const plan = leftOut > 0 ? planSummary(parts, options.maxPromptTokens) : undefined;
  const summary = plan && (await options.summarise?.(plan));
  return summary ? { ...options, summaries: [...(options.summaries ?? []), summary] } : options;
}

/** Undefined when there is nothing left to leave out. */
function smallerAttempt(
  options: AnswerQuestionOptions,
  { prompt, maxTokens }: Attempt,
  refusal: EndpointError,
): Attempt | undefined {
  const { contextTokens, promptTokens = prompt.tokens * ESTIMATE_MARGIN } = refusal.details.limits ?? {};
  const room = Math.floor((contextTokens ?? 0) - promptTokens);
  if (room >= SHORTEST_ANSWER_TOKENS && room < maxTokens) return { prompt, maxTokens: room };
  const smaller = buildChatMessages({ ...options, maxPromptTokens: smallerBudget(prompt, refusal, maxTokens) });
  return smaller.leftOut > prompt.leftOut ? { prompt: smaller, maxTokens } : undefined;
}

function contextRefusal(end: AnswerEnd): EndpointError | undefined {
  const error = end.status === 'failed' ? end.error : undefined;
  return error instanceof EndpointError && error.kind === 'contextTooLong' ? error : undefined;
}

/** What the server's own numbers leave for the prompt, in our estimated tokens; half of what was too much where it tells none. */
function smallerBudget(prompt: ChatPrompt, { details }: EndpointError, maxTokens: number): number {
  const half = Math.floor(prompt.tokens / 2);
  const { contextTokens, promptTokens = prompt.tokens } = details.limits ?? {};
  if (contextTokens === undefined || contextTokens <= maxTokens) return half;
  const ours = ((contextTokens - maxTokens) / promptTokens) * prompt.tokens;
  // A refusal although it should fit: the numbers do not tell all.
  return ours < prompt.tokens ? Math.floor(ours) : half;
}

function withLeftOut(end: AnswerEnd, count: number): AnswerEnd {
  return count === 0 ? end : { ...end, notes: [...end.notes, { kind: 'olderMessagesLeftOut', count }] };
}
