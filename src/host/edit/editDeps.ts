import type * as vscode from 'vscode';
import type { ModelGateway } from '../../core/endpoint/modelGateway.ts';
import type { Clock, FileSystem, Logger } from '../../core/ports.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';
import type { ProjectInstructions } from '../instructions/projectInstructions.ts';
import type { ChatController } from '../chat/chatController.ts';
import type { PromptLibrary } from '../prompts/promptLibrary.ts';

/** What editing wants from the rest of the extension. */
export interface EditDeps {
  readonly gateway: ModelGateway;
  readonly settings: SettingsSource;
  readonly log: Logger;
  readonly clock: Clock;
  readonly files: FileSystem;
  readonly chat: Pick<ChatController, 'ask'>;
  readonly library: Pick<PromptLibrary, 'list' | 'fill'>;
  readonly instructions: Pick<ProjectInstructions, 'read'>;
  /** The workspace's: remembers instructions, and edits that were open. */
  readonly memory: vscode.Memento;
  /** From which machine requests leave, where that is not plain (`requestSideWords`). */
  readonly requestSide: string | undefined;
}
