import type { Answer } from './cutAnswer.ts';

/** Which of the two routes an answer belongs to; they differ in the names of their objects and in how text is wrapped. */
export type Route = 'completion' | 'chat';

export interface Usage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
}

/** What all chunks of one answer share. */
export interface AnswerHead {
  readonly route: Route;
  readonly id: string;
  /** Seconds since the epoch. */
  readonly created: number;
  readonly model: string;
}

export function countUsage(promptTokens: number, answers: readonly Answer[]): Usage {
  const completionTokens = answers.reduce((sum, answer) => sum + answer.tokens.length, 0);
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
  };
}

/** The whole answer in one JSON object. */
export function plainBody(head: AnswerHead, answers: readonly Answer[], usage: Usage): unknown {
  const choices = answers.map((answer, index) => ({
    index,
    ...(head.route === 'chat'
      ? { message: { role: 'assistant', content: answer.tokens.join('') } }
      : { text: answer.tokens.join('') }),
    logprobs: null,
    finish_reason: answer.finishReason,
  }));
  return { ...envelope(head, false), choices, usage };
}

/** A piece of a stream's text. */
export function textChunk(head: AnswerHead, index: number, text: string): unknown {
  const content = head.route === 'chat' ? { delta: { content: text } } : { text };
  return { ...envelope(head, true), choices: [{ index, ...content, finish_reason: null }] };
}

/** The first chunk of a chat stream, which only names the role. */
export function roleChunk(head: AnswerHead, index: number): unknown {
  const delta = { role: 'assistant', content: '' };
  return { ...envelope(head, true), choices: [{ index, delta, finish_reason: null }] };
}

export function finishChunk(head: AnswerHead, index: number, finishReason: string): unknown {
  const content = head.route === 'chat' ? { delta: {} } : { text: '' };
  return { ...envelope(head, true), choices: [{ index, ...content, finish_reason: finishReason }] };
}

/** The extra chunk of OpenAI's `include_usage`: no choices, only counts. */
export function usageChunk(head: AnswerHead, usage: Usage): unknown {
  return { ...envelope(head, true), choices: [], usage };
}

function envelope(head: AnswerHead, isChunk: boolean): object {
  const chatName = isChunk ? 'chat.completion.chunk' : 'chat.completion';
  const object = head.route === 'chat' ? chatName : 'text_completion';
  return { id: head.id, object, created: head.created, model: head.model };
}
