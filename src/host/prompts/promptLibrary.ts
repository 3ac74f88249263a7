import type * as vscode from 'vscode';
import type { Attachment, ModelChoice } from '../../core/chat/conversation.ts';
import type { Logger } from '../../core/ports.ts';
import type { PromptFile } from '../../core/prompts/file/promptFile.ts';
import type { Exclusions } from '../completion/exclusions.ts';
import type { BuiltInPrompt } from './builtInPrompts.ts';
import type { PromptPlace } from './promptSubject.ts';

/** Whose file a prompt is. */
export type PromptSource = 'builtIn' | 'user' | 'workspace';

/** A prompt file as lists show it. Name and description come from files that a repository may bring: plain text, never markup. */
export interface PromptInfo {
  readonly name: string;
  /** One line; empty when the file has none. */
  readonly description: string;
  readonly source: PromptSource;
  /** Where it lies, in people's words: `.github/prompts/review.prompt.md`. */
  readonly place: string;
  readonly uri: vscode.Uri;
  /** Undefined when the file has errors: there is nothing to run, only something to open. */
  readonly file: PromptFile | undefined;
  /** It lies in a folder that the user does not trust: it is listed and not run. */
  readonly isRestricted: boolean;
}

/** What a prompt is filled with. */
export interface FillSubject {
  /** Undefined: none is open, which prompts about code refuse. */
  readonly editor: vscode.TextEditor | undefined;
  /**
   * Code that the model is shown anyway, as an edit's region is: `${selection}` only names it. Absent: the selection, else the declaration at
   * the cursor, else the document goes along.
   */
  readonly place?: PromptPlace;
  /** Inputs that are known; the others are asked for. */
  readonly inputs?: Readonly<Record<string, string>>;
}

/** A prompt that can be sent. */
export interface FilledPrompt {
  readonly text: string;
  /** Code that the text names; an attachment's label stands in the text. */
  readonly attachments: readonly Attachment[];
  /** Over the role's own endpoint and model. */
  readonly choice?: ModelChoice;
}

/** All prompt files: the extension's, the user's and the open folders'. Read whenever they are asked for. */
export interface PromptLibrary {
  /** By name; of several of one name all are there, the one that `find` gives first. */
  list(): Promise<readonly PromptInfo[]>;
  /** The user's own prompts come before those of a trusted folder, and those before the extension's. */
  find(name: string): Promise<PromptInfo | undefined>;
  /** The extension's own, whatever others of that name there are. */
  builtIn(name: BuiltInPrompt): Promise<PromptInfo | undefined>;
  /** Asks for inputs and gathers what the variables stand for. Undefined when the user turned away, or after a message that says why it cannot be run. */
  fill(prompt: PromptInfo, subject: FillSubject): Promise<FilledPrompt | undefined>;
}

export interface PromptLibraryDeps {
  readonly context: Pick<vscode.ExtensionContext, 'extensionUri' | 'globalStorageUri'>;
  readonly log: Logger;
  /** What of the uncommitted changes stays at home. */
  readonly exclusions: Exclusions;
}
