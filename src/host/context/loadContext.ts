import * as vscode from 'vscode';
import type { GlobalIgnoreDeps } from '../../core/context/files/globalIgnorePath.ts';
import type { Clock, FetchFunction, Logger } from '../../core/ports.ts';
import type { LastEditor } from '../chat/lastEditor.ts';
import type { Exclusions } from '../completion/exclusions.ts';
import type { TerminalWatch } from '../products/terminal/terminalWatch.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';
import { type AttachGuard, createAttachGuard } from './attachGuard.ts';
import { type ContextService, createContextService } from './contextService.ts';
import type { ContextSource } from './contextSource.ts';
import { createDropped } from './dropped.ts';
import { makePiece } from './makePiece.ts';
import { NearFiles } from './nearFiles.ts';
import { createCodeSource } from './search/codeSource.ts';
import { createRepositoryIgnores } from './repositoryIgnores.ts';
import { WorkspaceIndex } from './search/workspaceIndex.ts';
import { createClipboardSource } from './sources/clipboardSource.ts';
import { createFileSource } from './sources/fileSource.ts';
import { createFolderSource } from './sources/folderSource.ts';
import { createBranchSource, createCommitSource, createDiffSource } from './sources/gitSources.ts';
import { createProblemsSource } from './sources/problemsSource.ts';
import { createSelectionSource } from './sources/selectionSource.ts';
import { createOpenSource, createVisibleSource } from './sources/shownFilesSource.ts';
import { createSymbolSource } from './sources/symbolSource.ts';
import { createTerminalSource } from './sources/terminalSource.ts';
import { createTreeSource } from './sources/treeSource.ts';
import { createUrlSource } from './sources/urlSource.ts';
import { WorkspaceFiles } from './workspaceFiles.ts';

export interface ContextDeps extends GlobalIgnoreDeps {
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
  const files = new WorkspaceFiles(clock, createRepositoryIgnores(deps));
  const near = new NearFiles();
  const guard = createAttachGuard(exclusions);
  const index = new WorkspaceIndex({ files, guard, clock, log });
  const shared = { ...deps, files, near, guard, index };
  return createContextService({
    sources: createSources(shared),
    dropped: createDropped(shared),
    textPiece: (label, text) =>
      makePiece({ kind: 'text', label, promptLabel: 'Pasted text', languageId: 'plaintext', text }),
    log,
    clock,
    owned: vscode.Disposable.from(files, near, index),
  });
}

interface SharedParts extends ContextDeps {
  readonly files: WorkspaceFiles;
  readonly near: NearFiles;
  readonly guard: AttachGuard;
  readonly index: WorkspaceIndex;
}

/** In the order of the menu. */
function createSources(shared: SharedParts): readonly ContextSource[] {
  return [
    createSelectionSource(shared),
    createVisibleSource(shared),
    createOpenSource(shared),
    createDiffSource(shared),
    createBranchSource(shared),
    createTerminalSource(shared),
    createClipboardSource(),
    createTreeSource(shared),
    createFileSource(shared),
    createFolderSource(shared),
    createSymbolSource(shared),
    createProblemsSource(shared),
    createCodeSource(shared),
    createCommitSource(shared),
    createUrlSource(shared),
  ];
}
