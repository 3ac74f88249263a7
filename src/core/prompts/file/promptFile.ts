import type { VariableName } from './variables.ts';

/** What becomes of the answer: a turn of the chat, a change of the selected code, text at the cursor, or a document of its own. */
export const PROMPT_MODES = ['chat', 'edit', 'insert', 'newFile'] as const;
export type PromptMode = (typeof PROMPT_MODES)[number];

export type PromptPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: VariableName }
  /** What the person who runs the prompt is asked for. */
  | { readonly kind: 'input'; readonly name: string };

export interface PromptInput {
  readonly name: string;
  /** What may be typed, for the input box; empty when the file does not say. */
  readonly placeholder: string;
}

/** A `.prompt.md` file after reading. Nothing in it is trusted: names and descriptions are for showing as plain text. */
export interface PromptFile {
  /** Letters, digits, `.`, `_` and `-`: what follows the slash. */
  readonly name: string;
  /** One line without hidden characters; empty when the file has none. */
  readonly description: string;
  readonly mode: PromptMode;
  /** Over the role's own; absent: the role's. */
  readonly model?: string;
  readonly endpointName?: string;
  readonly parts: readonly PromptPart[];
  /** Each once, in the order of the text. */
  readonly inputs: readonly PromptInput[];
}

/** Both counted from 0, columns in UTF-16 code units, as editors do. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** Something to tell the file's author, at its place. Each message ends with a next step. */
export interface PromptProblem {
  /** `error`: the prompt cannot be run; `warning`: it runs, but probably not as meant; `hint`: a line has no effect here. */
  readonly severity: 'error' | 'warning' | 'hint';
  readonly message: string;
  readonly start: TextPosition;
  readonly end: TextPosition;
}

/** A problem by its offsets; `locateProblems` makes lines and columns of them. */
export interface ProblemAt {
  readonly severity: PromptProblem['severity'];
  readonly message: string;
  readonly start: number;
  readonly end: number;
}
