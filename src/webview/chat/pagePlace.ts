/** A place in a conversation that holds while heights above it change. */
export interface TranscriptPlace {
  readonly messageId: string;
  /** How far the upper edge of what is visible lies below the start of the message, in pixels. */
  readonly offset: number;
  /** Absent: it stands in no block of an answer. */
  readonly block?: BlockPlace;
}

/** The same within an answer, of whose blocks only those that were seen are as high as they will be. */
export interface BlockPlace {
  readonly index: number;
  readonly offset: number;
}

/** Where the reader was; kept by the editor for this view. */
export interface PagePlace {
  readonly conversationId: string;
  /** Undefined: at the end. */
  readonly place: TranscriptPlace | undefined;
}
