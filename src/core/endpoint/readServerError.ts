import { isRecord } from '../util/isRecord.ts';
import { cleanServerText, htmlTitle, looksLikeHtml } from './cleanServerText.ts';
import { fieldFindings, findingPlace, locatedMessage } from './validationFindings.ts';
import type { FieldFinding } from './validationFindings.ts';
import { readXmlError } from './xmlError.ts';

/** What an error body says, whatever its shape. */
export interface ServerError {
  /** The server's own words as one clean line; empty when it has none (a page of HTML, nothing, broken JSON). */
  readonly message: string;
  /** Codes, types and statuses of all levels, for classification. */
  readonly labels: readonly string[];
  /** An HTTP status that the body names itself. */
  readonly status?: number;
  /** The body field that it objects to, where a field of the answer says so. */
  readonly parameter?: string;
  /** Set when the body, or the message inside it, is a page. */
  readonly html?: { readonly title: string };
  /** The parsed JSON; undefined when it was none. */
  readonly body: unknown;
}

/** Reads the text of an error body: JSON of any shape, an event stream with an error in it, HTML, plain text. */
export function readErrorText(text: string): ServerError {
  const trimmed = text.replace(/^\ufeff/, '').trim();
  if (looksLikeHtml(trimmed)) return { message: '', labels: [], html: { title: htmlTitle(trimmed) }, body: undefined };
  const body = parseJson(trimmed) ?? parseJson(firstLine(trimmed)) ?? parseJson(firstEventData(trimmed));
  if (body !== undefined) return readErrorBody(body);
  const xml = readXmlError(trimmed);
  if (xml) return { message: cleanServerText(xml.message), labels: xml.code === undefined ? [] : [xml.code], body };
  const message = SAYS_NOTHING.test(trimmed) ? '' : cleanServerText(firstEventData(trimmed) || trimmed);
  return { message, labels: [], body: undefined };
}

/** The same for parsed JSON, as it comes inside a stream. */
export function readErrorBody(body: unknown): ServerError {
  const raw = messageOf(body, 0);
  const labels = labelsOf(body, 0);
  const status = statusOf(labels);
  const parameter = structuredParameter(body);
  const page = looksLikeHtml(raw);
  return {
    message: page ? '' : cleanServerText(raw),
    labels,
    body,
    ...(status !== undefined && { status }),
    ...(parameter !== undefined && { parameter }),
    ...(page && { html: { title: htmlTitle(raw) } }),
  };
}

/** Broken JSON, and bare values that are no words. */
const SAYS_NOTHING = /^[[{]|^(?:null|true|false)$/;

function parseJson(text: string): unknown {
  if (!/^[[{"]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What follows is another object of a stream of them, or `[DONE]`. */
const firstLine = (text: string): string => /^.*/.exec(text)?.[0] ?? '';

/** Some servers answer a refused stream request with one event. */
function firstEventData(text: string): string {
  return /(?:^|\n)(?:data|error):[ ]?(.*)/.exec(text)?.[1]?.trim() ?? '';
}

/** In the order in which they say most. */
const MESSAGE_FIELDS = [
  'error',
  'errors',
  'issues',
  'invalid-params',
  'invalid_params',
  'message',
  'Message',
  'detail',
  'details',
  'msg',
  'fault',
  'faultstring',
  'error_message',
  'error_msg',
  'status_msg',
  'base_resp',
];
const LATE_MESSAGE_FIELDS = [
  'error_description',
  'errorMessage',
  'description',
  'reason',
  'title',
  'error_type',
  'code',
];
const MAX_DEPTH = 6;

function messageOf(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) return '';
  if (typeof value === 'string') return messageInString(value, depth);
  if (Array.isArray(value)) return messageOfList(value, depth);
  if (!isRecord(value)) return '';
  const located = locatedMessage(value);
  if (located !== undefined) return located;
  const own = firstText([...MESSAGE_FIELDS, ...LATE_MESSAGE_FIELDS], (name) => messageOf(value[name], depth + 1));
  return own === '' ? fieldFindings(value).map(wordsOfFinding).join('; ') : withUpstreamWords(own, value, depth);
}

const wordsOfFinding = ({ field, message }: FieldFinding): string => `${field}: ${message}`;

/** Gateways put the whole upstream answer into a string. */
function messageInString(text: string, depth: number): string {
  const parsed = parseJson(text.trim());
  const inner = typeof parsed === 'object' && parsed !== null ? messageOf(parsed, depth + 1) : '';
  return inner === '' ? text : inner;
}

function messageOfList(list: readonly unknown[], depth: number): string {
  const messages = list
    .slice(0, 3)
    .map((item) => messageOf(item, depth + 1))
    .filter((message) => message !== '');
  return messages.join('; ');
}

/** OpenRouter: the provider's own words behind a general sentence. */
function withUpstreamWords(own: string, value: Readonly<Record<string, unknown>>, depth: number): string {
  const metadata = value['metadata'];
  const raw = isRecord(metadata) ? messageOf(metadata['raw'], depth + 1) : '';
  if (raw === '' || looksLikeHtml(raw) || own.includes(raw)) return own;
  return own === '' ? raw : `${own}: ${raw}`;
}

/** The first that is a sentence; a mere code or the name of a status ("invalid_token", "Bad Request") only where nothing says more. */
function firstText(names: readonly string[], read: (name: string) => string): string {
  let code = '';
  for (const name of names) {
    const text = read(name);
    if (text !== '' && !isMereCode(text)) return text;
    code ||= text;
  }
  return code;
}

const STATUS_NAMES =
  /^(?:bad request|unauthori[sz]ed|forbidden|not found|method not allowed|conflict|unprocessable (?:entity|content)|too many requests|internal server error|bad gateway|service unavailable|gateway time-?out)\.?$/i;

function isMereCode(text: string): boolean {
  return /^[\w.:-]+$/.test(text) || STATUS_NAMES.test(text);
}

const LABEL_FIELDS = [
  'code',
  'type',
  'status',
  'error_type',
  'errorcode',
  'error_code',
  'status_code',
  'statusCode',
  'raw_status_code',
  'object',
];
const NESTED_FIELDS = ['error', 'errors', 'innererror', 'detail', 'details', 'fault', 'metadata', 'raw', 'message'];

function labelsOf(value: unknown, depth: number): readonly string[] {
  if (depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.slice(0, 5).flatMap((item) => labelsOf(item, depth + 1));
  if (typeof value === 'string') {
    const parsed = depth > 0 ? parseJson(value.trim()) : undefined;
    return typeof parsed === 'object' && parsed !== null ? labelsOf(parsed, depth + 1) : [];
  }
  if (!isRecord(value)) return [];
  const own = LABEL_FIELDS.map((name) => value[name])
    .filter((label) => typeof label === 'string' || typeof label === 'number')
    .map(String);
  return [...own, ...NESTED_FIELDS.flatMap((name) => labelsOf(value[name], depth + 1))];
}

/** Names of statuses: Google's, Anthropic's and OpenAI's error types, Python exception classes. */
const NAMED_STATUS: Readonly<Record<string, number>> = {
  RESOURCE_EXHAUSTED: 429,
  INVALID_ARGUMENT: 400,
  FAILED_PRECONDITION: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  UNAVAILABLE: 503,
  DEADLINE_EXCEEDED: 504,
  INTERNAL: 500,
  authentication_error: 401,
  permission_error: 403,
  request_forbidden: 403,
  not_found_error: 404,
  rate_limit_error: 429,
  rate_limit_exceeded: 429,
  request_too_large: 413,
  overloaded_error: 529,
  api_error: 500,
  server_error: 500,
  timeout_error: 504,
  billing_error: 402,
  invalid_request_error: 400,
  validation: 422,
  BadRequestError: 400,
  AuthenticationError: 401,
  PermissionDeniedError: 403,
  NotFoundError: 404,
  RateLimitError: 429,
  InternalServerError: 500,
  ServiceUnavailableError: 503,
};

function statusOf(labels: readonly string[]): number | undefined {
  const numeric = labels.map(Number).find((label) => Number.isInteger(label) && label >= 400 && label < 600);
  if (numeric !== undefined) return numeric;
  const named = labels.find((label) => Object.hasOwn(NAMED_STATUS, label));
  return named === undefined ? undefined : NAMED_STATUS[named];
}

/** `param`, OData's `target`, pydantic's `loc`, Google's `fieldViolations`. */
function structuredParameter(value: unknown, depth = 0): string | undefined {
  if (depth > MAX_DEPTH) return undefined;
  if (Array.isArray(value)) return firstFound(value.slice(0, 5), (item) => structuredParameter(item, depth + 1));
  if (!isRecord(value)) return undefined;
  const param = value['param'] ?? value['target'];
  // LiteLLM prints Python's idea of nothing.
  if (typeof param === 'string' && !/^(?:None|null|undefined|N\/A)?$/i.test(param)) return param;
  return (
    findingPlace(value) ??
    firstFound([...NESTED_FIELDS, 'issues', 'fieldViolations', 'invalid-params', 'invalid_params'], (name) =>
      structuredParameter(value[name], depth + 1),
    ) ??
    (isRecord(value['errors']) ? fieldFindings(value['errors'])[0]?.field : undefined)
  );
}

function firstFound<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
