import * as vscode from 'vscode';
import { type MenuItem, type MenuSection, menuSections } from './menuItems.ts';
import { currentState, type StatusBarDeps } from './registerStatusBar.ts';

interface MenuPick extends vscode.QuickPickItem {
  readonly item?: MenuItem;
}

/** The menu behind the status bar item. */
export async function showMenu(deps: StatusBarDeps): Promise<void> {
  const picks = menuSections(currentState(deps)).flatMap(picksOf);
  const pick = await vscode.window.showQuickPick(picks, { title: 'Interline', matchOnDescription: true });
  if (pick?.item) await vscode.commands.executeCommand(pick.item.command, ...(pick.item.args ?? []));
}

function picksOf({ title, items }: MenuSection): readonly MenuPick[] {
  const separator = { label: title, kind: vscode.QuickPickItemKind.Separator };
  return [
    separator,
    ...items.map((item) => ({ label: item.label, ...(item.description && { description: item.description }), item })),
  ];
}
