import type * as vscode from 'vscode';
import type { ContextSnippet } from '../../../core/completion/context/contextSnippet.ts';
import type { ContextSource } from '../../../core/settings/contextSources.ts';

/** Where a suggestion is wanted. */
export interface CursorPlace {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
}

/** One kind of text from elsewhere. */
export interface SnippetSource extends vscode.Disposable {
  /** What its snippets are; it is left alone while all of these are switched off. */
  readonly kinds: readonly ContextSource[];
  /** What is known this moment. On the way of a key: opens no file, waits for nothing, costs well under a millisecond. */
  snippets(place: CursorPlace): readonly ContextSnippet[];
  /** The cursor rests: time to look ahead for what `snippets` will need. */
  lookAhead?(place: CursorPlace): Promise<void>;
}

/** Whether a document's text may leave. */
export type MayBeSent = (uri: vscode.Uri) => boolean;
