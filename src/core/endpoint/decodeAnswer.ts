import { cleanServerText, htmlTitle, looksLikeHtml } from './cleanServerText.ts';
import { createSseDecoder, LONGEST_EVENT } from './decodeSse.ts';
import type { SseDecoder, SseEvent } from './decodeSse.ts';
import { FAULT_WORDS } from './errorPhrases.ts';
import { LONGEST_ERROR_BODY } from './errorBody.ts';
import type { WireAnswer } from './transport.ts';

/** One thing that an answer says. */
export type AnswerFrame =
  | { readonly type: 'json'; readonly value: unknown; readonly eventName?: string }
  /** `[DONE]`. */
  | { readonly type: 'done' }
  /** The end of an answer that was no stream. */
  | { readonly type: 'plainEnd' }
  /** Not an answer at all, or no longer. `words` holds only what is safe to show, never the payload. */
  | { readonly type: 'fault'; readonly kind: 'malformed' | 'intermediary' | 'incomplete'; readonly words: string };

/** Keep-alive blanks before the first word are many; only the last line of them can matter. */
const MOST_BLANKS = 1024;

interface BodyReader {
  push(text: string): Iterable<AnswerFrame>;
  end(): Iterable<AnswerFrame>;
}

/**
 * Reads an answer by what it is, not by what its content type says: proxies send JSON for a stream request, streams under a JSON type,
 * and sign-in pages under 200. The first character that is not blank decides. Always UTF-8, whatever charset is claimed.
 */
export async function* decodeAnswer(answer: Pick<WireAnswer, 'read' | 'headers'>): AsyncGenerator<AnswerFrame, void> {
  const decoder = new TextDecoder();
  let reader: BodyReader | undefined;
  let blanks = '';
  for (let bytes = await answer.read(); bytes !== undefined; bytes = await answer.read()) {
    const text: string = blanks + decoder.decode(bytes, { stream: true });
    reader ??= chooseReader(text, answer.headers.get('content-type') ?? '');
    if (reader) yield* reader.push(text);
    blanks = reader ? '' : text.slice(-MOST_BLANKS);
  }
  if (reader) yield* [...reader.push(decoder.decode()), ...reader.end()];
}

/** Undefined while only blanks have come: keep-alive before a plain answer (DeepSeek), and nothing in a stream. */
function chooseReader(text: string, contentType: string): BodyReader | undefined {
  const first = text.trimStart().charAt(0);
  if (first === '') return undefined;
  if (first === '{' || first === '[') return new JsonReader();
  if (first === '<') return new PageReader();
  return new StreamReader(contentType);
}

/** The usual one. */
class StreamReader implements BodyReader {
  readonly #sse: SseDecoder = createSseDecoder();
  readonly #isPlainText: boolean;
  /** The beginning of what may turn out to be no stream, for its words. */
  #beginning = '';

  constructor(contentType: string) {
    this.#isPlainText = /^text\/plain\b/i.test(contentType);
  }

  *push(text: string): Iterable<AnswerFrame> {
    if (!this.#sse.sawStream && this.#beginning.length < LONGEST_ERROR_BODY) this.#beginning += text;
    for (const event of this.#sse.push(text)) yield* framesOf(event);
    if (this.#sse.overflowed) yield { type: 'fault', kind: 'malformed', words: '' };
  }

  *end(): Iterable<AnswerFrame> {
    for (const event of this.#sse.end()) yield* framesOf(event);
    if (!this.#sse.sawStream) yield { type: 'fault', kind: 'malformed', words: this.#words() };
  }

  /** A gateway's sentence may be shown; text that speaks of no fault may be the model's. */
  #words(): string {
    const text = this.#beginning.trim();
    return this.#isPlainText && text.length < 400 && FAULT_WORDS.test(text) ? cleanServerText(text) : '';
  }
}

/** Names of events that only keep the line alive. */
const KEEP_ALIVE = /^(?:ping|heartbeat|keep-?alive)$/i;

function* framesOf({ name, data, unfinished }: SseEvent): Iterable<AnswerFrame> {
  const text = data.trim();
  if (text === '' || (name !== undefined && KEEP_ALIVE.test(name))) return;
  const whole = wholeFrame(text, name);
  if (whole) yield whole;
  else if (name !== 'error' && text.includes('\n')) yield* framesOfLines(text, name, unfinished);
  else yield brokenFrame(text, name, unfinished);
}

/** Undefined when it is no JSON. The parser's complaint quotes the payload: it goes nowhere. */
function wholeFrame(text: string, name: string | undefined): AnswerFrame | undefined {
  if (text === '[DONE]') return { type: 'done' };
  const values = tryParse([text]);
  return values && { type: 'json', value: values[0], ...(name !== undefined && { eventName: name }) };
}

/** A gateway that loses blank lines makes one event of many: then every line is whole. */
function* framesOfLines(text: string, name: string | undefined, unfinished: boolean): Iterable<AnswerFrame> {
  for (const line of text.split('\n').map((part) => part.trim())) {
    if (line === '') continue;
    const frame = wholeFrame(line, name) ?? brokenFrame(line, name, unfinished);
    yield frame;
    if (frame.type === 'fault') return;
  }
}

function brokenFrame(text: string, name: string | undefined, unfinished: boolean): AnswerFrame {
  // The words of an error, unless they are torn JSON, which tells nobody anything.
  if (name === 'error') return { type: 'json', value: unfinished && /^[[{]/.test(text) ? {} : text, eventName: name };
  return { type: 'fault', kind: unfinished ? 'incomplete' : 'malformed', words: '' };
}

/** JSON that is no event stream: one value, perhaps over many lines and with `data: [DONE]` glued on, or one value a line as they come. */
class JsonReader implements BodyReader {
  /** What is in no frame yet. */
  #held: string[] = [];
  #length = 0;
  #values = 0;
  /** The first line is no value by itself: all of it is one. */
  #isOneValue = false;

  *push(text: string): Iterable<AnswerFrame> {
    this.#held.push(text);
    this.#length += text.length;
    if (this.#length > LONGEST_EVENT) yield { type: 'fault', kind: 'malformed', words: '' };
    else if (!this.#isOneValue && text.includes('\n')) yield* this.#wholeLines();
  }

  *end(): Iterable<AnswerFrame> {
    const rest = this.#held.join('');
    yield* this.#frames([this.#values === 0 ? rest.replace(GLUED_SENTINEL, '') : rest], true);
    if (this.#values === 1) yield { type: 'plainEnd' };
  }

  *#wholeLines(): Iterable<AnswerFrame> {
    const lines = this.#held.join('').trimStart().split('\n');
    this.#isOneValue = this.#values === 0 && lines.length > 1 && tryParse(lines.slice(0, 1)) === undefined;
    this.#hold(this.#isOneValue ? lines.join('\n') : (lines.pop() ?? ''));
    if (!this.#isOneValue) yield* this.#frames(lines, false);
  }

  #hold(text: string): void {
    this.#held = [text];
    this.#length = text.length;
  }

  *#frames(texts: readonly string[], unfinished: boolean): Iterable<AnswerFrame> {
    for (const text of texts.map((line) => line.replace(/^\s*data:/, '').trim())) {
      if (text === '') continue;
      this.#values += 1;
      yield wholeFrame(text, undefined) ?? brokenFrame(text, undefined, unfinished);
    }
  }
}

/** At the end of a plain answer: gateways that have streams in mind add it. */
const GLUED_SENTINEL = /(?:\s*(?:data:\s*)?\[DONE\])+\s*$/;

function tryParse(texts: readonly string[]): readonly unknown[] | undefined {
  try {
    return texts.map((text) => JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

/** Markup where an answer should be: a captive portal, a sign-in page, the web interface of the server behind a wrong URL. */
class PageReader implements BodyReader {
  #text = '';

  *push(text: string): Iterable<AnswerFrame> {
    this.#text += text.slice(0, LONGEST_ERROR_BODY - this.#text.length);
    if (this.#text.length >= LONGEST_ERROR_BODY) yield* this.end();
  }

  *end(): Iterable<AnswerFrame> {
    if (looksLikeHtml(this.#text)) yield { type: 'fault', kind: 'intermediary', words: htmlTitle(this.#text) };
    else yield { type: 'fault', kind: 'malformed', words: '' };
  }
}
