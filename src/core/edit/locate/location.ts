import type { LineRange } from '../text/rawLines.ts';

export interface WantedLines {
  /** The document's lines without their ends. */
  readonly lines: readonly string[];
  readonly wanted: readonly string[];
  /** Looks only here. */
  readonly within?: LineRange;
  /** A line that decides between several places when one of them starts exactly there. */
  readonly statedLine?: number;
  /** A line that decides between several places by nearness. To be given only where a person has pointed at it. */
  readonly nearLine?: number;
}

export type Location =
  | { readonly kind: 'placed'; readonly range: LineRange; readonly how: 'exact' | 'loose' | 'fuzzy' }
  /** Several places are equally good; in the document's order. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly LineRange[] }
  /** `nearest` is the best of the bad ones, to be shown, never to be written to. */
  | { readonly kind: 'notFound'; readonly nearest?: LineRange };
