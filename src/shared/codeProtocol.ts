/** The part of the contract between host and webview that is about code in answers: blocks, and names of files between the words. */

/** A code block as an answer holds it. */
export interface CodeBlockText {
  readonly code: string;
  /** What follows the fence's marks: `ts src/a.ts`. */
  readonly info: string;
  /** The line above the block, where models name the file; empty for none. */
  readonly heading: string;
}

/** A block whose file is asked for. */
export interface CodeBlockQuestion extends CodeBlockText {
  /** The page's own; comes back with the answer. */
  readonly id: string;
  /** The answer that it stands in; empty where it stands elsewhere. */
  readonly messageId: string;
}

/** The file that a block names. All texts are plain, and may come from the model. */
export interface CodePlaceView {
  /** What to show: as the workspace names the file, or as the model has written it where there is no such file. */
  readonly path: string;
  /** For `openPath`; absent: there is no such file in the workspace. */
  readonly target?: string;
  /** Files that the block names beside the first. */
  readonly others: readonly string[];
  /** The file is another one than it was when the answer was written. */
  readonly isChanged: boolean;
}

/** What the host tells the page about code. */
export type CodeNews =
  /** Answer to `codePlacesWanted`; without `place`, the block names no file. */
  | {
      readonly type: 'codePlaces';
      readonly places: readonly { readonly id: string; readonly place?: CodePlaceView }[];
    }
  /** Answer to `pathsWanted`: those of the texts that name one file of the workspace. */
  | { readonly type: 'pathsKnown'; readonly asked: readonly string[]; readonly known: readonly string[] }
  /** A file was saved: what is shown of it may be true no more. `path` is as in `CodePlaceView`. */
  | { readonly type: 'fileSaved'; readonly path: string };

/** What the page asks of the host about code. */
export type CodeRequest =
  /** Blocks are shown: which files do they belong to, and are these as they were? */
  | { readonly type: 'codePlacesWanted'; readonly blocks: readonly CodeBlockQuestion[] }
  /** Texts that may be names of files, with or without lines. */
  | { readonly type: 'pathsWanted'; readonly paths: readonly string[] }
  /** Shows a file of the workspace at its place: `src/a.ts:12-30`. */
  | { readonly type: 'openPath'; readonly path: string }
  /** Makes an unsaved file of the block. */
  | ({ readonly type: 'newFile' } & CodeBlockText)
  /** Asks where to, then writes the block there. */
  | ({ readonly type: 'saveCode' } & CodeBlockText)
  /** Lays all blocks of an answer that name a file over their files, those that the person chooses. */
  | { readonly type: 'applyAnswer'; readonly messageId: string }
  /** Puts commands at a terminal's prompt; nothing runs. */
  | { readonly type: 'runInTerminal'; readonly code: string };
