import type { RequestBody } from './buildBody.ts';
import type { EndpointError } from './endpointError.ts';
import { CHAT_ONLY } from './errorPhrases.ts';
import type { LearnedManners } from './manners.ts';
import { sentField } from './refusedParameter.ts';

/** What a refusal teaches, and whether the same wish is worth another try under the new manners. */
export interface Lesson {
  readonly manners: LearnedManners;
  readonly tryAgain: boolean;
}

/** Without these a request is no longer the one that was wished for. */
const ESSENTIAL = new Set(['model', 'messages', 'prompt', 'stream', 'input_prefix', 'input_suffix']);
/** Left below this, an answer is not worth asking for. */
const SHORTEST_ANSWER = 16;
/** Servers count some tokens of their own into the prompt. */
const SPARE_TOKENS = 8;

/**
 * Undefined when there is nothing to learn: the refusal names no field that we sent, or names one that cannot be left out.
 * Every lesson changes the next body, so that trying again can never become a loop.
 */
export function learnFromRefusal(error: EndpointError, body: RequestBody, known: LearnedManners): Lesson | undefined {
  if (error.kind === 'contextTooLong') return rememberContext(error, known);
  const message = error.details.serverMessage ?? '';
  if (CHAT_ONLY.test(message) && 'prompt' in body) return { manners: { ...known, chatOnly: true }, tryAgain: false };
  if (isInfillRefused(error, body)) return { manners: { ...known, suffixRefused: true }, tryAgain: false };
  if (error.kind !== 'badRequest') return undefined;
  const parameter = error.details.parameter;
  const field = parameter === undefined ? undefined : sentField(parameter, Object.keys(body));
  if (field === undefined || ESSENTIAL.has(field)) return undefined;
  return lessonAbout(field, message, { body, known });
}

/** The model has no tokens for it (501, or a sentence about it), or the server has no such route. */
function isInfillRefused({ kind, details }: EndpointError, body: RequestBody): boolean {
  if (!('input_prefix' in body)) return false;
  return kind === 'wrongUrl' || details.status === 501 || details.parameter === 'suffix';
}

interface Situation {
  readonly body: RequestBody;
  readonly known: LearnedManners;
}

function lessonAbout(field: string, message: string, { body, known }: Situation): Lesson {
  // Only whoever built the prompt can write it anew with a template.
  if (field === 'suffix') return { manners: { ...known, suffixRefused: true }, tryAgain: false };
  if (field === 'reasoning_effort') return aboutEffort(message, { body, known });
  if (field === 'stop') return aboutStop(message, { body, known });
  if (field === 'max_tokens' || field === 'max_completion_tokens')
    return aboutMaxTokens(field, message, { body, known });
  return dropping(field, known);
}

function dropping(field: string, known: LearnedManners): Lesson {
  return { manners: { ...known, dropped: [...new Set([...known.dropped, field])] }, tryAgain: true };
}

/** Every word that some server knows for an effort; `xhigh` and `max` are never sent, but named in lists of what is taken. */
const EFFORT_WORDS = /(?<![\w-])(?:none|minimal|low|medium|high|xhigh|max|default)(?![\w-])/gi;

/** Only this value, where others are named that are taken; else the field. */
function aboutEffort(message: string, { body, known }: Situation): Lesson {
  const sent = body['reasoning_effort'];
  const named = (message.match(EFFORT_WORDS) ?? []).map((word) => word.toLowerCase());
  const taken = [...new Set(named)].filter((word) => word !== sent);
  if (taken.length === 0) return dropping('reasoning_effort', known);
  return { manners: { ...known, reasoningEfforts: taken }, tryAgain: true };
}

/** Too many: as many as it takes. None at all: none. */
function aboutStop(message: string, { body, known }: Situation): Lesson {
  const sent = Array.isArray(body['stop']) ? body['stop'].length : 1;
  const limit = numbersIn(message).find((number) => number > 0 && number < sent);
  const tooMany = /up to|at most|max|more than|length|limit|too (?:many|long)|exceed|items|fewer|less/i.test(message);
  if (tooMany && limit !== undefined) return { manners: { ...known, stopLimit: limit }, tryAgain: true };
  return dropping('stop', known);
}

/** Another name, or a smaller number; else it is left out, and the server's own limit holds. */
function aboutMaxTokens(
  field: 'max_tokens' | 'max_completion_tokens',
  message: string,
  { body, known }: Situation,
): Lesson {
  const other = field === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
  const namesOther = new RegExp(`(?<!\\w)${other}(?!\\w)`).test(message);
  if (namesOther && known.maxTokensField !== other)
    return { manners: { ...known, maxTokensField: other }, tryAgain: true };
  const sent = Number(body[field]);
  const limits = numbersIn(message).filter((number) => number >= SHORTEST_ANSWER && number < sent);
  if (limits.length > 0) return { manners: { ...known, answerLimit: Math.max(...limits) }, tryAgain: true };
  return dropping(field, known);
}

function numbersIn(message: string): readonly number[] {
  return (message.match(/(?<![\w.])\d[\d,]*(?![\w.]*\w)/g) ?? []).map((digits) => Number(digits.replace(/,/g, '')));
}

/** The whole length is worth remembering; how long an answer fits is a matter of this one prompt. */
function rememberContext(error: EndpointError, known: LearnedManners): Lesson | undefined {
  const { contextTokens } = error.details.limits ?? {};
  if (contextTokens === undefined || known.contextTokens === contextTokens) return undefined;
  return { manners: { ...known, contextTokens }, tryAgain: false };
}

/** The longest answer that fits beside the prompt, by the numbers of the refusal; undefined when they do not tell, or none fits. */
export function fittingAnswer(error: EndpointError, body: RequestBody): number | undefined {
  const { contextTokens, promptTokens } = error.details.limits ?? {};
  if (contextTokens === undefined || promptTokens === undefined) return undefined;
  const room = contextTokens - promptTokens - SPARE_TOKENS;
  const sent = Number(body['max_tokens'] ?? body['max_completion_tokens'] ?? body['n_predict'] ?? Infinity);
  return room >= SHORTEST_ANSWER && room < sent ? room : undefined;
}
