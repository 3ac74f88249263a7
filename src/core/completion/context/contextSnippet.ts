import type { ContextSource } from '../../settings/contextSources.ts';

/** A piece of text from outside the current document's window that may help the model. Line ends `\n`. */
export interface ContextSnippet {
  readonly source: ContextSource;
  /** Which document it was taken from; snippets of the current one are allowed. */
  readonly uri: string;
  /** As the model is to see it: relative to the workspace folder. */
  readonly path: string;
  readonly languageId: string;
  readonly text: string;
  /** Line of the document where `text` starts; 0 for a whole file. */
  readonly firstLine: number;
  /** When the person was last there, milliseconds since the epoch; absent: unknown. */
  readonly touchedAt?: number;
}

/** Collects what may help at this place; resolves with what it has when `signal` aborts or its own time limit is over. Never rejects. */
export type GatherContext = (signal: AbortSignal) => Promise<readonly ContextSnippet[]>;
