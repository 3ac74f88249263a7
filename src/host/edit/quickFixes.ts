import * as vscode from 'vscode';
import { explainProblem, fixInstruction } from '../../core/edit/ask/fixInstruction.ts';
import { createAttachment, placeLabel } from '../chat/attachments.ts';
import type { CommandName } from '../contributions.ts';
import { regionFor } from './editCommands.ts';
import type { EditDeps } from './editDeps.ts';
import { editProblem } from './editProblems.ts';
import type { EditRunner } from './editRunner.ts';

/** Commands that only code actions run; their arguments are objects of the editor, which no keybinding can write. */
const FIX = 'interline.fixProblem';
const EXPLAIN = 'interline.explainProblem';
const EDIT: CommandName = 'interline.edit';

/** Offers, at every problem that the editor reports, to fix and to explain it; on a selection, to edit it. */
export function registerQuickFixes({ chat }: Pick<EditDeps, 'chat'>, runner: EditRunner): vscode.Disposable {
  const kinds = [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.RefactorRewrite];
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider(
      [{ scheme: '*' }, { notebookType: '*' }],
      { provideCodeActions: (document, range, context) => actionsFor(document, range, context) },
      { providedCodeActionKinds: kinds },
    ),
    vscode.commands.registerCommand(FIX, (document: vscode.TextDocument, diagnostics: readonly vscode.Diagnostic[]) =>
      fix(runner, document, diagnostics),
    ),
    vscode.commands.registerCommand(EXPLAIN, (document: vscode.TextDocument, diagnostic: vscode.Diagnostic) =>
      explain(chat, document, diagnostic),
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
      action('Fix with Interline', vscode.CodeActionKind.QuickFix, {
        command: FIX,
        arguments: [document, diagnostics],
      }),
    );
    actions.push(
      action('Explain with Interline', vscode.CodeActionKind.QuickFix, {
        command: EXPLAIN,
        arguments: [document, first],
      }),
    );
    for (const one of actions) one.diagnostics = [...diagnostics];
  }
  if (!range.isEmpty && wants(vscode.CodeActionKind.RefactorRewrite))
    actions.push(
      action('Edit with Interline…', vscode.CodeActionKind.RefactorRewrite, { command: EDIT, arguments: [] }),
    );
  return actions;
}

function action(title: string, kind: vscode.CodeActionKind, command: Omit<vscode.Command, 'title'>): vscode.CodeAction {
  const made = new vscode.CodeAction(title, kind);
  made.command = { ...command, title };
  return made;
}

/** The region is the block of the first problem, as far as it holds all of them. */
async function fix(
  runner: EditRunner,
  document: vscode.TextDocument,
  diagnostics: readonly vscode.Diagnostic[],
): Promise<void> {
  const [first, ...rest] = diagnostics;
  if (!first) return;
  const block = regionFor(document, new vscode.Range(first.range.start, first.range.start));
  const all = rest.reduce((range, diagnostic) => range.union(diagnostic.range), first.range);
  const start = Math.min(block.start, document.offsetAt(all.start));
  const end = Math.max(block.end, document.offsetAt(all.end));
  const problems = diagnostics.map((diagnostic) => editProblem(document, diagnostic));
  await runner.begin({
    document,
    region: { start, end },
    wish: { instruction: fixInstruction(problems), attachments: [] },
  });
}

async function explain(
  chat: EditDeps['chat'],
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
): Promise<void> {
  const { start, end } = regionFor(document, new vscode.Range(diagnostic.range.start, diagnostic.range.start));
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  const attachment = await createAttachment({ document, range }, crypto.randomUUID());
  if (!attachment) return;
  const place = placeLabel({ document, range: diagnostic.range });
  await chat.ask({ text: explainProblem(editProblem(document, diagnostic), place), attachments: [attachment] });
}
