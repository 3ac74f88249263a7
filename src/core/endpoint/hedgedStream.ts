import type { Clock } from '../ports.ts';

/** Starts one of the streams; its signal aborts when the other one has won. */
export type Contender<Event, End> = (signal: AbortSignal) => AsyncGenerator<Event, End>;

export interface HedgedStreamOptions<Event, End> {
  readonly first: Contender<Event, End>;
  readonly second: Contender<Event, End>;
  /** The second joins when the first has brought nothing for so long; undefined: only when the first fails. */
  readonly hedgeAfterMs: number | undefined;
  readonly clock: Clock;
  /** Ends both. */
  readonly signal: AbortSignal;
  /** Whether a fault before the first event is a reason to ask the second. */
  readonly isWorthAnother: (error: unknown) => boolean;
  /** Called once, when a stream has brought its first event or its end. */
  readonly onWinner: (winner: 'first' | 'second') => void;
}

/**
 * One stream out of two: the second is started when the first fails or takes too long, whoever brings something first is read to its end,
 * the other one is aborted at once. Nothing is ever mixed, and after the first event there is no second try. When both fail, the first
 * one's fault is thrown.
 */
export async function* hedgedStream<Event, End>(
  options: HedgedStreamOptions<Event, End>,
): AsyncGenerator<Event, End, undefined> {
  const race = new Race(options);
  try {
    const winner = await race.winner();
    let result = winner.result;
    while (result.done !== true) {
      yield result.value;
      result = await winner.runner.next();
    }
    return result.value;
  } finally {
    await race.stop();
  }
}

interface Winner<Event, End> {
  readonly runner: Runner<Event, End>;
  readonly result: IteratorResult<Event, End>;
}

type Head<Event, End> =
  | { readonly kind: 'begun'; readonly runner: Runner<Event, End>; readonly result: IteratorResult<Event, End> }
  | { readonly kind: 'failed'; readonly runner: Runner<Event, End>; readonly error: unknown };

class Race<Event, End> {
  readonly #options: HedgedStreamOptions<Event, End>;
  readonly #runners: Runner<Event, End>[] = [];
  #cancelHedge: () => void = () => undefined;

  constructor(options: HedgedStreamOptions<Event, End>) {
    this.#options = options;
  }

  async winner(): Promise<Winner<Event, End>> {
    const { first, second, isWorthAnother } = this.#options;
    const waiting = new Map([this.#start(first)].map((runner) => [runner, runner.head]));
    const addSecond = (): void => {
      const runner = this.#start(second);
      waiting.set(runner, runner.head);
    };
    let lateness: Promise<'late'> | undefined = this.#whenLate();
    let fault: { readonly error: unknown } | undefined;
    for (;;) {
      const news = await Promise.race([...waiting.values(), ...(lateness ? [lateness] : [])]);
      if (news !== 'late' && news.kind === 'begun') return this.#declare(news);
      lateness = undefined;
      const isAlone = this.#runners.length === 1;
      if (news === 'late') {
        addSecond();
        continue;
      }
      waiting.delete(news.runner);
      // The first one's fault is told, whoever fails last.
      if (fault === undefined || news.runner === this.#runners[0]) fault = { error: news.error };
      if (isAlone && isWorthAnother(news.error)) addSecond();
      if (waiting.size === 0) throw fault.error;
    }
  }

  /** Leaves nothing running. The winner is told that its reader has gone, as any stream is. */
  async stop(): Promise<void> {
    this.#cancelHedge();
    for (const runner of this.#runners) await runner.leave();
  }

  #declare(winner: Winner<Event, End>): Winner<Event, End> {
    this.#cancelHedge();
    for (const runner of this.#runners) if (runner !== winner.runner) runner.abort();
    this.#options.onWinner(winner.runner === this.#runners[0] ? 'first' : 'second');
    return winner;
  }

  #start(contender: Contender<Event, End>): Runner<Event, End> {
    const runner = new Runner(contender, this.#options.signal);
    this.#runners.push(runner);
    return runner;
  }

  #whenLate(): Promise<'late'> | undefined {
    const { hedgeAfterMs, clock } = this.#options;
    if (hedgeAfterMs === undefined) return undefined;
    return new Promise((resolve) => {
      this.#cancelHedge = clock.setTimer(() => resolve('late'), hedgeAfterMs);
    });
  }
}

class Runner<Event, End> {
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal;
  readonly #stream: AsyncGenerator<Event, End>;
  readonly #onAbort = (): void => {
    this.#controller.abort();
  };
  /** Its first event, end or fault; never rejects. */
  readonly head: Promise<Head<Event, End>>;
  #hasLost = false;

  constructor(contender: Contender<Event, End>, outer: AbortSignal) {
    this.#outer = outer;
    outer.addEventListener('abort', this.#onAbort);
    if (outer.aborted) this.#controller.abort();
    this.#stream = contender(this.#controller.signal);
    this.head = this.#stream.next().then(
      (result) => ({ kind: 'begun', runner: this, result }),
      (error: unknown) => ({ kind: 'failed', runner: this, error }),
    );
  }
  next(): Promise<IteratorResult<Event, End>> {
    return this.#stream.next();
  }
  /** It has lost: closes its connection; whatever it still brings is not looked at. */
  abort(): void {
    this.#hasLost = true;
    this.#controller.abort();
    void this.head.then(() => this.#stream.return(undefined as End)).catch(() => undefined);
  }
  async leave(): Promise<void> {
    this.#outer.removeEventListener('abort', this.#onAbort);
    if (!this.#hasLost) await this.#stream.return(undefined as End);
    this.#controller.abort();
  }
}
