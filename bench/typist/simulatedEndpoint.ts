import type { GatewayOptions, ModelGateway, Target } from '../../src/core/endpoint/modelGateway.ts';
import type { CompletionRequest, ModelInfo } from '../../src/core/endpoint/requests.ts';
import type { StreamEvent } from '../../src/core/endpoint/streamEvent.ts';
import type { Clock } from '../../src/core/ports.ts';
import { estimateTokens } from '../../src/core/usage/estimateTokens.ts';
import { tokensOf, trueContinuation } from '../support/knowingModel.ts';
import type { WorkInProgress } from '../support/knowingModel.ts';

export interface EndpointManner {
  readonly firstTokenMs: number;
  readonly tokensPerSecond: number;
}

/** What a provider would bill, and what became of it. */
export interface Bill {
  requests: number;
  abortedRequests: number;
  promptTokens: number;
  answerTokens: number;
}

export interface SimulatedEndpointOptions {
  readonly clock: Clock;
  readonly work: WorkInProgress;
  readonly manner: EndpointManner;
}

/** A server on a clock of its own that knows the file to be. An aborted request ends its generation at once, and what it has said is billed. */
export class SimulatedEndpoint implements ModelGateway {
  readonly bill: Bill = { requests: 0, abortedRequests: 0, promptTokens: 0, answerTokens: 0 };
  readonly #options: SimulatedEndpointOptions;
  constructor(options: SimulatedEndpointOptions) {
    this.#options = options;
  }
  async resolveTarget(): Promise<Target> {
    const endpoint = { name: 'simulated', baseUrl: 'http://127.0.0.1:1/v1', headers: {}, extraBody: {} };
    return { connection: { endpoint }, model: 'starcoder' };
  }
  async *complete(
    { prompt, maxTokens = 256 }: Omit<CompletionRequest, 'model'>,
    { signal }: GatewayOptions,
  ): AsyncIterable<StreamEvent> {
    const { work, manner } = this.#options;
    this.bill.requests += 1;
    this.bill.promptTokens += estimateTokens(prompt);
    let isFirst = true;
    try {
      for (const token of tokensOf(trueContinuation(work, prompt)).slice(0, maxTokens)) {
        await this.#wait(isFirst ? manner.firstTokenMs : 1000 / manner.tokensPerSecond, signal);
        if (signal.aborted) return;
        isFirst = false;
        this.bill.answerTokens += 1;
        yield { type: 'text', text: token };
      }
      yield { type: 'finish', reason: 'stop', raw: 'stop' };
    } finally {
      if (signal.aborted) this.bill.abortedRequests += 1;
    }
  }
  chat(): AsyncIterable<StreamEvent> {
    throw new Error('The simulated model completes only.');
  }
  async listModels(): Promise<readonly ModelInfo[]> {
    return [];
  }
  #wait(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const finish = (): void => {
        cancel();
        signal.removeEventListener('abort', finish);
        resolve();
      };
      const cancel = this.#options.clock.setTimer(finish, ms);
      signal.addEventListener('abort', finish, { once: true });
    });
  }
}
