import type { Clock } from '../ports.ts';
import type { TokenEstimator } from '../usage/tokenEstimator.ts';
import type { TokenUsage } from '../usage/tokenUsage.ts';
import type { UsageRecord } from '../usage/usageRecord.ts';
import type { EndpointErrorKind } from './endpointError.ts';
import { EndpointError } from './endpointError.ts';
import type { StreamEvent } from './streamEvent.ts';

export interface StreamMeterOptions {
  readonly clock: Clock;
  readonly estimator: TokenEstimator;
  /** Whose tokens are counted (`TokenEstimator`). */
  readonly vocabulary: string;
  /** All text that is sent, for the estimate. */
  readonly promptText: string;
}

/** What one request has taken, without saying whose it was. */
export type Measurement = Omit<UsageRecord, 'role' | 'endpointName' | 'model' | 'cost'>;

/** Faults after which the server has probably read the prompt although nothing came back. */
const READ_THE_PROMPT: ReadonlySet<EndpointErrorKind> = new Set([
  'timeout',
  'incomplete',
  'malformed',
  'contentFiltered',
]);

/** Watches one stream: when its text comes, how much, and what the server counts. Made when the request starts. */
export class StreamMeter {
  readonly #options: StreamMeterOptions;
  readonly #startedAt: number;
  readonly #received: string[] = [];
  #firstTextAt: number | undefined;
  #lastTextAt: number | undefined;
  #reported: TokenUsage | undefined;
  #finished = false;
  constructor(options: StreamMeterOptions) {
    this.#options = options;
    this.#startedAt = options.clock.now();
  }

  observe(event: StreamEvent): void {
    if (event.type === 'usage') this.#reported = event.usage;
    else if (event.type === 'finish') this.#finished = true;
    else this.#addText(event.type === 'toolCall' ? (event.name ?? '') + event.argumentsDelta : event.text);
  }

  /** To be called once, at the stream's end. `error` is what it threw; a reader who left after the finish reason has read all. */
  finish(end: { readonly completed: boolean; readonly error?: unknown }): Measurement {
    const outcome = end.error !== undefined ? 'failed' : end.completed || this.#finished ? 'completed' : 'aborted';
    const usage = this.#reported ?? this.#estimate(end.error);
    if (this.#reported) {
      const { estimator, promptText, vocabulary } = this.#options;
      estimator.learn(promptText, vocabulary, this.#reported.promptTokens);
    }
    const tokensPerSecond = this.#tokensPerSecond(usage.completionTokens);
    return {
      usage,
      startedAt: this.#startedAt,
      outcome,
      ...(this.#firstTextAt !== undefined && { timeToFirstTokenMs: this.#firstTextAt - this.#startedAt }),
      ...(tokensPerSecond !== undefined && { tokensPerSecond }),
    };
  }

  #addText(text: string): void {
    if (text === '') return;
    this.#lastTextAt = this.#options.clock.now();
    this.#firstTextAt ??= this.#lastTextAt;
    this.#received.push(text);
  }

  #estimate(error: unknown): TokenUsage {
    const { estimator, promptText, vocabulary } = this.#options;
    const completionTokens = estimator.estimate(this.#received.join(''), vocabulary);
    const wasRead = this.#received.length > 0 || !(error instanceof EndpointError) || READ_THE_PROMPT.has(error.kind);
    const promptTokens = wasRead ? estimator.estimate(promptText, vocabulary) : 0;
    return { promptTokens, completionTokens, totalTokens: promptTokens + completionTokens, source: 'estimated' };
  }

  /** The first token opens the time that is measured, so it is not counted. Undefined where all came at once. */
  #tokensPerSecond(completionTokens: number): number | undefined {
    if (this.#firstTextAt === undefined || this.#lastTextAt === undefined) return undefined;
    const durationMs = this.#lastTextAt - this.#firstTextAt;
    return completionTokens < 2 || durationMs <= 0 ? undefined : ((completionTokens - 1) * 1000) / durationMs;
  }
}
