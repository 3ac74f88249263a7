import type { OptOut } from './optOut.ts';

/** The item that is selected in the suggestion widget; a suggestion has to begin with it. Offsets as in `CompletionInput.text`. */
export interface SelectedItem {
  readonly text: string;
  readonly replaceStart: number;
  readonly replaceEnd: number;
}

/** A place in a document where a suggestion may be wanted. Offsets are UTF-16 code units; line ends are the document's own. */
export interface CompletionInput {
  readonly uri: string;
  readonly languageId: string;
  /** Relative to the workspace folder. */
  readonly fileName: string;
  /** Name of the workspace folder; empty without one. */
  readonly repository: string;
  /** The document, or as many whole lines around the cursor as a prompt could hold. */
  readonly text: string;
  /** The cursor in `text`. */
  readonly offset: number;
  /** Where `text` starts in the document: its offset and its line number. */
  readonly textStart: number;
  readonly firstLine: number;
  readonly insertSpaces: boolean;
  readonly tabSize: number;
  /** `manual`: the user asked for a suggestion by a key or a command. */
  readonly trigger: 'automatic' | 'manual';
  readonly hasSelection: boolean;
  readonly cursorCount: number;
  readonly isReadOnly: boolean;
  readonly selectedItem?: SelectedItem;
  /** Why this document's text is not to be sent, or suggestions are not wanted in it; absent: they are. */
  readonly optOut?: OptOut;
  /** The text before the cursor ends with a suggestion that has just been taken: its line is complete, and the next one is wanted. */
  readonly isAfterAcceptance?: boolean;
}

/** Text left of the cursor, line ends as `\n`. */
export function textBefore(input: CompletionInput): string {
  return unifyLineEnds(input.text.slice(0, input.offset));
}

/** Text right of the cursor, line ends as `\n`. */
export function textAfter(input: CompletionInput): string {
  return unifyLineEnds(input.text.slice(input.offset));
}

/** Line ends as `\n`; models and rules know no other. */
export function unifyLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
