import type { BodyField } from './dialects/dialect.ts';
import type { Manners } from './manners.ts';
import type { ChatMessage, ChatRequest, CompletionRequest, SamplingOptions } from './requests.ts';
import { thinkingFields } from './thinkingFields.ts';

/** A request body as it goes out. */
export type RequestBody = Readonly<Record<string, unknown>>;

/** How a completion is asked for; see `CompletionKind`. */
export type CompletionRoute = 'completions' | 'fim' | 'beta' | 'infill';

export interface BodyOptions {
  readonly manners: Manners;
  readonly stream: boolean;
  /** The endpoint's extra fields; the request's own come over them, and both over ours. */
  readonly extraBody: RequestBody;
}

/** Our wish, as the fields that this server takes; nothing else goes out. Undefined wishes leave their field out. */
export function buildChatBody(request: ChatRequest, options: BodyOptions): RequestBody {
  const messages = request.messages.map(messageBody);
  return finished({ model: request.model, messages, ...sampling(request, options) }, request, options);
}

/** A plain string wherever it can be: many servers know nothing else. */
function messageBody({ role, content, images = [] }: ChatMessage): RequestBody {
  if (images.length === 0) return { role, content };
  const shown = images.map((url) => ({ type: 'image_url', image_url: { url } }));
  return { role, content: [{ type: 'text', text: content }, ...shown] };
}

export function buildCompletionBody(
  request: CompletionRequest,
  route: CompletionRoute,
  options: BodyOptions,
): RequestBody {
  if (route === 'infill') return buildInfillBody(request, options);
  const suffix = request.suffix === undefined ? {} : { suffix: request.suffix };
  return finished(
    { model: request.model, prompt: request.prompt, ...suffix, ...sampling(request, options), ...promptCache(options) },
    request,
    options,
  );
}

/** llama.cpp's own names (tools/server/README.md, POST /infill). */
function buildInfillBody(request: CompletionRequest, options: BodyOptions): RequestBody {
  const { max_tokens: maxTokens, max_completion_tokens: maxCompletionTokens, ...rest } = sampling(request, options);
  const limit = maxTokens ?? maxCompletionTokens;
  const extra = (request.extra ?? []).map(({ path, text }) => ({ filename: path, text }));
  return finished(
    {
      input_prefix: request.prompt,
      input_suffix: request.suffix ?? '',
      ...(extra.length > 0 && { input_extra: extra }),
      ...(limit !== undefined && { n_predict: limit }),
      ...rest,
      ...promptCache(options),
    },
    request,
    options,
  );
}

function sampling(request: SamplingOptions, { manners, stream }: BodyOptions): RequestBody {
  const wish: Readonly<Partial<Record<BodyField, unknown>>> = {
    temperature: cappedTemperature(request.temperature, manners),
    top_p: request.topP,
    n: wantedAnswers(request, manners),
    best_of: request.bestOf,
    presence_penalty: request.presencePenalty,
    frequency_penalty: request.frequencyPenalty,
    logit_bias: request.logitBias,
    seed: request.seed,
    stop: stopWords(request, manners),
    context_length_exceeded_behavior: request.contextLengthExceeded,
    stream_options: stream && manners.dialect.takesUsageOption ? { include_usage: true } : undefined,
  };
  const taken = Object.entries(wish).filter(
    ([field, value]) => value !== undefined && !manners.refuses(field as BodyField),
  );
  return { ...maxTokens(request, manners), ...Object.fromEntries(taken), ...thinkingWish(request, manners) };
}

/** What remains beyond the server's limit is enforced by `cutStopWord.ts`. */
function stopWords({ stop }: SamplingOptions, manners: Manners): readonly string[] | undefined {
  const words = (stop ?? []).filter((word) => word !== '').slice(0, manners.stopLimit);
  return words.length === 0 ? undefined : words;
}

/** Where there is no `best_of`, all the candidates are asked for; whoever asked chooses among them. */
function wantedAnswers({ n, bestOf }: SamplingOptions, manners: Manners): number | undefined {
  const wanted = manners.refuses('best_of') ? Math.max(n ?? 1, bestOf ?? 1) : (n ?? 1);
  return wanted > 1 ? wanted : undefined;
}

function promptCache({ manners: { dialect, learned } }: BodyOptions): RequestBody {
  return Object.fromEntries(Object.entries(dialect.promptCache).filter(([field]) => !learned.dropped.includes(field)));
}

function thinkingWish({ thinking }: SamplingOptions, manners: Manners): RequestBody {
  return thinking === undefined ? {} : thinkingFields(manners, thinking);
}

/** Anthropic's scale ends at 1. */
function cappedTemperature(temperature: number | undefined, { dialect }: Manners): number | undefined {
  return temperature === undefined || dialect.name !== 'anthropic' ? temperature : Math.min(temperature, 1);
}

function maxTokens({ maxTokens: wanted }: SamplingOptions, { maxTokensField, learned }: Manners): RequestBody {
  if (wanted === undefined || learned.dropped.includes(maxTokensField)) return {};
  return { [maxTokensField]: Math.max(1, Math.min(wanted, learned.answerLimit ?? Infinity)) };
}

/** Extra fields last, so that a user can send what we do not know; they are taken at their word, except what was refused already. */
function finished(
  body: RequestBody,
  request: SamplingOptions,
  { manners, stream, extraBody }: BodyOptions,
): RequestBody {
  const extras = Object.entries({ ...extraBody, ...request.extraBody }).filter(
    ([name]) => !manners.learned.dropped.includes(name),
  );
  return { ...body, stream, ...Object.fromEntries(extras) };
}
