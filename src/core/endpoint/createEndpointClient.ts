import type { FetchFunction, Clock, Logger } from '../ports.ts';
import { abortableEvents } from './abortableEvents.ts';
import { answerEvents } from './answerEvents.ts';
import { buildChatBody, buildCompletionBody } from './buildBody.ts';
import type { BodyOptions, RequestBody } from './buildBody.ts';
import { completionRoute } from './completionRoute.ts';
import type { Connection } from './connection.ts';
import { cutAtStopWord } from './cutAtStopWord.ts';
import { dialectOf } from './dialects/dialectOf.ts';
import type { CallOptions, EndpointClient } from './endpointClient.ts';
import { faultFields } from './faultFields.ts';
import { fetchModels } from './fetchModels.ts';
import { fitToContext } from './fitToContext.ts';
import { createLearnedMannersStore } from './learnedMannersStore.ts';
import type { LearnedMannersStore } from './learnedMannersStore.ts';
import { mannersOf } from './manners.ts';
import type { Manners } from './manners.ts';
import { openAnswer } from './openAnswer.ts';
import type { Asking } from './openAnswer.ts';
import type { RateLimitWatch } from './rateLimitWatch.ts';
import type { ChatRequest, CompletionRequest, SamplingOptions } from './requests.ts';
import type { StreamEvent } from './streamEvent.ts';
import { sendRequest } from './transport.ts';

export interface EndpointClientDependencies {
  readonly fetch: FetchFunction;
  readonly clock: Clock;
  readonly logger: Logger;
  /** 0 up to 1, as `Math.random`. */
  readonly random: () => number;
  /** Where lessons are kept; without it they last as long as the client. */
  readonly learned?: LearnedMannersStore;
  /** Told the head of every answer. */
  readonly rateLimits?: Pick<RateLimitWatch, 'note'>;
}

/** The wire as the features see it. Nothing is sent before the first event is asked for. */
export function createEndpointClient(dependencies: EndpointClientDependencies): EndpointClient {
  return new Client(dependencies);
}

class Client implements EndpointClient {
  readonly #dependencies: EndpointClientDependencies;
  readonly #learned: LearnedMannersStore;

  constructor(dependencies: EndpointClientDependencies) {
    this.#dependencies = dependencies;
    this.#learned = dependencies.learned ?? createLearnedMannersStore();
  }

  mannersFor(connection: Connection, model: string): Manners {
    return mannersOf(dialectOf(connection), model, this.#learned.get(connection.endpoint.baseUrl, model));
  }

  streamCompletion(
    connection: Connection,
    request: CompletionRequest,
    options: CallOptions,
  ): AsyncIterable<StreamEvent> {
    return this.#stream({
      connection,
      request,
      options,
      privateTexts: [request.prompt, request.suffix ?? '', ...(request.extra ?? []).map(({ text }) => text)],
      route: (manners) => completionRoute(request, manners, connection.endpoint).path,
      body: (wish, body) =>
        buildCompletionBody(
          { ...request, ...wish },
          completionRoute(request, body.manners, connection.endpoint).name,
          body,
        ),
    });
  }

  streamChat(connection: Connection, request: ChatRequest, options: CallOptions): AsyncIterable<StreamEvent> {
    return this.#stream({
      connection,
      request,
      options,
      privateTexts: request.messages.map(({ content }) => content),
      route: () => ({ path: '/chat/completions' }),
      body: (wish, body) => buildChatBody({ ...request, ...wish }, body),
    });
  }

  listModels(connection: Connection, options: CallOptions): ReturnType<EndpointClient['listModels']> {
    return fetchModels({ ...this.#dependencies, connection, options, dialect: dialectOf(connection) });
  }

  #stream(call: Call): AsyncIterable<StreamEvent> {
    const start = (signal: AbortSignal): AsyncGenerator<StreamEvent, void> => {
      const events = this.#events({ ...call, options: { ...call.options, signal } });
      const stop = call.request.stop ?? [];
      return stop.length === 0 ? events : cutAtStopWord(events, stop);
    };
    return abortableEvents(call.options.signal, start, (fault) => {
      this.#dependencies.logger.error('A fault of Interline itself ended a request.', faultFields(fault));
    });
  }

  async *#events(call: Call): AsyncGenerator<StreamEvent, void> {
    const opened = await openAnswer(this.#dependencies, this.#asking(call));
    if (opened === undefined) return;
    yield* answerEvents({
      answer: opened.answer,
      signal: call.options.signal,
      now: this.#dependencies.clock.now(),
      sentFields: Object.keys(opened.body),
      privateTexts: call.privateTexts,
    });
  }

  #asking({ connection, request, options, privateTexts, route, body }: Call): Asking {
    const { endpoint } = connection;
    const manners = (): Manners => this.mannersFor(connection, request.model);
    return {
      options,
      privateTexts,
      fitsAnswer: request.contextLengthExceeded !== 'error',
      learned: () => manners().learned,
      learn: (lesson) => {
        this.#learned.set(endpoint.baseUrl, request.model, lesson);
        this.#dependencies.logger.info('Learned from a refusal', {
          endpoint: endpoint.name,
          model: request.model,
          lesson: JSON.stringify(lesson),
        });
      },
      body: (longestAnswer) => {
        const current = manners();
        const wish = fitToContext(request, { manners: current, privateTexts, longestAnswer });
        return body(wish, { manners: current, stream: true, extraBody: endpoint.extraBody });
      },
      send: async (sent) => {
        const answer = await sendRequest(this.#dependencies, connection, {
          ...options,
          ...route(manners()),
          method: 'POST',
          body: sent,
          authHeader: dialectOf(connection).authHeader,
        });
        const { baseUrl } = endpoint;
        if (answer) this.#dependencies.rateLimits?.note({ baseUrl, model: request.model, headers: answer.headers });
        return answer;
      },
    };
  }
}

/** One call of a feature, whatever it asks for. */
interface Call {
  readonly connection: Connection;
  readonly request: SamplingOptions;
  readonly options: CallOptions;
  readonly privateTexts: readonly string[];
  readonly route: (manners: Manners) => { readonly path: string; readonly atRoot?: boolean };
  readonly body: (wish: Pick<SamplingOptions, 'maxTokens'>, options: BodyOptions) => RequestBody;
}
