import type { PromptWindow } from './collectWindow.ts';
import type { CleaningContext } from './postprocess/cleaningContext.ts';
import type { FittedAnswer } from './postprocess/fitToRestOfLine.ts';

/** The place that a request was made for. */
export interface AnswerOrigin {
  readonly uri: string;
  /** The cursor in the document. */
  readonly documentOffset: number;
  readonly window: PromptWindow;
  readonly context: CleaningContext;
}

/** An answer that can be looked up again, cleaned; `fitted` is undefined when nothing was worth showing. */
export interface KeptAnswer {
  readonly origin: AnswerOrigin;
  readonly fitted: FittedAnswer | undefined;
  /** Other answers to the same request, cleaned, none of them twice; only beside a `fitted` one. */
  readonly alternatives: readonly FittedAnswer[];
  /** How many answers were asked for. */
  readonly asked: number;
  /** The model said nothing at all. */
  readonly wasEmpty: boolean;
  /** Milliseconds since the epoch. */
  readonly endedAt: number;
}
