import type { ModelGateway } from '../endpoint/modelGateway.ts';
import type { ChatMessage } from '../endpoint/requests.ts';
import { createThinkingSplitter, type SplitPiece } from '../endpoint/splitThinking.ts';
import type { FinishReason } from '../endpoint/streamEvent.ts';
import type { ThinkingEffort } from '../endpoint/thinkingEffort.ts';
import type { UsageRecord } from '../usage/usageRecord.ts';
import type { AnswerNote, AnswerUsage, ModelChoice } from './conversation.ts';
import { createContinuationJoiner } from './joinContinuation.ts';
import { createThoughtTimer, type ThoughtTimerOptions } from './thoughtTimer.ts';

export interface StreamAnswerOptions {
  readonly gateway: Pick<ModelGateway, 'chat'>;
  readonly messages: readonly ChatMessage[];
  readonly maxTokens: number;
  readonly temperature: number;
  /** Absent: as much as the model thinks unasked. */
  readonly thinking?: ThinkingEffort;
  readonly signal: AbortSignal;
  /** The question's own endpoint and model, over the chat's. */
  readonly override?: ModelChoice;
  /** The cut answer that this one continues; empty for a new one. */
  readonly continues: string;
  readonly onGrowth: (text: string, reasoning: string) => void;
  /** The last so many characters of the text turned out to be reasoning. */
  readonly onRetract: (length: number) => void;
  /** Absent: nobody wants to know how long it thought. */
  readonly thoughtTime?: ThoughtTimerOptions;
}

type CollectOptions = Pick<StreamAnswerOptions, 'continues' | 'onGrowth' | 'onRetract' | 'thoughtTime'>;

/** How an answer ended. `error` is whatever the gateway threw; an abort is no error. */
export type AnswerEnd = (
  | { readonly status: 'done' | 'stopped'; readonly notes: readonly AnswerNote[] }
  | { readonly status: 'failed'; readonly notes: readonly AnswerNote[]; readonly error: unknown }
) & { readonly usage?: AnswerUsage };

/** Asks once and hands every piece of text and reasoning to `onGrowth` as it comes. Never throws. */
export async function streamAnswer(options: StreamAnswerOptions): Promise<AnswerEnd> {
  const { signal } = options;
  const answer = collectAnswer(options);
  let usage: AnswerUsage | undefined;
  let another: readonly AnswerNote[] = [];
  const end = (rest: AnswerEnd): AnswerEnd => ({
    ...rest,
    notes: [...rest.notes, ...another],
    ...(usage && { usage }),
  });
  try {
    const { messages, maxTokens, temperature, thinking } = options;
    const request = { messages, maxTokens, temperature, ...(thinking && { thinking }) };
    const events = options.gateway.chat(request, {
      role: 'chat',
      signal,
      ...(options.override && { override: options.override }),
      onUsage: (record) => {
        usage = answerUsage(record);
        another = anotherNote(record);
      },
    });
    for await (const event of events) {
      if (signal.aborted) break;
      if (event.type === 'text') answer.addText(event.text);
      else if (event.type === 'reasoning') answer.addReasoning(event.text);
      else if (event.type === 'finish') answer.finish(event.reason);
    }
    answer.end();
  } catch (error) {
    answer.end();
    return signal.aborted ? end({ status: 'stopped', notes: [] }) : end({ status: 'failed', notes: [], error });
  }
  return end(signal.aborted ? { status: 'stopped', notes: [] } : { status: 'done', notes: answer.notes() });
}

function answerUsage({ usage, timeToFirstTokenMs, tokensPerSecond, cost }: AnswerUsage): AnswerUsage {
  return {
    usage,
    ...(timeToFirstTokenMs !== undefined && { timeToFirstTokenMs }),
    ...(tokensPerSecond !== undefined && { tokensPerSecond }),
    ...(cost && { cost }),
  };
}

function anotherNote({ standsInFor, endpointName, model }: UsageRecord): readonly AnswerNote[] {
  return standsInFor === undefined ? [] : [{ kind: 'answeredByAnother', endpointName, model, instead: standsInFor }];
}

interface CollectedAnswer {
  addText(piece: string): void;
  addReasoning(piece: string): void;
  finish(reason: FinishReason): void;
  /** Lets out what was held back. */
  end(): void;
  notes(): readonly AnswerNote[];
}

/** Sorts what comes into text and reasoning, leaves out what a continuation repeats, and remembers what the notes need. */
function collectAnswer({ continues, onGrowth, onRetract, thoughtTime }: CollectOptions): CollectedAnswer {
  const splitter = createThinkingSplitter();
  let joiner = createContinuationJoiner(continues);
  let newText = '';
  let hasReasoning = false;
  let reason: FinishReason | undefined;
  const timer = thoughtTime && createThoughtTimer(thoughtTime);

  const grow = (text: string, reasoning: string): void => {
    newText += text;
    hasReasoning ||= reasoning.trim() !== '';
    if (reasoning.trim() !== '') timer?.thought();
    if (text.trim() !== '') timer?.answered();
    if (text !== '' || reasoning !== '') onGrowth(text, reasoning);
  };
  const retract = (): void => {
    grow(joiner.end(), '');
    joiner = createContinuationJoiner(continues);
    hasReasoning ||= newText.trim() !== '';
    if (newText.trim() !== '') timer?.retracted();
    if (newText !== '') onRetract(newText.length);
    newText = '';
  };
  const add = (piece: SplitPiece): void => {
    if (piece.retract) retract();
    grow('', piece.reasoning);
    grow(joiner.push(piece.text), '');
  };

  return {
    addText: (piece) => add(splitter.push(piece)),
    addReasoning: (piece) => grow('', piece),
    finish(finishReason) {
      reason = finishReason;
    },
    end() {
      add(splitter.end());
      grow(joiner.end(), '');
      timer?.end();
    },
    notes: () => notesOf(reason, { hasText: (continues + newText).trim() !== '', hasReasoning }),
  };
}

interface Received {
  readonly hasText: boolean;
  readonly hasReasoning: boolean;
}

function notesOf(reason: FinishReason | undefined, { hasText, hasReasoning }: Received): readonly AnswerNote[] {
  if (reason === 'length') return [{ kind: 'cutAtTokenLimit' }];
  if (reason === 'contentFilter') return [{ kind: 'contentFiltered' }];
  if (hasText) return [];
  return [{ kind: hasReasoning ? 'onlyReasoning' : 'empty' }];
}
