import { EndpointError } from '../endpoint/endpointError.ts';
import { buildChatMessages, type ChatPrompt } from './buildChatMessages.ts';
import type { ChatMessagesOptions } from './buildChatMessages.ts';
import { streamAnswer } from './streamAnswer.ts';
import type { AnswerEnd, StreamAnswerOptions } from './streamAnswer.ts';

export type AnswerQuestionOptions = ChatMessagesOptions & Omit<StreamAnswerOptions, 'messages'>;

/** A window that is this much smaller than expected is not met by leaving out turns. */
const MAX_SHRINKS = 4;

/**
 * One turn: as much history as fits goes out, the answer streams in. A server that says the prompt is too long is asked again with less, as
 * long as there is history to leave out and no word has come; what was left out is noted. Never throws.
 */
export async function answerQuestion(options: AnswerQuestionOptions): Promise<AnswerEnd> {
  let grown = false;
  const onGrowth = (text: string, reasoning: string): void => {
    grown = true;
    options.onGrowth(text, reasoning);
  };
  let prompt = buildChatMessages(options);
  for (let shrinks = 0; ; shrinks += 1) {
    const end = await streamAnswer({ ...options, messages: prompt.messages, onGrowth });
    const refusal = contextRefusal(end);
    if (grown || !refusal || shrinks === MAX_SHRINKS) return withLeftOut(end, prompt.leftOut);
    const smaller = buildChatMessages({
      ...options,
      maxPromptTokens: smallerBudget(prompt, refusal, options.maxTokens),
    });
    if (smaller.leftOut <= prompt.leftOut) return withLeftOut(end, prompt.leftOut);
    prompt = smaller;
  }
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
