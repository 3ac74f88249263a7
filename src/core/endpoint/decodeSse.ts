import { createParser } from 'eventsource-parser';
import type { EventSourceParser, ParseError } from 'eventsource-parser';

/** One event of a stream. */
export interface SseEvent {
  /** The `event:` field; llama.cpp's `error:` field counts as the event "error". */
  readonly name: string | undefined;
  readonly data: string;
  /** The stream ended before the blank line that ends an event: its data may be cut. */
  readonly unfinished: boolean;
}

export interface SseDecoder {
  push(text: string): readonly SseEvent[];
  /** The last event, which real servers send without a blank line; the specification would drop it. */
  end(): readonly SseEvent[];
  /** True once anything was seen that only an event stream has. */
  readonly sawStream: boolean;
  /** A line or an event was longer than the bound; everything after it is lost. */
  readonly overflowed: boolean;
}

/** Longest line and longest event that is kept, in characters: far above every real answer, far below what hurts. */
export const LONGEST_EVENT = 8 * 1024 * 1024;

/** Decodes server-sent events (WHATWG HTML, "Parsing an event stream") from text that is cut anywhere; linear in the length of the text. */
export function createSseDecoder(longestEvent = LONGEST_EVENT): SseDecoder {
  return new Decoder(longestEvent);
}

class Decoder implements SseDecoder {
  sawStream = false;
  overflowed = false;
  #events: SseEvent[] = [];
  #ending = false;
  readonly #parser: EventSourceParser;

  constructor(longestEvent: number) {
    this.#parser = createParser({
      maxBufferSize: longestEvent,
      onEvent: ({ event, data }) => {
        this.#add(event, data);
      },
      onComment: () => {
        this.sawStream = true;
      },
      onRetry: () => {
        this.sawStream = true;
      },
      onError: (error) => {
        this.#onError(error);
      },
    });
  }

  push(text: string): readonly SseEvent[] {
    if (!this.overflowed) this.#parser.feed(text);
    return this.#take();
  }

  end(): readonly SseEvent[] {
    this.#ending = true;
    return this.push('\n\n');
  }

  #add(name: string | undefined, data: string): void {
    this.sawStream = true;
    this.#events.push({ name, data, unfinished: this.#ending });
  }

  /** Not in the specification: llama.cpp wrote errors as a field of their own, and gateways that fail write bare JSON into the stream. */
  #onError({ type, field, value, line }: ParseError): void {
    if (type === 'max-buffer-size-exceeded') this.overflowed = true;
    else if (field === 'error' && value !== undefined) this.#add('error', value);
    else if (line !== undefined && isJsonObject(line)) this.#add(undefined, line);
  }

  #take(): readonly SseEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }
}

function isJsonObject(line: string): boolean {
  if (!/^\{.*\}\s*$/.test(line)) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
