import { EndpointError } from '../endpoint/endpointError.ts';
import { buildChatMessages } from './buildChatMessages.ts';
import type { ChatMessagesOptions } from './buildChatMessages.ts';
import { streamAnswer } from './streamAnswer.ts';
import type { AnswerEnd, StreamAnswerOptions } from './streamAnswer.ts';

export type AnswerQuestionOptions = ChatMessagesOptions & Omit<StreamAnswerOptions, 'messages'>;

/** A window that is this much smaller than expected is not met by leaving out turns. */
const MAX_SHRINKS = 4;

/**
 * One turn: as much history as fits goes out, the answer streams in. A server that says the prompt is too long is asked again with half
 * of the history, as long as there is history to leave out and no word has come; what was left out is noted. Never throws.
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
    const smaller = buildChatMessages({ ...options, maxPromptTokens: Math.floor(prompt.tokens / 2) });
    const canShrink = shrinks < MAX_SHRINKS && smaller.leftOut > prompt.leftOut;
    if (grown || !canShrink || !isContextTooLong(end)) return withLeftOut(end, prompt.leftOut);
    prompt = smaller;
  }
}

function isContextTooLong(end: AnswerEnd): boolean {
  return end.status === 'failed' && end.error instanceof EndpointError && end.error.kind === 'contextTooLong';
}

function withLeftOut(end: AnswerEnd, count: number): AnswerEnd {
  return count === 0 ? end : { ...end, notes: [...end.notes, { kind: 'olderMessagesLeftOut', count }] };
}
