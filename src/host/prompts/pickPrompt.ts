import * as vscode from 'vscode';
import type { PromptMode } from '../../core/prompts/file/promptFile.ts';
import { plainLabel } from '../../core/util/plainLabel.ts';
import type { CommandName } from '../contributions.ts';
import type { PromptInfo, PromptLibrary, PromptSource } from './promptLibrary.ts';

interface PromptItem extends vscode.QuickPickItem {
  readonly prompt?: PromptInfo;
  readonly command?: CommandName;
}

const headings = (): Readonly<Record<PromptSource, string>> => ({
  workspace: vscode.l10n.t('of this folder'),
  user: vscode.l10n.t('your own'),
  builtIn: 'Interline',
});
const modes = (): Readonly<Record<PromptMode, string>> => ({
  chat: vscode.l10n.t('asks in the chat'),
  edit: vscode.l10n.t('edits the code'),
  insert: vscode.l10n.t('writes at the cursor'),
  newFile: vscode.l10n.t('writes a new file'),
});
const openButton = (): vscode.QuickInputButton => ({
  iconPath: new vscode.ThemeIcon('go-to-file'),
  tooltip: vscode.l10n.t('Open the Prompt’s File'),
});

/** Lets the user choose a prompt by name, description or place; undefined when none is to be run. */
export async function pickPrompt(library: PromptLibrary): Promise<PromptInfo | undefined> {
  const pick = vscode.window.createQuickPick<PromptItem>();
  pick.title = vscode.l10n.t('Run Prompt');
  pick.placeholder = vscode.l10n.t('Which prompt?');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.busy = true;
  const chosen = new Promise<PromptItem | undefined>((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]);
      pick.hide();
    });
    pick.onDidTriggerItemButton(({ item }) => {
      pick.hide();
      if (item.prompt) void vscode.window.showTextDocument(item.prompt.uri);
    });
    pick.onDidHide(() => resolve(undefined));
  });
  pick.show();
  try {
    pick.items = itemsOf(await library.list());
    pick.busy = false;
    const item = await chosen;
    if (item?.command !== undefined) await vscode.commands.executeCommand(item.command);
    return item?.prompt;
  } finally {
    pick.dispose();
  }
}

function itemsOf(prompts: readonly PromptInfo[]): readonly PromptItem[] {
  const groups = (['workspace', 'user', 'builtIn'] as const).flatMap((source) => {
    const items = prompts.filter((prompt) => prompt.source === source).map(itemOf);
    return items.length === 0 ? [] : [separator(headings()[source]), ...items];
  });
  const make: PromptItem = {
    label: vscode.l10n.t('$(add) New Prompt…'),
    command: 'interline.newPrompt',
    alwaysShow: true,
  };
  return [...groups, separator(''), make];
}

function separator(label: string): PromptItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function itemOf(prompt: PromptInfo): PromptItem {
  const { name, description, place, file, isRestricted } = prompt;
  const state = isRestricted
    ? vscode.l10n.t('not run: the folder is not trusted')
    : file
      ? modes()[file.mode]
      : vscode.l10n.t('has errors');
  return {
    prompt,
    label: plainLabel(name),
    description: plainLabel(description),
    detail: plainLabel([place, state, ...(file?.model !== undefined ? [file.model] : [])].join(' · ')),
    buttons: [openButton()],
  };
}
