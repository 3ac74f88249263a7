import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './editorDriver.ts';

/** A setting of the editor's own that no test looks at: what it is says which settings file the editor has read. */
const MARK = 'editor.rulers';

/** `.vscode/settings.json` as a repository would bring it: written as a file, past every check of the settings API. */
export async function withRepositorySettings(
  settings: Readonly<Record<string, unknown>>,
  work: () => Promise<void>,
): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the window has a folder');
  const file = vscode.Uri.joinPath(folder.uri, '.vscode', 'settings.json');
  const mark = [Math.ceil(Math.random() * 1e9)];
  try {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify({ ...settings, [MARK]: mark })));
    await untilMarked(mark);
    await work();
  } finally {
    await vscode.workspace.fs.delete(file);
    await untilMarked(undefined);
  }
}

async function untilMarked(mark: readonly number[] | undefined): Promise<void> {
  const current = (): unknown => vscode.workspace.getConfiguration().inspect(MARK)?.workspaceValue;
  await eventually(
    () => (JSON.stringify(current()) === JSON.stringify(mark) ? true : undefined),
    'the settings of the folder to be read',
  );
}

/** Waits until the editor has taken note of what `change` does to a setting of ours. */
export async function changingSettings(change: () => Promise<void>): Promise<void> {
  const noted = new Promise<void>((resolve) => {
    const subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('interline')) return;
      subscription.dispose();
      resolve();
    });
  });
  await change();
  await noted;
}

/** Sets one of the user's own settings (name without `interline.`); call what it resolves with afterwards. */
export async function withUserSetting(name: string, value: unknown): Promise<() => Promise<void>> {
  const configuration = () => vscode.workspace.getConfiguration('interline');
  const before: unknown = configuration().inspect(name)?.globalValue;
  const set = (wanted: unknown) =>
    changingSettings(async () => configuration().update(name, wanted, vscode.ConfigurationTarget.Global));
  await set(value);
  return () => set(before);
}
