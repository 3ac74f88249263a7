import * as vscode from 'vscode';
import type { CommandName } from '../contributions.ts';
import type { ProblemCommands } from './problemCommands.ts';

/** Commands that only code actions run; their arguments are objects of the editor, which no keybinding can write. */
const FIX = 'interline.fixProblem';
const EXPLAIN = 'interline.explainProblem';
const EDIT: CommandName = 'interline.edit';

/** Offers, at every problem that the editor reports, to fix and to explain it; on a selection, to edit it. */
export function registerQuickFixes(load: () => Promise<ProblemCommands>): vscode.Disposable {
  const kinds = [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.RefactorRewrite];
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider(
      [{ scheme: '*' }, { notebookType: '*' }],
      { provideCodeActions: (document, range, context) => actionsFor(document, range, context) },
      { providedCodeActionKinds: kinds },
    ),
    vscode.commands.registerCommand(FIX, async (...chosen: Parameters<ProblemCommands['fix']>) =>
      (await load()).fix(...chosen),
    ),
    vscode.commands.registerCommand(EXPLAIN, async (...chosen: Parameters<ProblemCommands['explain']>) =>
      (await load()).explain(...chosen),
    ),
  );
}

function actionsFor(
  document: vscode.TextDocument,
  range: vscode.Range,
  { diagnostics, only }: vscode.CodeActionContext,
): vscode.CodeAction[] {
  const wants = (kind: vscode.CodeActionKind): boolean => only === undefined || only.contains(kind);
  const actions: vscode.CodeAction[] = [];
  const [first] = diagnostics;
  if (first && wants(vscode.CodeActionKind.QuickFix)) {
    actions.push(
      action(vscode.l10n.t('Fix with Interline'), vscode.CodeActionKind.QuickFix, {
        command: FIX,
        arguments: [document, diagnostics],
      }),
    );
    actions.push(
      action(vscode.l10n.t('Explain with Interline'), vscode.CodeActionKind.QuickFix, {
        command: EXPLAIN,
        arguments: [document, first],
      }),
    );
    for (const one of actions) one.diagnostics = [...diagnostics];
  }
  if (!range.isEmpty && wants(vscode.CodeActionKind.RefactorRewrite))
    actions.push(
      action(vscode.l10n.t('Edit with Interline…'), vscode.CodeActionKind.RefactorRewrite, {
        command: EDIT,
        arguments: [],
      }),
    );
  return actions;
}

function action(title: string, kind: vscode.CodeActionKind, command: Omit<vscode.Command, 'title'>): vscode.CodeAction {
  const made = new vscode.CodeAction(title, kind);
  made.command = { ...command, title };
  return made;
}
