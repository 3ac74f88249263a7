import * as vscode from 'vscode';
import type { PromptMode } from '../../core/prompts/file/promptFile.ts';
import type { CommandName } from '../contributions.ts';
import type { PromptInfo, PromptLibrary, PromptSource } from './promptLibrary.ts';

interface PromptItem extends vscode.QuickPickItem {
  readonly prompt?: PromptInfo;
  readonly command?: CommandName;
}

const HEADINGS: Readonly<Record<PromptSource, string>> = {
  workspace: 'of this folder',
  user: 'your own',
  builtIn: 'Interline',
};
const MODES: Readonly<Record<PromptMode, string>> = {
  chat: 'asks in the chat',
  edit: 'edits the code',
  insert: 'writes at the cursor',
  newFile: 'writes a new file',
};
const OPEN: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('go-to-file'),
  tooltip: 'Open the Prompt’s File',
};

/** Lets the user choose a prompt by name, description or place; undefined when none is to be run. */
export async function pickPrompt(library: PromptLibrary): Promise<PromptInfo | undefined> {
  const pick = vscode.window.createQuickPick<PromptItem>();
  pick.title = 'Run Prompt';
  pick.placeholder = 'Which prompt?';
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
    return items.length === 0 ? [] : [separator(HEADINGS[source]), ...items];
  });
  const make: PromptItem = { label: '$(add) New Prompt…', command: 'interline.newPrompt', alwaysShow: true };
  return [...groups, separator(''), make];
}

function separator(label: string): PromptItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function itemOf(prompt: PromptInfo): PromptItem {
  const { name, description, place, file, isRestricted } = prompt;
  const state = isRestricted ? 'not run: the folder is not trusted' : file ? MODES[file.mode] : 'has errors';
  return {
    prompt,
    label: withoutIcons(name),
    description: withoutIcons(description),
    detail: withoutIcons([place, state, ...(file?.model !== undefined ? [file.model] : [])].join(' · ')),
    buttons: [OPEN],
  };
}

/** A repository's words draw no icons in our lists. */
function withoutIcons(text: string): string {
  return text.replaceAll('$(', '$ (');
}
