import * as vscode from 'vscode';

/** What was asked before, the latest first, in the workspace's own memory. */
const HISTORY = 'interline.ask.history';
const MAX_HISTORY = 50;

/**
 * Asks for a question: typed, or picked from those asked before in this workspace. `subject` says what goes along. Undefined when the user
 * turned away; an empty question is none.
 */
export async function askQuestion(memory: vscode.Memento, subject: string): Promise<string | undefined> {
  const history = readHistory(memory);
  const pick = vscode.window.createQuickPick();
  pick.title = subject === '' ? vscode.l10n.t('Ask Interline') : vscode.l10n.t('Ask Interline about {0}', subject);
  pick.placeholder =
    history.length === 0
      ? vscode.l10n.t('Your question')
      : vscode.l10n.t('Your question, or one that you have asked before');
  pick.ignoreFocusOut = true;
  const offer = (): void => {
    const typed = pick.value.trim();
    const asked = history.filter((question) => question !== typed).map((label) => ({ label, iconPath: HISTORY_ICON }));
    pick.items =
      typed === '' ? asked : [{ label: typed, description: vscode.l10n.t('Ask'), alwaysShow: true }, ...asked];
  };
  offer();
  const question = await new Promise<string | undefined>((resolve) => {
    pick.onDidChangeValue(offer);
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.label ?? pick.value.trim());
      pick.hide();
    });
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
  pick.dispose();
  if (!question) return undefined;
  const kept = [question, ...history.filter((one) => one !== question)].slice(0, MAX_HISTORY);
  await memory.update(HISTORY, kept);
  return question;
}

const HISTORY_ICON = new vscode.ThemeIcon('history');

function readHistory(memory: vscode.Memento): readonly string[] {
  const stored = memory.get<unknown>(HISTORY);
  return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : [];
}
