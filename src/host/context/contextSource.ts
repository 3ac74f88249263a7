import type { Attachment } from '../../core/chat/attachment.ts';
import type { ContextKind } from '../../core/context/contextKind.ts';

/** A text that goes along with a question; `makePiece` makes it. */
export type ContextPiece = Omit<Attachment, 'id'>;

/** Why something could not be read, with a next step, in words for the user. */
export interface ContextProblem {
  readonly problem: string;
}

/** Empty: the user turned away. */
export type ReadContext = readonly ContextPiece[] | ContextProblem;

/** Something that can be attached. Its text is read when it is chosen, not before. */
export interface ContextCandidate {
  readonly kind: ContextKind;
  /** Plain text from files, commits or pages. */
  readonly label: string;
  readonly detail: string;
  /** Indices of code units of `label` that the query has matched. */
  readonly positions?: readonly number[];
  read(signal: AbortSignal): Promise<ReadContext>;
}

export interface FoundContext {
  /** The best first, at most some fifty. */
  readonly candidates: readonly ContextCandidate[];
  /** Why there are none or not all, and what to do, where that is not plain. */
  readonly remark?: string;
  /** What takes the place of all this when it is known. */
  readonly later?: Promise<FoundContext>;
}

/** One kind of what can follow an `@`. */
export interface ContextSource {
  readonly kind: ContextKind;
  /** It has at most one or two candidates, which stand in the first menu; others get a list of their own. */
  readonly isSingle: boolean;
  readonly label: string;
  readonly description: string;
  /** Reads no text. May reject when aborted. */
  find(query: string, signal: AbortSignal): Promise<FoundContext>;
}

/** More do not help whoever looks for one. */
export const MOST_CANDIDATES = 50;
