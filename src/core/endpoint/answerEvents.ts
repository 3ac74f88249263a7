import type { TokenUsage } from '../usage/tokenUsage.ts';
import { isRecord } from '../util/isRecord.ts';
import { decodeAnswer } from './decodeAnswer.ts';
import type { AnswerFrame } from './decodeAnswer.ts';
import { EndpointError } from './endpointError.ts';
import type { EndpointErrorDetails, EndpointErrorKind } from './endpointError.ts';
import { errorFromResponse } from './errorFromResponse.ts';
import type { RefusedAnswer } from './errorFromResponse.ts';
import { failureOfFinish, normaliseFinishReason } from './finishReason.ts';
import { findInBandError } from './inBandError.ts';
import { parseChunk } from './parseChunk.ts';
import type { ParsedChunk } from './parseChunk.ts';
import { laterUsage } from './parseUsage.ts';
import { readErrorBody } from './readServerError.ts';
import type { StreamEvent } from './streamEvent.ts';
import { ToolCallIndex } from './toolCallIndex.ts';
import type { WireAnswer } from './transport.ts';

/** After the finish reason the usage chunk comes at once or never; a server that then keeps the line open has said all. */
const SILENCE_AFTER_FINISH_MS = 2_000;

export interface AnswerContext extends Pick<RefusedAnswer, 'now' | 'sentFields' | 'privateTexts'> {
  readonly answer: WireAnswer;
  readonly signal: AbortSignal;
}

/**
 * A successful answer as events. `[DONE]` ends it at once; a finish reason and the end of the bytes are complete too; neither means that
 * it broke off: what came is kept and `incomplete` is thrown. After an abort it ends quietly. Finish reason and usage come last.
 */
export async function* answerEvents(context: AnswerContext): AsyncGenerator<StreamEvent, void> {
  const state = new AnswerState(context);
  try {
    for await (const frame of decodeAnswer(context.answer)) {
      if (context.signal.aborted) return;
      for (const event of state.take(frame)) {
        yield event;
        // The consumer may have aborted while it held the event.
        if (context.signal.aborted) return;
      }
      if (state.isOver) break;
    }
  } catch (error) {
    if (context.signal.aborted) return;
    state.broke(error);
  } finally {
    context.answer.close();
  }
  if (context.signal.aborted) return;
  yield* state.last();
  const failure = state.failure();
  if (failure) throw failure;
}

class AnswerState {
  readonly #context: AnswerContext;
  #usage: TokenUsage | undefined;
  #finish: string | undefined;
  #done = false;
  #failure: Error | undefined;
  #sawAnswer = false;
  #sawPieces = false;
  /** Something came that only a stream sends. */
  #expectsMore = false;
  readonly #toolCalls = new ToolCallIndex();

  constructor(context: AnswerContext) {
    this.#context = context;
  }

  /** Nothing that comes after this counts. */
  get isOver(): boolean {
    return this.#done || this.#failure !== undefined;
  }

  take(frame: AnswerFrame): readonly StreamEvent[] {
    if (frame.type === 'done') this.#done = true;
    else if (frame.type === 'plainEnd') this.#endPlain();
    else if (frame.type === 'fault') this.#noteFault(frame.kind, frame.words);
    else return this.#takeJson(frame.value, frame.eventName);
    return [];
  }

  #takeJson(value: unknown, eventName: string | undefined): readonly StreamEvent[] {
    const inBand = findInBandError(value, eventName);
    const chunk = isRecord(value) ? parseChunk(value) : undefined;
    if (inBand !== undefined) this.#failure = this.#refusal(inBand);
    if (chunk === undefined) return [];
    this.#sawAnswer ||= chunk.recognised;
    this.#expectsMore ||= chunk.form === 'piece';
    if (chunk.usage !== undefined) this.#usage = laterUsage(this.#usage, chunk.usage);
    if (chunk.finishReason !== undefined) this.#noteFinish(chunk.finishReason);
    return this.#fresh(chunk);
  }

  /** Some gateways send the whole message once more after its pieces. */
  #fresh({ events, form }: ParsedChunk): readonly StreamEvent[] {
    if (form === 'whole' && this.#sawPieces) return [];
    this.#sawPieces ||= form !== 'whole' && events.length > 0;
    return events.map((event) => (event.type === 'toolCall' ? this.#toolCalls.place(event) : event));
  }

  /** What is cut off after the finish reason is usage or `[DONE]`: the answer itself is there. */
  #noteFault(kind: 'malformed' | 'intermediary' | 'incomplete', words: string): void {
    if (kind === 'incomplete' && this.#finish !== undefined) this.#done = true;
    else this.#failure = this.#fault(kind, words);
  }

  /** A plain answer is complete with its last byte, if it was one; a lone piece of a stream is not. */
  #endPlain(): void {
    this.#done = !this.#expectsMore;
    if (!this.#sawAnswer) this.#failure ??= this.#fault('malformed', '');
  }

  #noteFinish(finish: string): void {
    if (this.#finish === undefined) this.#context.answer.endAfterSilence(SILENCE_AFTER_FINISH_MS);
    this.#finish = finish;
  }

  /** The connection failed: no harm when the answer was complete already. */
  broke(error: unknown): void {
    if (this.#finish !== undefined) return;
    if (error instanceof EndpointError && error.kind === 'unreachable') this.#failure = this.#brokeOff(error);
    else this.#failure = error instanceof Error ? error : this.#brokeOff();
  }

  last(): readonly StreamEvent[] {
    const finish = this.#finish;
    return [
      ...(finish === undefined
        ? []
        : [{ type: 'finish', reason: normaliseFinishReason(finish), raw: finish } as const]),
      ...(this.#usage === undefined ? [] : [{ type: 'usage', usage: this.#priced(this.#usage) } as const]),
    ];
  }

  /** LiteLLM tells the cost in a header, where it knows it before the answer. */
  #priced(usage: TokenUsage): TokenUsage {
    const cost = Number(this.#context.answer.headers.get('x-litellm-response-cost') ?? NaN);
    return usage.costUsd === undefined && cost > 0 ? { ...usage, costUsd: cost } : usage;
  }

  failure(): Error | undefined {
    if (this.#failure !== undefined) return this.#failure;
    if (this.#finish !== undefined) {
      const kind = failureOfFinish(normaliseFinishReason(this.#finish));
      return kind && this.#fault(kind, '');
    }
    return this.#done ? undefined : this.#brokeOff();
  }

  #refusal(body: unknown): EndpointError {
    const { answer, now, sentFields, privateTexts } = this.#context;
    const error = readErrorBody(body);
    const message = answer.withoutKey(error.message);
    return errorFromResponse({ ...error, message }, { ...answer, now, sentFields, privateTexts });
  }

  #brokeOff(cause?: EndpointError): EndpointError {
    return this.#error('incomplete', { retryable: !this.#sawAnswer, ...(cause && { cause, reason: 'cut' as const }) });
  }

  #fault(kind: EndpointErrorKind, words: string): EndpointError {
    const serverMessage = this.#context.answer.withoutKey(words);
    return this.#error(kind, { retryable: false, ...(serverMessage !== '' && { serverMessage }) });
  }

  #error(
    kind: EndpointErrorKind,
    details: Pick<EndpointErrorDetails, 'retryable' | 'serverMessage' | 'reason' | 'cause'>,
  ): EndpointError {
    const { host, url, status } = this.#context.answer;
    return new EndpointError(kind, { host, url, status, ...details });
  }
}
