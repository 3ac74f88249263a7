import type { StreamEvent } from '../endpoint/streamEvent.ts';
import type { Clock } from '../ports.ts';
import type { AnswerOrigin, KeptAnswer } from './answer.ts';
import { distinctCandidates } from './candidates.ts';
import type { CompletionInput } from './completionInput.ts';
import { cleanInContext, hasSaidEnough } from './postprocess/cleanAnswer.ts';
import type { FittedAnswer } from './postprocess/fitToRestOfLine.ts';
import { typedSince } from './typedThrough.ts';

export interface RequestStart {
  readonly key: string;
  readonly origin: AnswerOrigin;
  /** How many answers it asks for. */
  readonly asked: number;
  /** Stays in front of all that it answers. */
  readonly first?: FittedAnswer;
  /** Sends the request; called once, at once. */
  readonly send: (signal: AbortSignal) => AsyncIterable<StreamEvent>;
  readonly clock: Pick<Clock, 'now'>;
  /** Called after each piece of text and at the end. */
  readonly onChange: () => void;
}

export interface RequestTimes {
  readonly startedAt: number;
  readonly firstTextAt: number | undefined;
  /** When the first line end had come. */
  readonly firstLineAt: number | undefined;
  readonly endedAt: number | undefined;
}

/** A line of nothing but brackets, as a block's opening, waits for the line that says what it is for. */
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/** One request on its way, which outlives the editor's question that started it: while the typing agrees with it, the next one joins. */
export class RequestInFlight {
  readonly key: string;
  readonly origin: AnswerOrigin;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly #controller = new AbortController();
  readonly #clock: Pick<Clock, 'now'>;
  readonly #onChange: () => void;
  #firstTextAt: number | undefined;
  #firstLineAt: number | undefined;
  #endedAt: number | undefined;
  readonly #asked: number;
  readonly #first: FittedAnswer | undefined;
  #raw = '';
  /** The answers beside the first, as far as they have come, by their number. */
  readonly #others = new Map<number, string>();
  #alternatives: readonly FittedAnswer[] = [];
  #soFar: { readonly length: number; readonly text: string } = { length: 0, text: '' };
  #partial: FittedAnswer | undefined;
  #state: 'streaming' | 'complete' | 'abandoned' | 'failed' = 'streaming';
  #error: unknown;
  #isPromised = false;
  /** Settles when the request has ended in any way; never rejects. */
  readonly ended: Promise<void>;

  constructor({ key, origin, asked, first, send, clock, onChange }: RequestStart) {
    this.key = key;
    this.origin = origin;
    this.#asked = asked;
    this.#first = first;
    this.#partial = first;
    this.startedAt = clock.now();
    this.#clock = clock;
    this.#onChange = onChange;
    this.ended = this.#consume(send(this.#controller.signal));
  }
  get state(): 'streaming' | 'complete' | 'abandoned' | 'failed' {
    return this.#state;
  }
  /** The server has said something. */
  get hasText(): boolean {
    return this.#raw !== '';
  }
  /** What the model has said, as it came. */
  get raw(): string {
    return this.#raw;
  }
  /** When things happened, milliseconds since the epoch; undefined: not yet. */
  get times(): RequestTimes {
    const [firstTextAt, firstLineAt, endedAt] = [this.#firstTextAt, this.#firstLineAt, this.#endedAt];
    return { startedAt: this.startedAt, firstTextAt, firstLineAt, endedAt };
  }
  get error(): unknown {
    return this.#error;
  }
  /** The cleaned answer once complete; before, its complete lines, undefined while there are none. */
  get fitted(): FittedAnswer | undefined {
    return this.#partial;
  }
  /** Other answers to choose from; empty until the request has ended. */
  get alternatives(): readonly FittedAnswer[] {
    return this.#alternatives;
  }
  /** The finished answer, to be kept. */
  get kept(): KeptAnswer {
    const endedAt = this.#endedAt ?? this.#clock.now();
    const [asked, alternatives] = [this.#asked, this.#alternatives];
    return {
      origin: this.origin,
      fitted: this.#partial,
      alternatives,
      asked,
      wasEmpty: this.#raw.trim() === '',
      endedAt,
    };
  }
  /** Some of the answer is shown and the rest was promised: it is to come even while nobody asks. */
  get isPromised(): boolean {
    return this.#isPromised;
  }
  /** Calls `onMore` when the answer has ended with more than what it holds now. */
  promiseMore(onMore: () => void): void {
    this.#isPromised = true;
    const shown = this.#partial?.text;
    void this.ended.then(() => {
      const isMore = this.#partial?.text !== shown || this.#alternatives.length > 0;
      if (this.#state === 'complete' && isMore) onMore();
    });
  }
  /** Closes the connection; the server stops generating. */
  abandon(): void {
    if (this.#state !== 'streaming') return;
    this.#state = 'abandoned';
    this.#endedAt = this.#clock.now();
    this.#controller.abort();
    this.#onChange();
  }
  /** Whether this answer can still become the one for `input`: what was typed since agrees with what has come so far. */
  agreesWith(input: CompletionInput): boolean {
    const typed = typedSince(this.origin, input);
    if (typed === undefined) return false;
    if (typed === '') return true;
    if (this.#state !== 'streaming') return this.#partial?.text.startsWith(typed) === true;
    const said = this.#cleanedSoFar();
    return said.startsWith(typed) || typed.startsWith(said);
  }
  async #consume(events: AsyncIterable<StreamEvent>): Promise<void> {
    try {
      for await (const event of events) {
        if (event.type === 'choice') this.#takeOther(event);
        else if (event.type === 'text') this.#take(event.text);
        else continue;
        if (this.#hasEnough()) break;
      }
      if (this.#state === 'streaming') this.#finish('complete');
      // Ends the generation on the server when we left the stream early; after its end this does nothing.
      this.#controller.abort();
    } catch (error) {
      this.#error = error;
      if (this.#state === 'streaming') this.#finish('failed');
    }
  }
  #take(text: string): void {
    this.#raw += text;
    this.#firstTextAt ??= this.#clock.now();
    if (text.includes('\n')) {
      this.#firstLineAt ??= this.#clock.now();
      this.#partial = this.#first ?? this.#completeLines();
    }
    this.#onChange();
  }
  #takeOther({ index, text }: { readonly index: number; readonly text: string }): void {
    this.#others.set(index, (this.#others.get(index) ?? '') + text);
  }
  /** Nothing that may still come can add to any of the answers. */
  #hasEnough(): boolean {
    if (this.#others.size + 1 < this.#asked) return false;
    return [this.#raw, ...this.#others.values()].every(
      (raw) => raw.includes('\n') && hasSaidEnough(raw, this.origin.context),
    );
  }
  #finish(state: 'complete' | 'failed'): void {
    if (state === 'complete') this.#settle();
    this.#state = state;
    this.#endedAt = this.#clock.now();
    this.#onChange();
  }
  /** Every answer cleaned, the same one only once. */
  #settle(): void {
    const raws = [this.#raw, ...[...this.#others].sort(([one], [other]) => one - other).map(([, raw]) => raw)];
    const cleaned = raws.map((raw) => cleanInContext(raw, this.origin.context));
    const [fitted, ...alternatives] = distinctCandidates([this.#first, ...cleaned]);
    this.#partial = fitted;
    this.#alternatives = alternatives.slice(0, Math.max(0, this.#asked - 1));
  }
  /** What can be shown of an unfinished answer: lines that will not change any more. */
  #completeLines(): FittedAnswer | undefined {
    const lines = this.#raw.slice(0, this.#raw.lastIndexOf('\n'));
    const fitted = cleanInContext(lines, this.origin.context);
    return fitted === undefined || fitted.replaceRight > 0 || !SAYS_SOMETHING.test(fitted.text) ? undefined : fitted;
  }
  /** The answer up to the last character that came, cleaned as far as it can be. */
  #cleanedSoFar(): string {
    const { length } = this.#raw;
    if (this.#soFar.length !== length)
      this.#soFar = { length, text: cleanInContext(this.#raw, this.origin.context)?.text ?? '' };
    return this.#soFar.text;
  }
}
