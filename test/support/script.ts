/** What a scripted server does with one request, as data; and helpers that make the usual answers. */

/** In JSON (over HTTP) bytes are written `{ "base64": "…" }`. */
export type ScriptChunk = string | Uint8Array | { readonly base64: string };

export interface Script {
  /** Default 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Each is one network write. */
  readonly chunks: readonly ScriptChunk[];
  /** Before the head of the answer. */
  readonly delayMs?: number;
  /** Between two writes. */
  readonly gapMs?: number;
  /** After the last chunk: end cleanly (default), destroy the socket, or keep it open in silence. */
  readonly end?: 'close' | 'reset' | 'stall';
  /** Before the chunk at this index the answer waits for something; not over HTTP. */
  readonly hold?: { readonly index: number; readonly until: Promise<void> };
}

/** An answer that stands still until it is told to go on. */
export interface HeldScript {
  readonly script: Script;
  readonly goOn: () => void;
}

export interface ScriptedUsage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
  readonly prompt_tokens_details?: { readonly cached_tokens: number };
  readonly completion_tokens_details?: { readonly reasoning_tokens: number };
}

export interface StreamScriptOptions {
  /** A list is sent piece by piece; a string is cut into words first. */
  readonly text: string | readonly string[];
  /** Default: 10 prompt tokens and one completion token a piece. */
  readonly usage?: ScriptedUsage;
  /** With the finish reason, in an extra chunk without choices, or nowhere. Default: `finish` for completions, `extra` for chat. */
  readonly usageIn?: 'finish' | 'extra' | 'none';
  /** Default `stop`. */
  readonly finishReason?: string;
  readonly model?: string;
  /** Before the head of the answer. */
  readonly ttftMs?: number;
  readonly tokenGapMs?: number;
  readonly end?: Script['end'];
  /** Sent before the text, as `delta.reasoning_content` (chat only). */
  readonly reasoning?: string | readonly string[];
}

const SSE_HEADERS = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' };

/** One SSE event; a string goes out as it is, everything else as JSON. */
export function sseEvent(data: unknown): string {
  return `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;
}

/** An event stream of exactly these events, each in its own write. */
export function eventStream(events: readonly unknown[], options: Omit<Script, 'chunks'> = {}): Script {
  return { ...options, headers: { ...SSE_HEADERS, ...options.headers }, chunks: events.map(sseEvent) };
}

function pieces(text: string | readonly string[]): readonly string[] {
  return typeof text === 'string' ? (text.match(/\s*\S+|\s+$/g) ?? []) : text;
}

interface Shape {
  readonly object: string;
  readonly usageIn: 'finish' | 'extra';
  readonly choice: (piece: string) => Readonly<Record<string, unknown>>;
}

const COMPLETION: Shape = { object: 'text_completion', usageIn: 'finish', choice: (text) => ({ text }) };
const CHAT: Shape = {
  object: 'chat.completion.chunk',
  usageIn: 'extra',
  choice: (content) => ({ delta: content === '' ? {} : { content } }),
};

function streamScript(shape: Shape, options: StreamScriptOptions): Script {
  const texts = pieces(options.text);
  const reasoning = pieces(options.reasoning ?? []);
  const usage = options.usage ?? {
    prompt_tokens: 10,
    completion_tokens: texts.length + reasoning.length,
    total_tokens: 10 + texts.length + reasoning.length,
  };
  const usageIn = options.usageIn ?? shape.usageIn;
  const head = { id: 'scripted-1', object: shape.object, created: 1_760_000_000, model: options.model ?? 'scripted' };
  const chunk = (choice: object, finishReason: string | null) => ({
    ...head,
    choices: [{ index: 0, ...choice, finish_reason: finishReason }],
  });
  const last = chunk(shape.choice(''), options.finishReason ?? 'stop');
  const events: unknown[] = [
    ...reasoning.map((text) => chunk({ delta: { reasoning_content: text } }, null)),
    ...texts.map((text) => chunk(shape.choice(text), null)),
    usageIn === 'finish' ? { ...last, usage } : last,
    ...(usageIn === 'extra' ? [{ ...head, choices: [], usage }] : []),
    '[DONE]',
  ];
  return eventStream(events, {
    ...(options.ttftMs === undefined ? {} : { delayMs: options.ttftMs }),
    ...(options.tokenGapMs === undefined ? {} : { gapMs: options.tokenGapMs }),
    ...(options.end === undefined ? {} : { end: options.end }),
  });
}

/** A streamed answer of `POST /completions`, by default in the manner of Fireworks. */
export function completionStream(options: StreamScriptOptions): Script {
  return streamScript(COMPLETION, options);
}

/** A streamed answer of `POST /chat/completions`, by default in the manner of OpenAI. */
export function chatStream(options: StreamScriptOptions): Script {
  return streamScript(CHAT, options);
}

/** The script, which waits before the first write that holds these words: what came until then is on its way for as long as a test looks at it. */
export function heldBefore(words: string, script: Script): HeldScript {
  const index = script.chunks.findIndex((chunk) => typeof chunk === 'string' && chunk.includes(words));
  if (index < 0) throw new Error(`No write holds ${words}.`);
  let goOn: () => void = () => undefined;
  const until = new Promise<void>((resolve) => (goOn = resolve));
  return { script: { ...script, hold: { index, until } }, goOn: () => goOn() };
}

/** The script up to so many writes; then the connection hangs or breaks. */
export function cutAfter(script: Script, writes: number, end: 'reset' | 'stall'): Script {
  return { ...script, chunks: script.chunks.slice(0, writes), end };
}

export function jsonAnswer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Script {
  return { status, headers: { 'content-type': 'application/json', ...headers }, chunks: [JSON.stringify(body)] };
}

/** An error in OpenAI's shape. */
export function errorAnswer(
  status: number,
  message: string,
  error: { readonly type?: string; readonly code?: string; readonly param?: string } = {},
): Script {
  return jsonAnswer(status, {
    error: {
      message,
      type: error.type ?? 'invalid_request_error',
      param: error.param ?? null,
      code: error.code ?? null,
    },
  });
}

export function modelsAnswer(ids: readonly string[]): Script {
  return jsonAnswer(200, { object: 'list', data: ids.map((id) => ({ id, object: 'model' })) });
}
