import type { Clock, Logger } from '../ports.ts';
import type { RequestBody } from './buildBody.ts';
import type { CallOptions } from './endpointClient.ts';
import { EndpointError } from './endpointError.ts';
import { readErrorBodyText } from './errorBody.ts';
import { errorFromResponse } from './errorFromResponse.ts';
import { fittingAnswer, learnFromRefusal } from './learnFromRefusal.ts';
import type { LearnedManners } from './manners.ts';
import { readErrorText } from './readServerError.ts';
import { withRetries } from './retry.ts';
import type { WireAnswer } from './transport.ts';

export interface OpenAnswerDependencies {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly random: () => number;
}

/** How one wish is asked for, again and again if need be. */
export interface Asking {
  readonly options: CallOptions;
  /** The request's own texts, which must not come back inside a message. */
  readonly privateTexts: readonly string[];
  /** Shorten the answer when prompt and answer do not fit. */
  readonly fitsAnswer: boolean;
  learned(): LearnedManners;
  learn(manners: LearnedManners): void;
  /** The body under the manners of this moment. */
  body(longestAnswer: number | undefined): RequestBody;
  /** Undefined when it was aborted. */
  send(body: RequestBody): Promise<WireAnswer | undefined>;
}

export interface OpenedAnswer {
  readonly answer: WireAnswer;
  readonly body: RequestBody;
}

/** A server may refuse several fields one by one, but each only once; more than this many are no manners but a fault. */
const MOST_LESSONS = 4;

/**
 * Asks until an answer with a good status comes: repeats what may pass by itself, and changes what the server refused. Undefined when it
 * was aborted.
 */
export async function openAnswer(
  dependencies: OpenAnswerDependencies,
  asking: Asking,
): Promise<OpenedAnswer | undefined> {
  const lessons = new Lessons(asking);
  for (;;) {
    const body = asking.body(lessons.longestAnswer);
    try {
      const answer = await askPatiently(dependencies, asking, body);
      return answer && { answer, body };
    } catch (error) {
      if (!(error instanceof EndpointError)) throw error;
      lessons.learn(error, body);
    }
  }
}

/** What one wish has been taught by refusals so far. */
class Lessons {
  /** For this one prompt, by the numbers of a refusal. */
  longestAnswer: number | undefined;
  readonly #asking: Asking;
  readonly #refused = new Set<string>();
  /** The first refusal that taught something, and what was known before it. */
  #first: { readonly error: EndpointError; readonly learned: LearnedManners } | undefined;

  constructor(asking: Asking) {
    this.#asking = asking;
  }

  /** Throws the error that the caller is to see when another try would not differ. */
  learn(error: EndpointError, body: RequestBody): void {
    const learned = this.#asking.learned();
    const culprit = error.details.parameter ?? error.kind;
    if (this.#refused.size >= MOST_LESSONS || this.#refused.has(culprit)) throw this.#unlearned(error);
    this.#refused.add(culprit);
    const mayFit = this.#asking.fitsAnswer && this.longestAnswer === undefined;
    const fitting = mayFit ? fittingAnswer(error, body) : undefined;
    const lesson = learnFromRefusal(error, body, learned);
    if (lesson) this.#asking.learn(lesson.manners);
    if (lesson?.tryAgain === true) this.#first ??= { error, learned };
    else if (fitting === undefined) throw this.#unlearned(error);
    this.longestAnswer = fitting ?? this.longestAnswer;
  }

  /** Word for word the same refusal of another request: what was taken for its cause was none, and is forgotten. */
  #unlearned(last: EndpointError): EndpointError {
    if (this.#first === undefined || !saysTheSame(this.#first.error, last)) return last;
    this.#asking.learn(this.#first.learned);
    return this.#first.error;
  }
}

function saysTheSame(a: EndpointError, b: EndpointError): boolean {
  const { serverMessage = '', status } = a.details;
  return serverMessage !== '' && serverMessage === b.details.serverMessage && status === b.details.status;
}

function askPatiently(
  dependencies: OpenAnswerDependencies,
  asking: Asking,
  body: RequestBody,
): Promise<WireAnswer | undefined> {
  const { maxRetries, signal } = asking.options;
  return withRetries(() => ask(dependencies, asking, body), {
    ...dependencies,
    maxRetries,
    signal,
    onRetry: ({ kind, details }, delayMs) => {
      dependencies.logger.info('Trying again', {
        host: details.host,
        kind,
        status: details.status,
        delayMs: Math.round(delayMs),
      });
    },
  });
}

async function ask(
  { clock, logger }: OpenAnswerDependencies,
  asking: Asking,
  body: RequestBody,
): Promise<WireAnswer | undefined> {
  const startedAt = clock.now();
  const answer = await asking.send(body);
  if (answer === undefined) return undefined;
  logger.debug('Answer began', { url: answer.url, status: answer.status, afterMs: clock.now() - startedAt });
  if (answer.status >= 200 && answer.status < 300) return answer;
  const error = readErrorText(await readErrorBodyText(answer, clock));
  if (asking.options.signal.aborted) return undefined;
  throw errorFromResponse(error, {
    ...answer,
    now: clock.now(),
    sentFields: Object.keys(body),
    privateTexts: asking.privateTexts,
  });
}
