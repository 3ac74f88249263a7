import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { EndpointErrorKind } from '../../../../src/core/endpoint/endpointError.ts';
import { endpointErrorText } from '../../../../src/core/endpoint/describeEndpointError.ts';
import { errorFromResponse } from '../../../../src/core/endpoint/errorFromResponse.ts';
import { readErrorText } from '../../../../src/core/endpoint/readServerError.ts';

const SENT = [
  'model',
  'messages',
  'stream',
  'max_tokens',
  'temperature',
  'top_p',
  'stop',
  'stream_options',
  'n',
  'seed',
  'logit_bias',
  'suffix',
  'prompt',
  'presence_penalty',
  'reasoning_effort',
];

interface Wanted {
  readonly kind: EndpointErrorKind;
  readonly parameter?: string;
  readonly seconds?: number;
  readonly retryable?: boolean;
  readonly says?: string;
  readonly context?: number;
  readonly prompt?: number;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

function read({ status, body, headers = {} }: Answer) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return errorFromResponse(readErrorText(text), {
    host: 'api.test',
    url: 'https://api.test/v1/chat/completions',
    status,
    headers: new Headers(headers),
    now: Date.parse('2026-10-21T07:28:00Z'),
    sentFields: SENT,
    privateTexts: [
      'const password = askTheUser();\nshort\nconst answer = computeTheWhole();',
      "if (a < 1) b('computeT');",
    ],
  });
}

function checkError(answer: Answer, wanted: Wanted): void {
  const error = read(answer);
  const { parameter, retryAfterMs, retryable, limits } = error.details;
  const got: Record<string, unknown> = { kind: error.kind };
  if ('parameter' in wanted) got['parameter'] = parameter;
  if ('seconds' in wanted) got['seconds'] = retryAfterMs === undefined ? undefined : retryAfterMs / 1000;
  if ('retryable' in wanted) got['retryable'] = retryable;
  if ('context' in wanted) got['context'] = limits?.contextTokens;
  if ('prompt' in wanted) got['prompt'] = limits?.promptTokens;
  const { says, ...rest } = wanted;
  assert.deepEqual(got, rest, endpointErrorText(error));
  if (says !== undefined) assert.ok(endpointErrorText(error).includes(says), endpointErrorText(error));
}

const openAi = (message: string, rest: object = {}) => ({
  error: { message, type: 'invalid_request_error', param: null, code: null, ...rest },
});
const refused = (message: string): Answer => ({ status: 400, body: openAi(message) });

type Rows = Readonly<Record<string, readonly [Answer, Wanted]>>;

function checkRows(rows: Rows): void {
  for (const [name, [answer, wanted]] of Object.entries(rows)) it(name, () => checkError(answer, wanted));
}

describe('errorFromResponse: too long', () => {
  const kind = 'contextTooLong';
  checkRows({
    'OpenAI, with all numbers': [
      refused(
        "This model's maximum context length is 8192 tokens. However, you requested 9000 tokens (8000 in the messages, 1000 in the completion). Please reduce the length of the messages or completion.",
      ),
      { kind, context: 8192, prompt: 8000, retryable: false },
    ],
    'OpenAI, the code alone': [
      { status: 400, body: openAi('Invalid prompt.', { code: 'context_length_exceeded' }) },
      { kind },
    ],
    'OpenAI, a string that is too long': [
      refused(
        "Invalid 'messages[0].content': string too long. Expected a string with maximum length 1048576, but got a string with length 1200000 instead.",
      ),
      { kind },
    ],
    Moonshot: [refused('Your request exceeded model token limit: 8192 (requested: 9000)'), { kind }],
    DashScope: [refused('Range of input length should be [1, 30720]'), { kind }],
    Cohere: [
      refused('too many tokens: size limit exceeded by 1000 tokens. Try using shorter or fewer inputs.'),
      { kind },
    ],
    'Anthropic, longer than the plan has': [
      { status: 429, body: openAi('Extra usage is required for long context requests.') },
      { kind, retryable: false },
    ],
    'a context of so many tokens': [
      refused('Prompt has 48,213 tokens, but the configured context size is 32,768 tokens'),
      { kind },
    ],
    'too many tokens, which is no pace here': [
      refused('Your messages contain too many tokens for this model. Maximum: 32768.'),
      { kind },
    ],
    'a full window': [refused('The context window is full'), { kind }],
    'a gateway in China': [refused('Prompt 超长'), { kind }],
    'OpenAI responses': [
      refused('Your input exceeds the context window of this model. Please adjust your input and try again.'),
      { kind },
    ],
    'vLLM, old': [
      {
        status: 400,
        body: {
          object: 'error',
          message:
            "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens (4500 in the messages, 500 in the completion).",
          type: 'BadRequestError',
          code: 400,
        },
      },
      { kind, context: 4096, prompt: 4500 },
    ],
    'vLLM, max_tokens too large beside the prompt': [
      refused(
        "'max_tokens' or 'max_completion_tokens' is too large: 5000. This model's maximum context length is 4096 tokens and your request has 3000 input tokens (5000 > 4096 - 3000). (parameter=max_tokens, value=5000)",
      ),
      { kind, context: 4096, prompt: 3000 },
    ],
    'vLLM, decoder prompt': [
      refused(
        'The decoder prompt (length 9000) is longer than the maximum model length of 8192. Make sure that max_model_len is no smaller than the number of text tokens.',
      ),
      { kind },
    ],
    'llama.cpp as a server fault': [
      {
        status: 500,
        body: {
          error: {
            code: 500,
            message: 'the request exceeds the available context size, try increasing it',
            type: 'exceed_context_size_error',
            n_prompt_tokens: 9000,
            n_ctx: 4096,
          },
        },
      },
      { kind, context: 4096, prompt: 9000, retryable: false },
    ],
    'llama.cpp, input too large to process': [
      {
        status: 500,
        body: openAi('input is too large to process. increase the physical batch size (current batch size: 512)'),
      },
      { kind },
    ],
    Ollama: [{ status: 400, body: openAi('the input length exceeds the context length') }, { kind }],
    'TGI inputs': [
      {
        status: 422,
        body: {
          error: 'Input validation error: `inputs` must have less than 4095 tokens. Given: 5000',
          error_type: 'validation',
        },
      },
      { kind },
    ],
    Together: [
      {
        status: 422,
        body: openAi(
          '`inputs` tokens + `max_new_tokens` must be <= 8193. Given: 8000 `inputs` tokens and 512 `max_new_tokens`',
        ),
      },
      { kind, context: 8193, prompt: 8000 },
    ],
    'Anthropic with max_tokens': [
      refused(
        'input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000, decrease input length or `max_tokens` and try again',
      ),
      { kind },
    ],
    Gemini: [
      {
        status: 400,
        body: [
          {
            error: {
              code: 400,
              message: 'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).',
              status: 'INVALID_ARGUMENT',
            },
          },
        ],
      },
      { kind, context: 1_048_576, prompt: 1_200_000 },
    ],
    Mistral: [
      {
        status: 400,
        body: {
          object: 'error',
          message:
            'Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length',
          type: 'invalid_request_prompt',
          code: '3051',
        },
      },
      { kind },
    ],
    DeepSeek: [
      refused(
        "This model's maximum context length is 65536 tokens. However, you requested 70000 tokens (66000 in the messages, 4000 in the completion).",
      ),
      { kind, context: 65_536, prompt: 66_000 },
    ],
    Fireworks: [
      { status: 400, body: openAi('The prompt is too long: 9000, model maximum context length: 8191') },
      { kind },
    ],
    'LiteLLM around a provider': [
      {
        status: 400,
        body: {
          error: {
            message: 'litellm.ContextWindowExceededError: litellm.BadRequestError: OpenAIException - too many',
            type: null,
            param: null,
            code: '400',
          },
        },
      },
      { kind },
    ],
    'OpenRouter with the words in raw': [
      {
        status: 400,
        body: {
          error: {
            message: 'Provider returned error',
            code: 400,
            metadata: {
              raw: '{"error":{"message":"This endpoint\'s maximum context length is 32768 tokens. However, you requested about 40000 tokens"}}',
              provider_name: 'X',
            },
          },
        },
      },
      { kind, context: 32_768, says: '32768' },
    ],
    Bedrock: [refused('Input is too long for requested model.'), { kind }],
    xAI: [
      {
        status: 400,
        body: {
          code: 'Client specified an invalid argument',
          error: "This model's maximum prompt length is 131072 but the request contains 200000 tokens.",
        },
      },
      { kind },
    ],
    Cerebras: [
      {
        status: 400,
        body: {
          message: 'Please reduce the length of the messages or completion. Current length is 9000 while limit is 8192',
          type: 'invalid_request_error',
          param: 'messages',
          code: 'context_length_exceeded',
        },
      },
      { kind },
    ],
    'GitHub Models under 413': [
      {
        status: 413,
        body: {
          error: {
            code: 'tokens_limit_reached',
            message: 'Request body too large for gpt-4o model. Max size: 8000 tokens.',
            details: '',
          },
        },
      },
      { kind },
    ],
    'exllama-like plain text': [{ status: 400, body: 'Context length exceeded: 9000 > 8192' }, { kind }],
    'prompt of a number of tokens': [
      refused('Prompt length 5120 tokens is greater than max_seq_len of 4096'),
      { kind },
    ],
  });
});

describe('errorFromResponse: keys', () => {
  const kind = 'unauthorized';
  checkRows({
    'Gemini under 400': [
      {
        status: 400,
        body: [
          {
            error: {
              code: 400,
              message: 'API key not valid. Please pass a valid API key.',
              status: 'INVALID_ARGUMENT',
              details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' }],
            },
          },
        ],
      },
      { kind, retryable: false },
    ],
    'Gemini expired': [
      {
        status: 400,
        body: {
          error: { code: 400, message: 'API key expired. Please renew the API key.', status: 'INVALID_ARGUMENT' },
        },
      },
      { kind },
    ],
    'Gemini without a key under 403': [
      {
        status: 403,
        body: {
          error: {
            code: 403,
            message:
              "Method doesn't allow unregistered callers. Please use API Key or other form of API consumer identity to call this API.",
            status: 'PERMISSION_DENIED',
          },
        },
      },
      { kind: 'forbidden' },
    ],
    Mistral: [{ status: 401, body: { detail: 'Unauthorized' } }, { kind }],
    Groq: [{ status: 401, body: openAi('Invalid API Key', { code: 'invalid_api_key' }) }, { kind }],
    Together: [
      {
        status: 401,
        body: openAi(
          'Invalid API key provided. You can find your API key at https://api.together.xyz/settings/api-keys.',
        ),
      },
      { kind },
    ],
    OpenRouter: [{ status: 401, body: { error: { message: 'No auth credentials found', code: 401 } } }, { kind }],
    'OpenRouter, unknown user': [{ status: 401, body: { error: { message: 'User not found.', code: 401 } } }, { kind }],
    Azure: [
      {
        status: 401,
        body: {
          error: {
            code: '401',
            message:
              'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.',
          },
        },
      },
      { kind },
    ],
    LiteLLM: [
      {
        status: 401,
        body: {
          error: {
            message: 'Authentication Error, Invalid proxy server token passed. Received API Key = sk-...bad1',
            type: 'auth_error',
            param: 'None',
            code: '401',
          },
        },
      },
      { kind },
    ],
    'LiteLLM under 400': [
      {
        status: 400,
        body: {
          error: {
            message: 'Authentication Error, No api key passed in.',
            type: 'auth_error',
            param: 'None',
            code: '400',
          },
        },
      },
      { kind },
    ],
    'a gateway under 403': [{ status: 403, body: { message: 'Invalid API key' } }, { kind }],
    'Hugging Face': [{ status: 401, body: { error: 'Invalid credentials in Authorization header' } }, { kind }],
    'Cohere-like': [{ status: 401, body: { message: 'invalid api token' } }, { kind }],
    Kong: [{ status: 401, body: { message: 'No API key found in request', request_id: 'a' } }, { kind }],
    'HTML under 401': [
      { status: 401, body: '<html><head><title>401 Authorization Required</title></head></html>' },
      { kind },
    ],
    'not allowed here': [
      {
        status: 403,
        body: {
          error: { message: 'Your organization must be verified to stream this model.', type: 'invalid_request_error' },
        },
      },
      { kind: 'forbidden' },
    ],
  });
});

describe('errorFromResponse: money and pace', () => {
  checkRows({
    'a gateway in China, out of money': [
      { status: 403, body: openAi('用户额度不足, 剩余额度: $0.0000') },
      { kind: 'quotaExceeded', retryable: false },
    ],
    'a gateway in China, overloaded': [
      { status: 500, body: openAi('当前分组上游负载已饱和,请稍后再试') },
      { kind: 'overloaded', retryable: true },
    ],
    'a key in a quoted address is no refused key': [
      { status: 502, body: openAi('POST https://x.test/v1?api_key=abc&x=1 failed') },
      { kind: 'server', retryable: true },
    ],
    'a reset alone': [
      { status: 429, headers: { 'x-ratelimit-reset-tokens': '1m2.5s' }, body: openAi('Rate limit reached') },
      { kind: 'rateLimited', seconds: 62.5, retryable: false },
    ],
    'headers that OpenRouter quotes': [
      {
        status: 429,
        body: {
          error: {
            message: 'Rate limit exceeded: free-models-per-day',
            metadata: {
              headers: { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': Date.parse('2026-10-21T07:28:40Z') },
            },
          },
        },
      },
      { kind: 'rateLimited', seconds: 40, retryable: true },
    ],
    'a header in the words': [
      { status: 429, body: openAi('Rate limited. Retry-After: 8') },
      { kind: 'rateLimited', seconds: 8 },
    ],
    'a network that wants a person to sign in': [
      { status: 511, body: '<html><title>Sign in</title></html>' },
      { kind: 'intermediary', retryable: false },
    ],
    'OpenAI billing limit': [
      {
        status: 429,
        body: openAi('Billing hard limit has been reached', {
          code: 'billing_hard_limit_reached',
          type: 'insufficient_quota',
        }),
      },
      { kind: 'quotaExceeded', retryable: false },
    ],
    'OpenAI inactive account': [
      {
        status: 429,
        body: openAi('Your account is not active, please check your billing details on our website.', {
          code: 'billing_not_active',
        }),
      },
      { kind: 'quotaExceeded' },
    ],
    DeepSeek: [
      { status: 402, body: openAi('Insufficient Balance', { type: 'unknown_error' }) },
      { kind: 'quotaExceeded', retryable: false },
    ],
    OpenRouter: [
      {
        status: 402,
        body: {
          error: {
            message:
              'This request requires more credits, or fewer max_tokens. You requested up to 4096 tokens, but can only afford 200.',
            code: 402,
          },
        },
      },
      { kind: 'quotaExceeded' },
    ],
    'Fireworks suspended': [
      {
        status: 412,
        body: {
          error:
            'Account x is suspended, possibly due to reaching the monthly spending limit or failure to pay past invoices.',
        },
      },
      { kind: 'quotaExceeded' },
    ],
    Moonshot: [
      {
        status: 429,
        body: {
          error: {
            message: 'Your account is suspended, please check your plan and billing details',
            type: 'exceeded_current_quota_error',
          },
        },
      },
      { kind: 'quotaExceeded' },
    ],
    'xAI under 403': [
      {
        status: 403,
        body: {
          code: 'The caller does not have permission',
          error:
            'Your newly created team does not have any credits yet. You can purchase credits on https://console.x.ai',
        },
      },
      { kind: 'quotaExceeded' },
    ],
    'xAI used up under 429': [
      {
        status: 429,
        body: {
          code: 'Some resource has been exhausted',
          error: 'Your team has either used all available credits or reached its monthly spending limit.',
        },
      },
      { kind: 'quotaExceeded' },
    ],
    'Hugging Face': [
      { status: 402, body: { error: 'You have exceeded your monthly included credits for Inference Providers.' } },
      { kind: 'quotaExceeded' },
    ],
    'LiteLLM budget': [
      {
        status: 400,
        body: {
          error: {
            message: 'Budget has been exceeded! Current cost: 10, Max budget: 5',
            type: 'budget_exceeded',
            param: null,
            code: '400',
          },
        },
      },
      { kind: 'quotaExceeded' },
    ],
    'Azure pace with prose': [
      {
        status: 429,
        body: {
          error: {
            code: '429',
            message:
              'Requests to the ChatCompletions_Create Operation under Azure OpenAI API version 2024-02-01 have exceeded token rate limit of your current OpenAI S0 pricing tier. Please retry after 12 seconds. Please go here: https://aka.ms/oai/quotaincrease if you would like to further increase the default rate limit.',
          },
        },
      },
      { kind: 'rateLimited', seconds: 12, retryable: true },
    ],
    'OpenAI pace in prose': [
      {
        status: 429,
        body: openAi(
          'Rate limit reached for gpt-4 in organization org-x on tokens per min (TPM): Limit 10000, Used 9000, Requested 2000. Please try again in 6ms.',
          { type: 'tokens', code: 'rate_limit_exceeded' },
        ),
      },
      { kind: 'rateLimited', seconds: 0.006 },
    ],
    'Groq pace in prose': [
      { status: 429, body: openAi('Rate limit reached ... Please try again in 1m0.36s.') },
      { kind: 'rateLimited', seconds: 60.36, retryable: false },
    ],
    'minutes in words': [
      { status: 429, body: openAi('Too many requests. Please wait 2 minutes before trying again.') },
      { kind: 'rateLimited', seconds: 120, retryable: false },
    ],
    'a field': [
      { status: 429, body: { message: 'slow down', retry_after: 7 } },
      { kind: 'rateLimited', seconds: 7 },
    ],
    'protobuf duration': [
      {
        status: 429,
        body: {
          error: {
            message: 'x',
            details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: { seconds: 3, nanos: 0 } }],
          },
        },
      },
      { kind: 'rateLimited', seconds: 3 },
    ],
    'DashScope, a pace that speaks of quota': [
      { status: 429, body: { error: { code: 'Throttling.AllocationQuota', message: 'Allocated quota exceeded.' } } },
      { kind: 'rateLimited', retryable: true },
    ],
    'Google, a cap of the month': [
      { status: 429, body: openAi('Your billing account has exceeded its monthly spending cap.') },
      { kind: 'quotaExceeded', retryable: false },
    ],
    'an empty bucket in headers': [
      {
        status: 429,
        body: '',
        headers: { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '2m3.5s' },
      },
      { kind: 'rateLimited', seconds: 123.5 },
    ],
    'a full bucket does not count': [
      {
        status: 429,
        body: '',
        headers: { 'x-ratelimit-remaining-requests': '10', 'x-ratelimit-reset-requests': '9s' },
      },
      { kind: 'rateLimited', seconds: undefined as never },
    ],
    'nonsense in the header': [
      { status: 429, body: openAi('slow'), headers: { 'retry-after': 'soon' } },
      { kind: 'rateLimited', seconds: undefined as never, retryable: true },
    ],
    'a negative header': [
      { status: 429, body: openAi('slow'), headers: { 'retry-after': '-5' } },
      { kind: 'rateLimited', seconds: undefined as never, retryable: true },
    ],
    'a date without the server’s clock': [
      { status: 503, body: '', headers: { 'retry-after': 'Wed, 21 Oct 2026 07:28:20 GMT' } },
      { kind: 'overloaded', seconds: 20 },
    ],
    'zero seconds': [
      { status: 429, body: '', headers: { 'retry-after': '0' } },
      { kind: 'rateLimited', seconds: 0, retryable: true },
    ],
    'Cloudflare page': [
      { status: 429, body: '<!doctype html><title>Too Many Requests</title>' },
      { kind: 'rateLimited', retryable: true },
    ],
    'Mistral capacity': [
      {
        status: 429,
        body: {
          object: 'error',
          message: 'Service tier capacity exceeded for this model.',
          type: 'service_tier_capacity_exceeded',
          code: '3505',
        },
      },
      { kind: 'overloaded', retryable: true },
    ],
    Bedrock: [
      { status: 429, body: { message: 'Too many tokens, please wait before trying again.' } },
      { kind: 'rateLimited' },
    ],
    'LiteLLM around a provider under 500': [
      {
        status: 500,
        body: {
          error: {
            message: 'litellm.RateLimitError: RateLimitError: OpenAIException - Rate limit reached',
            type: 'throttling_error',
            param: null,
            code: '429',
          },
        },
      },
      { kind: 'rateLimited', retryable: true },
    ],
    'Groq flex': [
      { status: 498, body: openAi('Flex tier capacity exceeded', { code: 'capacity_exceeded' }) },
      { kind: 'overloaded', retryable: true },
    ],
    Anthropic: [
      { status: 529, body: { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } } },
      { kind: 'overloaded', retryable: true },
    ],
    Gemini: [
      {
        status: 503,
        body: [
          { error: { code: 503, message: 'The model is overloaded. Please try again later.', status: 'UNAVAILABLE' } },
        ],
      },
      { kind: 'overloaded', retryable: true },
    ],
    'Hugging Face loading': [
      { status: 503, body: { error: 'Model bigcode/starcoder is currently loading', estimated_time: 20 } },
      { kind: 'overloaded', retryable: true },
    ],
    'OpenAI overloaded': [
      {
        status: 503,
        body: openAi('The engine is currently overloaded, please try again later', { type: 'server_error' }),
      },
      { kind: 'overloaded' },
    ],
    TGI: [
      {
        status: 424,
        body: { error: 'Request failed during generation: Server error: CUDA out of memory', error_type: 'generation' },
      },
      { kind: 'server' },
    ],
  });
});

describe('errorFromResponse: parameters', () => {
  const kind = 'badRequest';
  const names = (parameter: string, message: string): readonly [Answer, Wanted] => [
    refused(message),
    { kind, parameter, retryable: false },
  ];
  checkRows({
    'unsupported value': names(
      'temperature',
      "Unsupported value: 'temperature' does not support 0.1 with this model. Only the default (1) value is supported.",
    ),
    'another name for it': names('reasoning_effort', '"qwen2.5:7b" does not support thinking'),
    'a cap on the answer': names(
      'max_tokens',
      'max_output_tokens (200000) exceeds model maximum output tokens (128000)',
    ),
    'the one value that is taken': names('temperature', 'This model only supports temperature=1'),
    'a value that has to be another': names('top_p', 'top_p has to be smaller than 1'),
    'a short form of "is not"': names('presence_penalty', "presence_penalty isn't supported for this model"),
    'filling in, by its long name': names('suffix', 'fill-in-the-middle is not supported by this model'),
    'tools, without quotes': names('tools', 'registry.ollama.ai/library/gemma3:4b does not support tools'),
    'a label in the field for a name': [
      {
        status: 400,
        body: {
          message: "property 'body.logit_bias' is unsupported",
          type: 'invalid_request_error',
          param: 'validation_error',
        },
      },
      { kind, parameter: 'logit_bias' },
    ],
    'LiteLLM, as a dictionary': names(
      'seed',
      "litellm.UnsupportedParamsError: openai does not support parameters: {'seed': 1}, for model=o1. To drop these, set `litellm.drop_params=True`",
    ),
    'LiteLLM, whose param is no name': [
      { status: 400, body: openAi('seed is not supported', { param: 'None' }) },
      { kind, parameter: 'seed' },
    ],
    Go: names('stop', 'json: cannot unmarshal array into Go struct field ChatCompletionRequest.stop of type string'),
    Rust: names(
      'stop',
      'Failed to deserialize the JSON body into the target type: stop: invalid type: sequence, expected a string at line 1 column 80',
    ),
    'too many stop words, in short': names('stop', "stop sequences can't be more than 4"),
    'not one of the allowed properties': names('seed', "'seed' is not one of the allowed properties"),
    'the least of a number': names(
      'temperature',
      'temperature: Input should be greater than or equal to 0 for this model',
    ),
    'the most of a number': names(
      'max_tokens',
      'The requested max_tokens (5000) is greater than the maximum allowed 4096',
    ),
    'a name before a colon': names('temperature', 'temperature: range: 0..1'),
    Bedrock: names(
      'seed',
      'Malformed input request: #: extraneous key [seed] is not permitted, please reformat your input',
    ),
    'a replacement that is named first': names(
      'max_tokens',
      "Please use 'max_completion_tokens' instead of 'max_tokens'",
    ),
    zod: [
      {
        status: 400,
        body: { error: { issues: [{ code: 'unrecognized_keys', keys: ['seed'], message: 'Unrecognized key' }] } },
      },
      { kind, parameter: 'seed', says: 'seed: Unrecognized key' },
    ],
    'ASP.NET': [
      { status: 400, body: { title: 'Validation errors occurred.', errors: { stop: ['The field must be shorter.'] } } },
      { kind, parameter: 'stop', says: 'stop: The field must be shorter.' },
    ],
    'a member of a union': [
      { status: 422, body: { detail: [{ loc: ['body', 'stop', 'list[str]'], msg: 'too many' }] } },
      { kind, parameter: 'stop' },
    ],
    'unrecognized argument': names('stream_options', 'Unrecognized request argument supplied: stream_options'),
    'unrecognized arguments': names('logit_bias', 'Unrecognized request arguments supplied: logit_bias, top_p'),
    'Groq property': names('stream_options', "property 'stream_options' is unsupported, did you mean 'stream'?"),
    'Azure path': names(
      'stop',
      "'$.stop' is invalid. Please check the API reference: https://platform.openai.com/docs/api-reference.",
    ),
    'array too long': names(
      'stop',
      "Invalid 'stop': array too long. Expected an array with maximum length 4, but got an array with length 6 instead.",
    ),
    'Gemini unknown name': names(
      'logit_bias',
      'Invalid JSON payload received. Unknown name "logit_bias": Cannot find field.',
    ),
    'xAI argument in camel case': names('presence_penalty', 'Argument not supported on this model: presencePenalty'),
    'LiteLLM list': names(
      'logit_bias',
      "litellm.UnsupportedParamsError: gemini does not support parameters: ['logit_bias'], for model=gemini-2.0. To drop these, set `litellm.drop_params=True`",
    ),
    'LiteLLM dictionary': names(
      'seed',
      "litellm.UnsupportedParamsError: bedrock does not support parameters: {'seed': 1}",
    ),
    'Go decoder': names('stream_options', 'json: unknown field "stream_options"'),
    jsonschema: names('seed', "Additional properties are not allowed ('seed' was unexpected)"),
    'Python keyword': names('top_p', "generate() got an unexpected keyword argument 'top_p'"),
    'pydantic as text': names(
      'stream_options',
      '1 validation error for ChatCompletionRequest\nstream_options\n  Extra inputs are not permitted [type=extra_forbidden, input_value={}, input_type=dict]',
    ),
    'pydantic with path': names('stream_options', 'body.stream_options: Extra inputs are not permitted'),
    'does not support the parameter': names('suffix', "This model does not support the 'suffix' parameter."),
    'suffix without quotes': names('suffix', 'suffix is not supported by this model'),
    'one answer only': names('n', 'Only one completion choice is allowed'),
    'more answers than slots': names('n', 'n_cmpl cannot be greater than the number of slots, please increase -np'),
    'infill under 501': [
      {
        status: 501,
        body: openAi('Infill is not supported by this model: prefix token is missing. suffix token is missing.', {
          type: 'not_supported_error',
        }),
      },
      { kind, parameter: 'suffix', retryable: false },
    ],
    'too large a number': names(
      'max_tokens',
      'max_tokens is too large: 9000. This model supports at most 4096 completion tokens, whereas you provided 9000.',
    ),
    'range of Anthropic': names(
      'max_tokens',
      'max_tokens: 9000 > 8192, which is the maximum allowed number of output tokens for claude-3',
    ),
    'below the minimum': names(
      'max_tokens',
      "Invalid 'max_tokens': integer below minimum value. Expected a value >= 1, but got -5 instead.",
    ),
    'vLLM minimum': names('max_tokens', 'max_tokens must be at least 1, got -100.'),
    'both names': names(
      'max_tokens',
      "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.",
    ),
    'TGI n': names('n', 'Input validation error: `n` is not supported'),
    'temperature in words': names('temperature', 'Input validation error: `temperature` must be strictly positive'),
    Kimi: names('temperature', 'invalid temperature: only 0.6 is allowed for this model'),
    'two at a time': names('top_p', '`temperature` and `top_p` cannot both be specified for this model.'),
    'reasoning effort': names(
      'reasoning_effort',
      "Unsupported parameter: 'reasoning_effort' is not supported with this model.",
    ),
    'pydantic detail list': [
      {
        status: 422,
        body: { detail: [{ loc: ['body', 'seed'], msg: 'value is not a valid integer', type: 'type_error.integer' }] },
      },
      { kind, parameter: 'seed', says: 'seed' },
    ],
    'pydantic below message': [
      {
        status: 422,
        body: {
          object: 'error',
          message: {
            detail: [
              {
                type: 'extra_forbidden',
                loc: ['body', 'logit_bias'],
                msg: 'Extra inputs are not permitted',
                input: {},
              },
            ],
          },
          type: 'invalid_request_error',
          code: null,
        },
      },
      { kind, parameter: 'logit_bias', says: 'Extra inputs' },
    ],
    fieldViolations: [
      {
        status: 400,
        body: {
          error: {
            code: 400,
            message: 'Request contains an invalid argument.',
            status: 'INVALID_ARGUMENT',
            details: [{ fieldViolations: [{ field: 'seed', description: 'x' }] }],
          },
        },
      },
      { kind, parameter: 'seed' },
    ],
    'a role that is refused is not our field': [
      refused('Conversation roles must alternate user/assistant/user/assistant/...'),
      { kind, parameter: undefined as never },
    ],
    'nothing named': [refused('Bad request'), { kind, parameter: undefined as never }],
    'a stop in ordinary words': [
      refused('Please stop sending so many requests to this demo'),
      { kind, parameter: undefined as never },
    ],
  });
});

describe('errorFromResponse: models, routes, what is in between', () => {
  checkRows({
    Bedrock: [refused('The provided model identifier is invalid.'), { kind: 'modelNotFound' }],
    'a gateway without a channel': [
      { status: 503, body: openAi('No available channel for model gpt-99 under group default') },
      { kind: 'modelNotFound', retryable: false },
    ],
    'a sentence rather than a code': [
      { status: 401, body: { error: 'invalid_token', error_description: 'The access token expired' } },
      { kind: 'unauthorized', says: 'The access token expired' },
    ],
    'a sentence rather than the name of the status': [
      { status: 400, body: { statusCode: 400, error: 'Bad Request', message: ['some thing', 'another'] } },
      { kind: 'badRequest', says: 'some thing; another' },
    ],
    'LM Studio, asked at a wrong route': [
      { status: 200, body: { error: 'Unexpected endpoint or method. (POST /v1/chat)' } },
      { kind: 'wrongUrl' },
    ],
    Ollama: [
      { status: 404, body: openAi('model "codellama" not found, try pulling it first', { type: 'api_error' }) },
      { kind: 'modelNotFound' },
    ],
    'Ollama route': [{ status: 404, body: '404 page not found' }, { kind: 'wrongUrl' }],
    vLLM: [
      {
        status: 404,
        body: {
          object: 'error',
          message: 'The model `x` does not exist.',
          type: 'NotFoundError',
          param: null,
          code: 404,
        },
      },
      { kind: 'modelNotFound' },
    ],
    'FastAPI route': [
      { status: 404, body: { detail: 'Not Found' } },
      { kind: 'wrongUrl', says: 'https://api.test/v1/chat/completions' },
    ],
    Fireworks: [
      {
        status: 404,
        body: {
          error: {
            object: 'error',
            type: 'invalid_request_error',
            code: 'NOT_FOUND',
            message: 'Model not found, inaccessible, and/or not deployed',
          },
        },
      },
      { kind: 'modelNotFound' },
    ],
    Together: [
      {
        status: 404,
        body: openAi(
          'Unable to access model x. Please visit https://api.together.ai/models to view the list of supported models.',
          { code: 'model_not_available' },
        ),
      },
      { kind: 'modelNotFound' },
    ],
    'Together, not serverless': [
      {
        status: 400,
        body: openAi('Unable to access non-serverless model x. Please visit …', { code: 'model_not_available' }),
      },
      { kind: 'modelNotFound' },
    ],
    OpenRouter: [
      { status: 400, body: { error: { message: 'foo/bar is not a valid model ID', code: 400 } } },
      { kind: 'modelNotFound' },
    ],
    'OpenRouter without providers': [
      { status: 404, body: { error: { message: 'No endpoints found for foo/bar.', code: 404 } } },
      { kind: 'modelNotFound' },
    ],
    'LM Studio': [
      {
        status: 404,
        body: openAi('No models loaded. Please load a model in the developer page or use the `lms load` command.', {
          code: 'model_not_found',
        }),
      },
      { kind: 'modelNotFound' },
    ],
    LiteLLM: [
      {
        status: 400,
        body: {
          error: {
            message:
              'litellm.BadRequestError: Invalid model name passed in model=foo. Call `/v1/models` to view available models for your key.',
            type: null,
            param: null,
            code: '400',
          },
        },
      },
      { kind: 'modelNotFound' },
    ],
    Groq: [
      {
        status: 404,
        body: openAi('The model `foo` does not exist or you do not have access to it.', { code: 'model_not_found' }),
      },
      { kind: 'modelNotFound' },
    ],
    Gemini: [
      {
        status: 404,
        body: [
          {
            error: {
              code: 404,
              message: 'models/foo is not found for API version v1main, or is not supported for generateContent.',
              status: 'NOT_FOUND',
            },
          },
        ],
      },
      { kind: 'modelNotFound' },
    ],
    Anthropic: [
      { status: 404, body: { type: 'error', error: { type: 'not_found_error', message: 'model: claude-9' } } },
      { kind: 'modelNotFound' },
    ],
    DeepSeek: [{ status: 400, body: openAi('Model Not Exist') }, { kind: 'modelNotFound' }],
    xAI: [
      {
        status: 404,
        body: {
          code: 'Some requested entity was not found',
          error: 'The model foo does not exist or your team does not have access to it.',
        },
      },
      { kind: 'modelNotFound' },
    ],
    'a chat model asked to complete': [
      { status: 400, body: openAi('gpt-4o is a chat model. Please use chat/completions instead.') },
      { kind: 'badRequest' },
    ],
    'nginx without HTML': [
      { status: 502, body: 'Bad Gateway' },
      { kind: 'server', retryable: true },
    ],
    'a gateway that waits too long': [
      { status: 504, body: 'upstream request timeout' },
      { kind: 'timeout', retryable: true },
    ],
    'a proxy that wants a password': [
      { status: 407, body: 'Proxy Authentication Required' },
      { kind: 'intermediary', retryable: false },
    ],
    'a challenge page': [
      { status: 403, body: '<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>' },
      { kind: 'intermediary', retryable: false, says: 'HTML' },
    ],
    'HTML after a comment': [
      { status: 502, body: '<!-- x --><html><body>no</body></html>' },
      { kind: 'intermediary', retryable: true },
    ],
    'XML of a bucket': [
      { status: 403, body: '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>' },
      { kind: 'forbidden', says: 'The server said: AccessDenied' },
    ],
    'XML with words': [
      {
        status: 404,
        body: '<Error><Code>NoSuchBucket</Code><Message>The bucket &quot;v1&quot; does not exist</Message></Error>',
      },
      { kind: 'wrongUrl', says: 'The server said: The bucket "v1" does not exist' },
    ],
    'a page of XHTML': [
      {
        status: 502,
        body: '<?xml version="1.0"?>\n<!DOCTYPE html><html><head><title>Bad Gateway</title></head></html>',
      },
      { kind: 'intermediary', retryable: true },
    ],
    'a page about a slow client': [
      { status: 408, body: '<html><body><h1>408 Request Time-out</h1></body></html>' },
      { kind: 'timeout', retryable: true },
    ],
    'moderation that cost nothing': [
      { status: 403, body: openAi('Your input was flagged for "violence". No credits were charged.') },
      { kind: 'contentFiltered' },
    ],
    'a guardrail': [
      { status: 446, body: openAi('The guardrail checks defined in the config failed.') },
      { kind: 'contentFiltered' },
    ],
    "a Go context, which is no model's": [
      { status: 500, body: openAi('rpc error: code = DeadlineExceeded desc = context deadline exceeded') },
      { kind: 'server', retryable: true },
    ],
    'a model that cannot be loaded': [
      { status: 500, body: openAi('could not load model: rpc error: code = Unknown desc = bad file') },
      { kind: 'server', retryable: true },
    ],
    'a model of a hub that is not there': [
      { status: 404, body: { error: '404 Client Error.\n\nRepository Not Found for url: https://hub.test/x/main.' } },
      { kind: 'modelNotFound' },
    ],
    'a model that was removed': [
      { status: 404, body: { message: "model 'command-r' was removed on September 15, 2025." } },
      { kind: 'modelNotFound' },
    ],
    'a model to be activated first': [
      { status: 404, body: openAi('Your account has not activated the model x. Please activate the model service.') },
      { kind: 'modelNotFound' },
    ],
    'a known key under 401': [
      { status: 401, body: openAi('The `models` permission is required to access this endpoint') },
      { kind: 'forbidden', retryable: false },
    ],
    'a key of LiteLLM that is for other models': [
      {
        status: 401,
        body: openAi('Authentication Error, key not allowed to access model. This key can only access models=[a].'),
      },
      { kind: 'forbidden' },
    ],
    'too large for the proxy': [
      { status: 413, body: 'Payload Too Large' },
      { kind: 'payloadTooLarge', retryable: false },
    ],
    'too large for Anthropic': [
      {
        status: 413,
        body: { type: 'error', error: { type: 'request_too_large', message: 'Request exceeds the maximum size' } },
      },
      { kind: 'payloadTooLarge' },
    ],
    'a safety system': [
      {
        status: 400,
        body: openAi('Your request was rejected as a result of our safety system.', {
          code: 'content_policy_violation',
        }),
      },
      { kind: 'contentFiltered' },
    ],
    'moderation of OpenRouter': [
      {
        status: 403,
        body: {
          error: {
            message: 'google/x requires moderation on OpenAI. Your input was flagged for "violence".',
            code: 403,
            metadata: { reasons: ['violence'] },
          },
        },
      },
      { kind: 'contentFiltered' },
    ],
    Qwen: [
      {
        status: 400,
        body: openAi('Output data may contain inappropriate content.', { code: 'data_inspection_failed' }),
      },
      { kind: 'contentFiltered' },
    ],
    'a conflict': [
      { status: 409, body: openAi('Conflict') },
      { kind: 'badRequest', retryable: true },
    ],
    'a message that is a list': [
      {
        status: 400,
        body: { message: ['temperature must not be greater than 2'], error: 'Bad Request', statusCode: 400 },
      },
      { kind: 'badRequest' },
    ],
    'nothing at all': [
      { status: 500, body: '' },
      { kind: 'server', retryable: true },
    ],
    null: [{ status: 500, body: 'null' }, { kind: 'server' }],
    'an empty object': [{ status: 400, body: '{}' }, { kind: 'badRequest' }],
    'an error that is true': [
      { status: 400, body: { error: true, message: 'nope' } },
      { kind: 'badRequest', says: 'nope' },
    ],
    'an event stream': [
      { status: 400, body: 'event: error\ndata: {"error":{"message":"stream refused"}}\n\n' },
      { kind: 'badRequest', says: 'stream refused' },
    ],
    'words in details': [
      { status: 400, body: { error: { code: 'BadRequest', details: [{ message: 'deep words' }] } } },
      { kind: 'badRequest', says: 'deep words' },
    ],
    'a teapot': [
      { status: 418, body: openAi('short and stout') },
      { kind: 'badRequest', retryable: false },
    ],
  });
});

describe('errorFromResponse: what a message must not hold', () => {
  const text = (body: unknown) => endpointErrorText(read({ status: 400, body }));

  it('quotes nothing of the request', () => {
    const shown = text(openAi('cannot parse "const password = askTheUser();\\nshort" here'));
    assert.ok(!shown.includes('askTheUser'), shown);
  });

  for (const [name, message] of Object.entries({
    'by the server, which cut it short': 'cannot parse "const answer = computeT...", sorry',
    'by our own bound of length': `cannot parse ${'x'.repeat(560)} const answer = computeTheWhole();`,
    'to stand in a page': 'cannot parse &quot;if (a &lt; 1) b(&#39;computeT&#39;);&quot; there',
    'into other blanks': 'cannot parse const \t answer  =  computeTheWhole(); there',
  }))
    it(`quotes nothing of the request that was changed ${name}`, () => {
      const shown = text(openAi(message));
      assert.ok(shown.includes('cannot parse') && !/computeT/.test(shown), shown);
    });

  it('keeps words that only begin like a line of the request', () => {
    const shown = text(openAi('const answer = commonly wrong in line 3'));
    assert.ok(shown.includes('const answer = commonly wrong'), shown);
  });

  it('drops the input that pydantic quotes', () => {
    const shown = text({ detail: [{ loc: ['body', 'messages'], msg: 'bad', input: [{ content: 'PRIVATE CODE' }] }] });
    assert.ok(!shown.includes('PRIVATE'), shown);
  });

  it('is one line of visible text', () => {
    const shown = text(openAi('a\u001b]0;title\u0007b\u001b[1;31mc\r\nd\u0000e\u202Ef\u200bg\u{e0041}h\u009b31mi'));
    assert.match(shown, /The server said: ab?bc? ?.*$/);
    assert.doesNotMatch(shown, /[\u0000-\u001f\u007f-\u009f\u200b\u202e\u{e0041}]/u);
  });

  it('is bounded', () => {
    assert.ok(text(openAi('x '.repeat(100_000))).length < 1_000);
  });

  it('survives deep nesting', () => {
    const deep = `${'{"error":'.repeat(3_000)}"x"${'}'.repeat(3_000)}`;
    assert.equal(read({ status: 400, body: deep }).kind, 'badRequest');
  });
});
