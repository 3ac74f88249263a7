import * as vscode from 'vscode';
import { explainProblem, fixInstruction } from '../../core/edit/ask/fixInstruction.ts';
import { createAttachment, placeLabel } from '../chat/attachments.ts';
import { regionFor } from './editCommands.ts';
import type { EditDeps } from './editDeps.ts';
import { editProblem } from './editProblems.ts';
import type { EditRunner } from './editRunner.ts';

/** What the quick fixes do when they are chosen. */
export interface ProblemCommands {
  fix(document: vscode.TextDocument, diagnostics: readonly vscode.Diagnostic[]): Promise<void>;
  explain(document: vscode.TextDocument, diagnostic: vscode.Diagnostic): Promise<void>;
}

export function createProblemCommands({ chat }: Pick<EditDeps, 'chat'>, runner: EditRunner): ProblemCommands {
  return {
    fix: (document, diagnostics) => fix(runner, document, diagnostics),
    explain: (document, diagnostic) => explain(chat, document, diagnostic),
  };
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
