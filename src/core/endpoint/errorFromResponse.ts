import { withoutPrivateText } from './cleanServerText.ts';
import { classifyError, isRetryable } from './classifyError.ts';
import { EndpointError } from './endpointError.ts';
import type { EndpointErrorDetails } from './endpointError.ts';
import type { ServerError } from './readServerError.ts';
import { refusedParameter } from './refusedParameter.ts';
import { retryDelayMs } from './retryDelay.ts';
import type { HeaderLookup } from './rateLimitHeaders.ts';
import { statedLimits } from './statedLimits.ts';

/** Where an answer came from, for the words of an error. */
export interface AnswerOrigin {
  readonly host: string;
  readonly url: string;
}

export interface RefusedAnswer extends AnswerOrigin {
  /** The HTTP status; under 2xx the error came inside the answer, and the status that it names itself counts. */
  readonly status: number;
  readonly headers: HeaderLookup;
  readonly now: number;
  /** Top-level fields of the body that we sent. */
  readonly sentFields: readonly string[];
  /** The request's own texts, which must not come back inside a message. */
  readonly privateTexts: readonly string[];
}

/** The error that a refusal amounts to: kind by status and words, parameter, delay, the server's words without anything private. */
export function errorFromResponse(error: ServerError, answer: RefusedAnswer): EndpointError {
  const status = answer.status >= 400 ? answer.status : error.status;
  const message = withoutPrivateText(error.message, answer.privateTexts);
  const delayMs = retryDelayMs({ headers: answer.headers, body: error.body, message, now: answer.now });
  const parameter = refusedParameter({
    message,
    sentFields: answer.sentFields,
    ...(error.parameter !== undefined && { parameter: error.parameter }),
  });
  const kind = classifyError({
    status,
    message,
    labels: error.labels,
    html: error.html !== undefined,
    parameter,
    delayed: delayMs !== undefined,
  });
  const retryAfterMs = kind === 'rateLimited' || kind === 'overloaded' || isServerSide(status) ? delayMs : undefined;
  const shouldRetry = answer.headers.get('x-should-retry');
  const limits = kind === 'contextTooLong' ? statedLimits(message, error.body) : undefined;
  return new EndpointError(kind, {
    ...originOf(answer),
    ...(status !== undefined && { status }),
    serverMessage: error.html === undefined ? message : error.html.title,
    retryable: isRetryable({ kind, status, shouldRetry, retryAfterMs }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(parameter !== undefined && namesParameter(kind) && { parameter }),
    ...(limits !== undefined && { limits }),
    ...requestId(answer.headers),
  });
}

function originOf({ host, url }: AnswerOrigin): Pick<EndpointErrorDetails, 'host' | 'url'> {
  return { host, url };
}

function isServerSide(status: number | undefined): boolean {
  return status !== undefined && (status >= 500 || status === 408);
}

/** For the other kinds a field name in the text is part of the story, not the culprit. */
function namesParameter(kind: EndpointError['kind']): boolean {
  return kind === 'badRequest' || kind === 'contextTooLong' || kind === 'modelNotFound';
}

const REQUEST_ID_HEADERS = ['x-request-id', 'request-id', 'apim-request-id', 'cf-ray'];

function requestId(headers: HeaderLookup): Pick<EndpointErrorDetails, 'requestId'> {
  const id = REQUEST_ID_HEADERS.map((name) => headers.get(name)).find(
    (value) => value !== null && /^[\w.:-]{1,80}$/.test(value),
  );
  return id === undefined || id === null ? {} : { requestId: id };
}
