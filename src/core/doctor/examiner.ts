import type { ProbeAnswer, ProbeRequest } from '../endpoint/probe.ts';
import type { RequestBody } from '../endpoint/buildBody.ts';
import type { RoutePath } from '../endpoint/requestUrl.ts';
import { describeEndpointError } from '../endpoint/describeEndpointError.ts';
import { EndpointError } from '../endpoint/endpointError.ts';
import { MOST_REQUESTS } from './examination.ts';
import type { Finding, Subject, Verdict } from './examination.ts';

/** What came of one small request. */
export type Trial =
  | { readonly kind: 'answered'; readonly answer: ProbeAnswer }
  | { readonly kind: 'refused'; readonly error: EndpointError; readonly words: string }
  /** Aborted, or the number of requests is used up. */
  | { readonly kind: 'notAsked' };

export interface ExaminerOptions {
  readonly signal: AbortSignal;
  readonly authHeader: ProbeRequest['authHeader'];
  readonly send: (request: ProbeRequest, signal: AbortSignal) => Promise<ProbeAnswer | undefined>;
  /** Told before each request, for the progress: what is being asked and the number of the request. */
  readonly onRequest: (subject: Subject, number: number) => void;
}

/** Counts requests and collects findings; the probes below work through it. */
export class Examiner {
  readonly findings: Finding[] = [];
  readonly #options: ExaminerOptions;
  #requests = 0;

  constructor(options: ExaminerOptions) {
    this.#options = options;
  }

  get requests(): number {
    return this.#requests;
  }

  get aborted(): boolean {
    return this.#options.signal.aborted;
  }

  /** Claims one of the few requests; false when none is left. */
  claim(subject: Subject): boolean {
    if (this.aborted || this.#requests >= MOST_REQUESTS) return false;
    this.#requests += 1;
    this.#options.onRequest(subject, this.#requests);
    return true;
  }

  note(subject: Subject, verdict: Verdict, detail: string): void {
    this.findings.push({ subject, verdict, detail });
  }

  verdictOn(subject: Subject): Verdict {
    return this.findings.find((finding) => finding.subject === subject)?.verdict ?? 'unknown';
  }

  /** Sends one body as it is. */
  async try(subject: Subject, route: RoutePath, body: RequestBody): Promise<Trial> {
    if (!this.claim(subject)) return { kind: 'notAsked' };
    const { authHeader, send, signal } = this.#options;
    try {
      const answer = await send({ ...route, body, authHeader }, signal);
      return answer === undefined ? { kind: 'notAsked' } : { kind: 'answered', answer };
    } catch (error) {
      if (!(error instanceof EndpointError)) throw error;
      return { kind: 'refused', error, words: wordsOf(error) };
    }
  }
}

/** Our sentence and the server's words, as one line. */
export function wordsOf(error: EndpointError): string {
  const { sentence, serverMessage } = describeEndpointError(error);
  return serverMessage === undefined || serverMessage === '' ? sentence : `${sentence} It said: ${serverMessage}`;
}

export const NOT_ASKED = 'Not asked: the ten requests of an examination were used up.';
