import * as vscode from 'vscode';
import type { InstructionFile } from '../../core/prompts/joinInstructions.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';

/** Where projects say what they ask of models; the first is read by most tools, the second by VS Code's own. */
const FILES = ['AGENTS.md', '.github/copilot-instructions.md'] as const;
const MAX_BYTES = 200_000;

/** What the project of a document asks of models. */
export interface ProjectInstructions extends vscode.Disposable {
  /**
   * The files as they are on the disk now; none where the setting says so, in a folder that the user does not trust, and outside of folders.
   *
   * @param document Absent: the active editor's; without one, the first folder counts
   */
  read(document?: vscode.Uri): Promise<readonly InstructionFile[]>;
  /** Some file that `read` has looked for has come, changed or gone, or the setting or the trust has changed. */
  readonly onDidChange: vscode.Event<void>;
}

/** Looks at nothing before it is first asked; then the folder's files are watched. */
export function createProjectInstructions(settings: SettingsSource): ProjectInstructions {
  const changed = new vscode.EventEmitter<void>();
  const watchers = new Map<string, vscode.Disposable>();
  let isOn = settings.current.projectInstructions;
  const subscriptions = vscode.Disposable.from(
    changed,
    vscode.workspace.onDidGrantWorkspaceTrust(() => changed.fire()),
    settings.onDidChange(({ projectInstructions }) => {
      if (projectInstructions === isOn) return;
      isOn = projectInstructions;
      changed.fire();
    }),
  );
  const watch = (folder: vscode.Uri): void => {
    const key = folder.toString();
    if (!watchers.has(key))
      watchers.set(
        key,
        watchFiles(folder, () => changed.fire()),
      );
  };
  return {
    onDidChange: changed.event,
    async read(document) {
      const folder = isOn && vscode.workspace.isTrusted ? folderOf(document) : undefined;
      if (!folder) return [];
      watch(folder);
      const read = await Promise.all(FILES.map((label) => readInstructions(folder, label)));
      return read.filter((file) => file !== undefined);
    },
    dispose() {
      for (const watcher of watchers.values()) watcher.dispose();
      watchers.clear();
      subscriptions.dispose();
    },
  };
}

function folderOf(document = vscode.window.activeTextEditor?.document.uri): vscode.Uri | undefined {
  const folder = document && vscode.workspace.getWorkspaceFolder(document);
  return (folder ?? vscode.workspace.workspaceFolders?.[0])?.uri;
}

async function readInstructions(folder: vscode.Uri, label: string): Promise<InstructionFile | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, label));
    const text = new TextDecoder().decode(bytes.subarray(0, MAX_BYTES));
    return text.trim() === '' ? undefined : { label, text };
  } catch {
    return undefined;
  }
}

function watchFiles(folder: vscode.Uri, onChange: () => void): vscode.Disposable {
  const pattern = new vscode.RelativePattern(folder, `{${FILES.join(',')}}`);
  const watcher = vscode.workspace.createFileSystemWatcher(pattern);
  watcher.onDidCreate(onChange);
  watcher.onDidChange(onChange);
  watcher.onDidDelete(onChange);
  return watcher;
}
