import * as vscode from 'vscode';
import { isRecord } from '../../../core/util/isRecord.ts';
import type { SettingsSource } from '../../settings/settingsSource.ts';
import { readUserSetting, writeSetting } from '../../settings/settingsWriter.ts';

export const SYSTEM_PROMPT_SCHEME = 'interline-system-prompt';

/** Named system prompts as files of their own, for the editor: what is saved there is written to the user's settings. */
export interface SystemPromptFiles extends vscode.FileSystemProvider, vscode.Disposable {
  /** Writes the prompt. */
  write(name: string, text: string): Promise<void>;
  /** Opens it. `onSaved` takes the place of the one before for this name. */
  edit(name: string, onSaved: () => void): Promise<void>;
}

export function createSystemPromptFiles(settings: SettingsSource): SystemPromptFiles {
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const listeners = new Map<string, () => void>();
  let changedAt = Date.now();
  const textOf = (name: string): string => {
    const found = settings.current.chat.systemPrompts.find((prompt) => prompt.name === name);
    if (!found) throw vscode.FileSystemError.FileNotFound(uriOf(name));
    return found.text;
  };
  const subscription = settings.onDidChange(() => {
    changedAt = Date.now();
    const uris = settings.current.chat.systemPrompts.map(({ name }) => uriOf(name));
    changed.fire(uris.map((uri) => ({ type: vscode.FileChangeType.Changed, uri })));
  });
  return {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => undefined),
    stat(uri) {
      const size = encode(textOf(nameOf(uri))).length;
      return { type: vscode.FileType.File, ctime: 0, mtime: changedAt, size };
    },
    readFile: (uri) => encode(textOf(nameOf(uri))),
    async writeFile(uri, content) {
      const name = nameOf(uri);
      await writePrompt(name, new TextDecoder().decode(content));
      listeners.get(name)?.();
    },
    write: writePrompt,
    async edit(name, onSaved) {
      listeners.set(name, onSaved);
      const document = await vscode.workspace.openTextDocument(uriOf(name));
      await vscode.window.showTextDocument(document, { preview: false });
    },
    readDirectory: () => settings.current.chat.systemPrompts.map(({ name }) => [fileName(name), vscode.FileType.File]),
    createDirectory: refuse,
    delete: refuse,
    rename: refuse,
    dispose() {
      subscription.dispose();
      changed.dispose();
    },
  };
}

/** The setting's own writing of the name stays, where it differs from ours by blanks. */
async function writePrompt(name: string, text: string): Promise<void> {
  const before = readUserSetting('chat.systemPrompts');
  const prompts = isRecord(before) ? before : {};
  const key = Object.keys(prompts).find((one) => one.trim() === name) ?? name;
  await writeSetting('chat.systemPrompts', { ...prompts, [key]: text });
}

function uriOf(name: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SYSTEM_PROMPT_SCHEME, path: `/${fileName(name)}` });
}

/** A slash would make a folder of it. */
function fileName(name: string): string {
  return `${name.replaceAll('%', '%25').replaceAll('/', '%2F')}.md`;
}

function nameOf({ path }: vscode.Uri): string {
  return path.slice(1).replace(/\.md$/, '').replaceAll('%2F', '/').replaceAll('%25', '%');
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function refuse(): never {
  throw vscode.FileSystemError.NoPermissions(vscode.l10n.t('System prompts are added and removed in the settings.'));
}
