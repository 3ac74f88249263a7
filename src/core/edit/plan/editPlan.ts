import type { LineRange, TextRange } from '../text/rawLines.ts';

/** How far the answer has come: `streaming` goes on, `ended` is whole, `cut` will not go on but lacks its end (length, lost connection, stop). */
export type AnswerStage = 'streaming' | 'ended' | 'cut';

export interface EditPlanOptions {
  readonly document: string;
  /** Where the edit may change the document, grown to whole lines; for `file` the whole document. */
  readonly region: TextRange;
  /** `region`: the answer replaces it. `file`: the answer is about the file, whole or in part, and its place is looked for. */
  readonly scope: 'region' | 'file';
  /** The model's raw answer so far. */
  readonly answer: string;
  readonly stage: AnswerStage;
  readonly languageId: string;
  /** Of an answer about several files, only what concerns this one. Paths are compared by their ends: models shorten them. */
  readonly path?: string;
  /** A line of the region that the user pointed at for this edit: the nearest of equally good places is meant. Never the mere cursor. */
  readonly nearLine?: number;
  /** Answers to questions of an earlier plan. */
  readonly choices?: readonly PlacementChoice[];
}

/** Lines of the region that give way to new ones; one of the two may be empty, never both. Lines hold their line ends. */
export interface EditHunk {
  /** Stays the same while the answer grows, as long as the change starts at the same line. */
  readonly id: string;
  /** Line of the region, from 0. */
  readonly originalStart: number;
  readonly originalLines: readonly string[];
  readonly newLines: readonly string[];
}

export type EditNote =
  /** The answer stops before its end; what it does not reach was kept. */
  | 'truncated'
  /** The answer leaves out several lines in a row without saying that they shall go, and nothing takes their place. */
  | 'muchRemoved'
  /** A place was found by most of its lines, not by all. */
  | 'fuzzy'
  /** The answer also changes lines outside of the region; those changes were left out. */
  | 'outsideIgnored'
  /** A part of the answer is in the text already. */
  | 'alreadyThere';

/** A part of the answer whose place is not sure. */
export interface PlacementQuestion {
  /** Names the part in a `PlacementChoice`. */
  readonly part: number;
  readonly reason: 'ambiguous' | 'notFound' | 'overlap';
  /** What the part looks for; its new lines where it looks for nothing. */
  readonly lines: readonly string[];
  /** Places that may be meant, in lines of the region: an empty range is an insertion before its line. */
  readonly candidates: readonly LineRange[];
}

/** Which lines a part of the answer replaces, or that it is left out. */
export interface PlacementChoice {
  readonly part: number;
  readonly range: LineRange | 'leaveOut';
}

export type EditPlan =
  | {
      readonly kind: 'planned';
      /** The region in whole lines. */
      readonly region: TextRange;
      /** The region's text with all hunks. */
      readonly newText: string;
      /** In order, none touching the next. Empty when the answer changes nothing (yet). */
      readonly hunks: readonly EditHunk[];
      readonly notes: readonly EditNote[];
    }
  /** Nothing is changed before the questions are answered. */
  | { readonly kind: 'unsure'; readonly region: TextRange; readonly questions: readonly PlacementQuestion[] }
  /** There is nothing to lay over: the answer is words. */
  | { readonly kind: 'nothing'; readonly region: TextRange; readonly prose: string };
