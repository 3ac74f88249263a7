/** One ghost text. Offsets are UTF-16 code units in the document's text. */
export interface Suggestion {
  readonly insertText: string;
  /** What accepting replaces, on the cursor's line; `start <= offset <= end`, mostly all three equal. */
  readonly replaceStart: number;
  readonly replaceEnd: number;
}

/** Why no request was made or nothing was shown, for "Why no suggestion?". */
export type SkipReason =
  | 'disabled'
  | 'disabledForLanguage'
  | 'disabledForFile'
  /** A pattern of the settings or an ignore file keeps the document's text at home. */
  | 'excludedFile'
  /** The ignore files around the document are still being read. */
  | 'ignoreFilesUnread'
  | 'inComment'
  | 'inString'
  | 'selectionActive'
  | 'severalCursors'
  | 'middleOfWord'
  | 'tooLittleText'
  | 'readOnlyDocument'
  | 'superseded'
  | 'cancelled'
  | 'emptyAnswer'
  | 'nothingLeftAfterCleaning'
  | 'refusedBefore'
  | 'noEndpoint'
  /** Too many failures in a row; a question after the pause tries again. */
  | 'pausedAfterFailures'
  /** The server says that its rate limit is used up; what is left is for what people ask for. */
  | 'rateLimitUsedUp';

export type CompletionOutcome =
  | {
      readonly kind: 'shown';
      readonly source: 'network' | 'cache' | 'typedThrough';
      readonly suggestions: readonly Suggestion[];
    }
  | { readonly kind: 'skipped'; readonly reason: SkipReason }
  | { readonly kind: 'failed'; readonly error: unknown };
