import * as vscode from 'vscode';
import type { Clock, FetchFunction, Logger } from '../../core/ports.ts';
import type { LastEditor } from '../chat/lastEditor.ts';
import type { Exclusions } from '../completion/exclusions.ts';
import type { TerminalWatch } from '../products/terminal/terminalWatch.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';
import { createAttachGuard } from './attachGuard.ts';
import { type ContextService, createContextService } from './contextService.ts';
import { createDropped } from './dropped.ts';
import { makePiece } from './makePiece.ts';
import { NearFiles } from './nearFiles.ts';
import { createCodeSource } from './search/codeSource.ts';
import { WorkspaceIndex } from './search/workspaceIndex.ts';
import { createFileSource } from './sources/fileSource.ts';
import { createFolderSource } from './sources/folderSource.ts';
import { WorkspaceFiles } from './workspaceFiles.ts';

export interface ContextDeps {
  readonly clock: Clock;
  readonly log: Logger;
  readonly settings: SettingsSource;
  readonly exclusions: Exclusions;
  readonly lastEditor: LastEditor;
  readonly terminals: TerminalWatch;
  readonly fetch: FetchFunction;
  /** What stands in the chat's input. */
  readonly draft: () => string;
}

/** Everything that can follow an `@`, put together. Reads nothing yet. */
export function loadContext(deps: ContextDeps): ContextService {
  const { clock, log, exclusions } = deps;
  const files = new WorkspaceFiles(clock);
  const near = new NearFiles();
  const guard = createAttachGuard(exclusions);
  const index = new WorkspaceIndex({ files, guard, clock, log });
  const shared = { ...deps, files, near, guard, index };
  return createContextService({
    sources: [createFileSource(shared), createFolderSource(shared), createCodeSource(shared)],
    dropped: createDropped(shared),
    textPiece: (label, text) => makePiece({ kind: 'text', label, languageId: 'plaintext', text }),
    log,
    owned: vscode.Disposable.from(files, near, index),
  });
}
