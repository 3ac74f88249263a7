import * as vscode from 'vscode';
import type { FileStep } from '../../core/edit/answer/fileSteps.ts';
import type { FileChange } from '../../core/edit/apply/changesOfBlocks.ts';
import { plainLabel } from '../../core/util/plainLabel.ts';

interface ChangeItem extends vscode.QuickPickItem {
  readonly change: FileChange;
}

/** Which files of an answer are meant, in its order; all are ticked at first. Empty when the person turns away. */
export async function chooseChanges(changes: readonly FileChange[]): Promise<readonly FileChange[]> {
  const items = changes.map((change): ChangeItem => {
    const { step } = change;
    return { label: plainLabel(step.path), description: plainLabel(whatHappens(step)), picked: true, change };
  });
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Apply'),
    placeHolder: vscode.l10n.t('The code is for several files. Which of these changes do you want to see?'),
    canPickMany: true,
    ignoreFocusOut: true,
  });
  return chosen?.map(({ change }) => change) ?? [];
}

function whatHappens(step: FileStep): string {
  switch (step.kind) {
    case 'change':
      return vscode.l10n.t('change, for review');
    case 'create':
      return vscode.l10n.t('new file, unsaved');
    case 'delete':
      return vscode.l10n.t('delete, after a question');
    case 'rename':
      return vscode.l10n.t('rename to {0}, after a question', step.to);
  }
}
