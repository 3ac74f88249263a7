import type { AnswerStage, EditNote, PlacementChoice, PlacementQuestion } from './editPlan.ts';

/** What an answer is laid over; all lines without their ends. */
export interface Ground {
  /** Of the region. */
  readonly lines: readonly string[];
  /** Of the document, around the region. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly languageId: string;
  readonly stage: AnswerStage;
  readonly choices: readonly PlacementChoice[];
  /** Decides between equally good places. */
  readonly nearLine?: number;
}

/** The region's new lines; parts with a question are not in them. */
export interface Laid {
  readonly lines: readonly string[];
  readonly notes: readonly EditNote[];
  readonly questions: readonly PlacementQuestion[];
}
