/** A place in a conversation that holds while heights above it change. */
export interface TranscriptPlace {
  readonly messageId: string;
  /** How far the upper edge of what is visible lies below the start of the message, in pixels. */
  readonly offset: number;
}

/** Where the reader was; kept by the editor for this view. */
export interface PagePlace {
  readonly conversationId: string;
  /** Undefined: at the end. */
  readonly place: TranscriptPlace | undefined;
}
