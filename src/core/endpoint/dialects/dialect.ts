import type { DialectName } from '../../settings/endpoint.ts';
import type { ThinkingSwitch } from './thinkingSwitch.ts';

/** Top-level fields of a request body that a server may refuse. */
export type BodyField =
  | 'temperature'
  | 'top_p'
  | 'n'
  | 'best_of'
  | 'presence_penalty'
  | 'frequency_penalty'
  | 'logit_bias'
  | 'functions'
  | 'seed'
  | 'suffix'
  | 'stop'
  | 'stream_options'
  | 'context_length_exceeded_behavior';

/** A way to have text completed at a cursor. */
export type CompletionKind =
  /** `POST /completions`, the fill-in-the-middle template inside the prompt. */
  | 'rawPrompt'
  /** `POST /completions` with `prompt` and `suffix`. */
  | 'suffix'
  /** `POST /fim/completions` with `prompt` and `suffix` (Mistral). */
  | 'fimPath'
  /** `POST /beta/completions` at the root of the origin, with `prompt` and `suffix` (DeepSeek). */
  | 'betaPath'
  /** `POST /infill` at the root of the origin, with `input_prefix` and `input_suffix` (llama.cpp). */
  | 'infill'
  /** `POST /chat/completions`, asked to fill in. */
  | 'chat';

/** Where a stream tells its token counts. */
export type UsagePlace = 'finishChunk' | 'extraChunk' | 'everyChunk' | 'unknown';

/** The manners of one server family, as data. Its doc comment in the family's file names the source. */
export interface Dialect {
  readonly name: DialectName;
  /** As people call it. */
  readonly label: string;
  /** Tested on `URL.hostname`. */
  readonly hosts: readonly RegExp[];
  /** Usual ports of a server of this family on one's own machine or network. */
  readonly ports: readonly number[];
  readonly authHeader: 'authorization' | 'api-key';
  /** Never sent; a wish for one of them is translated or dropped. */
  readonly refuses: readonly BodyField[];
  /** May `stream_options: { include_usage: true }` be sent? */
  readonly takesUsageOption: boolean;
  readonly usageIn: UsagePlace;
  /** How many stop words it takes; what is beyond is enforced on our side. */
  readonly stopLimit?: number;
  /** The stop word comes back in the text. */
  readonly returnsStopWord: boolean;
  readonly maxTokensField: 'max_tokens' | 'max_completion_tokens';
  /** Models that want `max_completion_tokens` and take neither `temperature` nor `top_p`. */
  readonly reasoningModels?: RegExp;
  /** Best first, each for the models that it suits (`selectFimTemplate.ts`). */
  readonly completionKinds: readonly CompletionKind[];
  /** Fields of an entry of `GET /models` that hold the context length; a dot descends. */
  readonly contextLengthFields: readonly string[];
  /** Fields of such an entry that hold prices in US dollars, for so many tokens; absent: it holds none. */
  readonly listedPrice?: { readonly input: string; readonly output: string; readonly perTokens: number };
  /** llama.cpp: `GET /props` at the root of the origin. */
  readonly hasProps: boolean;
  /** How models are told how much to think; the first that is for a model counts. Empty: there is no switch. */
  readonly thinking: readonly ThinkingSwitch[];
  /** Body fields of a completion that make the server use its prompt cache well; empty where it does by itself. */
  readonly promptCache: Readonly<Record<string, unknown>>;
}

/** What most servers have in common; a family's file names only its own ways. */
export const COMMON: Omit<Dialect, 'name' | 'label'> = {
  hosts: [],
  ports: [],
  authHeader: 'authorization',
  refuses: ['context_length_exceeded_behavior', 'functions'],
  takesUsageOption: true,
  usageIn: 'extraChunk',
  returnsStopWord: false,
  maxTokensField: 'max_tokens',
  completionKinds: ['rawPrompt', 'chat'],
  contextLengthFields: [
    'context_length',
    'max_model_len',
    'context_window',
    'max_context_length',
    'meta.n_ctx',
    'meta.n_ctx_train',
  ],
  hasProps: false,
  thinking: [],
  promptCache: {},
};

/** The common list plus a family's own. */
export function refusing(...fields: readonly BodyField[]): readonly BodyField[] {
  return [...COMMON.refuses, ...fields];
}
