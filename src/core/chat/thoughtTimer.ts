/** Measures how long a model thinks, by what comes of it. */
export interface ThoughtTimer {
  /** Reasoning has come. */
  thought(): void;
  /** Text of the answer has come. */
  answered(): void;
  /** All text so far was reasoning. */
  retracted(): void;
  /** Nothing more will come. */
  end(): void;
}

export interface ThoughtTimerOptions {
  /** Milliseconds. */
  readonly now: () => number;
  /** Called whenever a spell of thinking is over, with the time of all of them. */
  readonly onThought: (ms: number) => void;
}

/** From the first word of reasoning to the next of the answer; several spells add up. */
export function createThoughtTimer({ now, onThought }: ThoughtTimerOptions): ThoughtTimer {
  let sumMs = 0;
  let since: number | undefined;
  let firstTextAt: number | undefined;
  const stop = (): void => {
    if (since === undefined) return;
    sumMs += now() - since;
    since = undefined;
    onThought(sumMs);
  };
  return {
    thought() {
      since ??= now();
    },
    answered() {
      stop();
      firstTextAt ??= now();
    },
    retracted() {
      since ??= firstTextAt ?? now();
      firstTextAt = undefined;
    },
    end: stop,
  };
}
