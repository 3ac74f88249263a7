/** Which side of the cursor the model was trained to read first. A property of the model, not of the spelling of its tokens. */
export type FimOrder = 'prefixFirst' | 'suffixFirst';

/** What the slots of a template stand for. */
export interface FimParts {
  readonly prefix: string;
  readonly suffix: string;
  /** Path of the file relative to its workspace folder; empty when it has none. */
  readonly fileName: string;
  /** The editor's language id. */
  readonly language: string;
  /** Name of the workspace folder; empty without one. */
  readonly repository: string;
}

/** Another file that is shown to the model before the current one. */
export interface NeighbourFile {
  readonly path: string;
  readonly text: string;
}

/** How a family wants several files of one repository. */
export interface RepositoryForm {
  /** One neighbour; slots `{path}` and `{code}`. */
  readonly file: string;
  /** As `FimTemplate.prompt`, with one slot more: `{files}` is where the neighbours go. */
  readonly prompt: string;
}

/** A raw prompt for `POST {base}/completions`. Slots: `{prefix}` `{suffix}` `{filename}` `{language}` `{repo}`. */
export interface FimTemplate {
  readonly kind: 'fim';
  readonly family: string;
  readonly order: FimOrder;
  /** Spaces and line breaks count. */
  readonly prompt: string;
  readonly repository?: RepositoryForm;
  /** Sent to the server, the most telling first, because some servers take four only. Never text that code may hold. */
  readonly stops: readonly string[];
  /** Every special token of the family: harmless spellings replace them in the user's own text. Holds all that the prompt uses. */
  readonly sentinels: readonly string[];
}

/** The server fills in by itself: `prompt` and `suffix` as two fields of `POST {base}/completions`. */
export interface SuffixFieldTemplate {
  readonly kind: 'suffixField';
  readonly family: string;
  /** As in `FimTemplate`, where the model's family is known. */
  readonly sentinels?: readonly string[];
}

/** llama.cpp fills in by itself, with the tokens that stand in the model's file: `POST /infill` at the root of the origin. */
export interface InfillTemplate {
  readonly kind: 'infill';
  readonly family: string;
}

/** A model that only chats: it is asked in words to fill a hole. */
export interface HoleFillerTemplate {
  readonly kind: 'holeFiller';
  readonly family: string;
  readonly stops: readonly string[];
}

export type CompletionTemplate = FimTemplate | SuffixFieldTemplate | InfillTemplate | HoleFillerTemplate;
