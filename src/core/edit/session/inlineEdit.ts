import type { EditHunk, EditNote, EditPlanOptions, PlacementChoice, PlacementQuestion } from '../plan/editPlan.ts';
import type { TextRange } from '../text/rawLines.ts';
import { wholeLines, wholeText } from '../text/rawLines.ts';

export type InlineEditPhase =
  /** The answer comes; what it has not reached stays as it is. */
  | 'streaming'
  /** The answer is here, but parts of it have no sure place: see `questions`. */
  | 'asking'
  /** Hunks wait to be accepted or rejected. */
  | 'review'
  /** Nothing is open; a follow-up may still be asked. */
  | 'settled'
  /** Someone typed inside of the region, or the edit was closed: it is over, `keptText` stands in its place. */
  | 'stopped';

/**
 * How open hunks stand in the document: with their new lines, with old and new lines one below the other, or not at all (`original`), when
 * the editor shows them by other means.
 */
export type OpenHunkView = 'new' | 'both' | 'original';

export interface ReviewedHunk extends EditHunk {
  readonly decision: 'open' | 'accepted' | 'rejected';
  /** True while more lines may still join it; until then it cannot be decided. */
  readonly isGrowing: boolean;
}

/** One edit of one region, as plain data. Changed by `reduceInlineEdit` alone, drawn by `showInlineEdit`. */
export interface InlineEditState {
  readonly phase: InlineEditPhase;
  readonly view: OpenHunkView;
  readonly languageId: string;
  readonly scope: EditPlanOptions['scope'];
  readonly path?: string;
  readonly nearLine?: number;
  /** Where the region starts in the document now, in UTF-16 code units. */
  readonly start: number;
  /** The region's text before the edit began. */
  readonly initialText: string;
  /** The text that the hunks are changes of: the first, or after a follow-up the one with what was accepted. */
  readonly baseText: string;
  /** Text around the region when the edit began, as far as an answer may repeat it. */
  readonly before: string;
  readonly after: string;
  readonly answer: string;
  /** How much of the answer the hunks are made from. */
  readonly laidLength: number;
  /** Counts follow-ups; part of every hunk's id. */
  readonly round: number;
  readonly hunks: readonly ReviewedHunk[];
  readonly questions: readonly PlacementQuestion[];
  readonly choices: readonly PlacementChoice[];
  readonly notes: readonly EditNote[];
  /** What the model said instead of code; empty otherwise. */
  readonly prose: string;
  /** Only when stopped: the region's text from then on. */
  readonly keptText?: string;
}

export interface InlineEditStart {
  readonly document: string;
  /** Grown to whole lines; ignored for `file`. */
  readonly region: TextRange;
  readonly scope: EditPlanOptions['scope'];
  readonly view: OpenHunkView;
  readonly languageId: string;
  /** The document's path, where an answer may speak of several files. */
  readonly path?: string;
  /** As in `EditPlanOptions`. */
  readonly nearLine?: number;
}

/** Enough to recognise what models repeat around a region; the rest of a large file would only cost time with every line that comes. */
const REMEMBERED_AROUND = 20_000;

/** An edit whose answer is about to come. */
export function startInlineEdit({ document, region, scope, ...rest }: InlineEditStart): InlineEditState {
  const { start, end } = scope === 'file' ? wholeText(document) : wholeLines(document, region);
  const text = document.slice(start, end);
  return {
    phase: 'streaming',
    ...rest,
    scope,
    start,
    initialText: text,
    baseText: text,
    before: fromLineStart(document.slice(0, start)),
    after: document.slice(end, end + REMEMBERED_AROUND),
    answer: '',
    laidLength: 0,
    round: 0,
    hunks: [],
    questions: [],
    choices: [],
    notes: [],
    prose: '',
  };
}

function fromLineStart(before: string): string {
  if (before.length <= REMEMBERED_AROUND) return before;
  const tail = before.slice(-REMEMBERED_AROUND);
  return tail.slice(tail.indexOf('\n') + 1);
}
