/** A stretch of code, or the place where a marker such as `// ... existing code ...` stands for code that stays. */
export type AnswerPart =
  { readonly kind: 'code'; readonly lines: readonly string[] } | { readonly kind: 'rest'; readonly marker: string };

/** Find these lines, put those there. A hunk of a diff is one too: its context and removed lines against its context and added lines. */
export interface ReplaceBlock {
  /** The file that the answer names; undefined: the one that was asked about. */
  readonly path?: string;
  /** Empty where the block only adds, for example to a new file. */
  readonly search: readonly string[];
  readonly replace: readonly string[];
  /** A line that comes somewhere before (`@@ class Account` of a patch), without line numbers. */
  readonly anchor?: string;
  /** What a diff's head tells behind its numbers: the line of a function or class that comes somewhere before. Often stale: it breaks ties only. */
  readonly section?: string;
  /** The answer says that the lines are the file's last ones. */
  readonly isAtEnd?: boolean;
  /** Where the answer says that the lines stand, from 0. Models count badly: it breaks ties only where it is exactly right. */
  readonly statedLine?: number;
}

interface AnswerBase {
  /** The file that the answer names near its code, as written. */
  readonly path?: string;
  /** False while it streams, and where a fence or a block is never closed: what comes last may be half. */
  readonly isClosed: boolean;
}

/** What a model's answer asks to do. Lines are without their ends. */
export type EditAnswer =
  /** The whole new text of what was asked about: a region or a file. */
  | (AnswerBase & { readonly kind: 'whole'; readonly lines: readonly string[] })
  /** New text in which markers stand for what stays. */
  | (AnswerBase & { readonly kind: 'partial'; readonly parts: readonly AnswerPart[] })
  /** Search/replace blocks, in no particular order. */
  | (AnswerBase & { readonly kind: 'searchReplace'; readonly blocks: readonly ReplaceBlock[] })
  /** A diff or patch; the blocks of one file are in the file's order. */
  | (AnswerBase & { readonly kind: 'diff'; readonly blocks: readonly ReplaceBlock[] })
  /** No code, or none yet: an explanation, a refusal, thinking. */
  | (AnswerBase & { readonly kind: 'nothing'; readonly prose: string });
