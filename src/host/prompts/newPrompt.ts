import * as vscode from 'vscode';
import { PROMPT_TEMPLATE } from '../../core/prompts/file/promptTemplate.ts';
import { PROMPT_SUFFIX } from '../../core/prompts/file/promptSuffix.ts';
import { type PromptFolder, promptFolders, userPromptFolder } from './promptFolders.ts';

type Storage = Pick<vscode.ExtensionContext, 'globalStorageUri'>;

/** *New Prompt…*: asks where and how it is called, makes the file and opens it with the cursor in its text. */
export async function newPrompt(storage: Storage): Promise<void> {
  const folder = await pickFolder(storage);
  if (!folder) return;
  const name = await askForName(folder);
  if (name === undefined) return;
  const uri = promptUri(folder, name);
  await vscode.workspace.fs.createDirectory(folder.uri);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(PROMPT_TEMPLATE));
  const editor = await vscode.window.showTextDocument(uri);
  const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
  editor.selection = new vscode.Selection(end, end);
}

/** *Open Prompt Folder*: shows the user's own folder outside; where nothing can be shown, a prompt of it is chosen to be opened. */
export async function openPromptFolder(storage: Storage): Promise<void> {
  const folder = userPromptFolder(storage);
  await vscode.workspace.fs.createDirectory(folder);
  if (folder.scheme === 'file' && vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined) {
    await vscode.commands.executeCommand('revealFileInOS', folder);
    return;
  }
  const options = {
    defaultUri: folder,
    canSelectMany: true,
    openLabel: vscode.l10n.t('Open'),
    title: vscode.l10n.t('Your Prompts'),
  };
  for (const uri of (await vscode.window.showOpenDialog(options)) ?? []) await vscode.window.showTextDocument(uri);
}

async function pickFolder(storage: Storage): Promise<PromptFolder | undefined> {
  const items = promptFolders(storage).map((folder) => ({
    label: folder.source === 'user' ? vscode.l10n.t('Your prompts') : folder.label.replace(/\/$/, ''),
    description:
      folder.source === 'user' ? vscode.l10n.t('in every window') : vscode.l10n.t('for all who work in this folder'),
    folder,
  }));
  if (items.length === 1) return items[0]?.folder;
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('New Prompt'),
    placeHolder: vscode.l10n.t('Where shall it lie?'),
  });
  return picked?.folder;
}

/** Letters, digits, dots and dashes: the name follows a slash in the chat, and names a file. */
function askForName(folder: PromptFolder): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('New Prompt'),
    prompt: vscode.l10n.t('Its name, as it follows the slash in the chat'),
    placeHolder: 'review-style',
    validateInput: async (name) => {
      if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u.test(name))
        return vscode.l10n.t('Use letters, digits, dots and dashes.');
      return (await exists(promptUri(folder, name)))
        ? vscode.l10n.t('There is such a prompt already. Choose another name.')
        : undefined;
    },
  });
}

function promptUri({ uri }: PromptFolder, name: string): vscode.Uri {
  return vscode.Uri.joinPath(uri, `${name}${PROMPT_SUFFIX}`);
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
