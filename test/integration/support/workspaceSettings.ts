import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** `.vscode/settings.json` as a repository would bring it: written as a file, past every check of the settings API. */
export async function withRepositorySettings(
  settings: Readonly<Record<string, unknown>>,
  work: () => Promise<void>,
): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the window has a folder');
  const file = vscode.Uri.joinPath(folder.uri, '.vscode', 'settings.json');
  try {
    await changingSettings(async () =>
      vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(settings))),
    );
    await work();
  } finally {
    await changingSettings(async () => vscode.workspace.fs.delete(file));
  }
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
