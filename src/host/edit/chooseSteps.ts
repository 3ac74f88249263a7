import * as vscode from 'vscode';
import type { FileStep } from '../../core/edit/answer/fileSteps.ts';

interface StepItem extends vscode.QuickPickItem {
  readonly step: FileStep;
}

/** Which files of a patch are meant, in its order; all are ticked at first. Empty when the person turns away. */
export async function chooseSteps(steps: readonly FileStep[]): Promise<readonly FileStep[]> {
  const items = steps.map((step): StepItem => ({
    label: step.path,
    description: whatHappens(step),
    picked: true,
    step,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Apply'),
    placeHolder: vscode.l10n.t('The code is for several files. Which of these changes do you want to see?'),
    canPickMany: true,
    ignoreFocusOut: true,
  });
  return chosen?.map(({ step }) => step) ?? [];
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
