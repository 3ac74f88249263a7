import { setTimeout as delay } from 'node:timers/promises';
import { finishChunk, roleChunk, textChunk, usageChunk, type AnswerHead, type Usage } from './answerBodies.ts';
import type { Answer, Manner } from './cutAnswer.ts';

/** How long a made-up network and a made-up model take, in milliseconds. */
export interface Pace {
  readonly firstTokenMs: number;
  readonly tokenMs: number;
}

export interface StreamOptions {
  readonly manner: Manner;
  readonly includeUsage: boolean;
  readonly pace: Pace;
  /** Aborted when the client has gone: the stream then ends at once. */
  readonly signal: AbortSignal;
}

/**
 * The chunks of a streaming answer at their pace, several choices in turn. Counts come unasked in the finish chunk (Fireworks), or when
 * asked for in an extra chunk after it (OpenAI).
 */
export async function* streamAnswers(
  head: AnswerHead,
  { answers, usage }: { readonly answers: readonly Answer[]; readonly usage: Usage },
  { manner, includeUsage, pace, signal }: StreamOptions,
): AsyncGenerator<unknown> {
  await wait(pace.firstTokenMs, signal);
  if (head.route === 'chat') yield* answers.map((_, index) => roleChunk(head, index));
  const longest = Math.max(...answers.map((answer) => answer.tokens.length));
  for (let position = 0; position < longest; position += 1) {
    for (const [index, answer] of answers.entries()) {
      const token = answer.tokens[position];
      if (token !== undefined) yield textChunk(head, index, token);
    }
    await wait(pace.tokenMs, signal);
  }
  for (const [index, answer] of answers.entries()) {
    const isLast = index === answers.length - 1;
    const chunk = finishChunk(head, index, answer.finishReason);
    yield isLast && manner === 'fireworks' ? { ...Object(chunk), usage } : chunk;
  }
  if (includeUsage && manner === 'openai') yield usageChunk(head, usage);
}

async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (milliseconds > 0) await delay(milliseconds, undefined, { signal });
}
