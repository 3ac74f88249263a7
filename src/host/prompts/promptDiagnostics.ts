import * as vscode from 'vscode';
import type { PromptProblem } from '../../core/prompts/file/promptFile.ts';
import { isPromptFile, promptFolders } from './promptFolders.ts';

const SEVERITIES: Readonly<Record<PromptProblem['severity'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  hint: vscode.DiagnosticSeverity.Information,
};
/** A file is judged when its writer rests. */
const QUIET_MS = 300;

/**
 * Marks what is wrong with prompt files while a tab shows them. Reads nothing but what the editor holds, and loads its reader with the first
 * such file. A document that was closed may live on in the editor's memory for long, so tabs decide.
 */
export function registerPromptDiagnostics(
  context: Pick<vscode.ExtensionContext, 'globalStorageUri'>,
): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('interline.prompts');
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  const judgeSoon = (document: vscode.TextDocument, delayMs: number): void => {
    if (!isPromptFile(document.uri, promptFolders(context))) return;
    const key = document.uri.toString();
    clearTimeout(waiting.get(key));
    const timer = setTimeout(() => {
      waiting.delete(key);
      void judge(document, collection);
    }, delayMs);
    waiting.set(key, timer);
  };
  const judgeAll = (): void => {
    for (const document of vscode.workspace.textDocuments) judgeSoon(document, 0);
  };
  judgeAll();
  return vscode.Disposable.from(
    collection,
    vscode.workspace.onDidOpenTextDocument((document) => judgeSoon(document, 0)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => judgeSoon(document, QUIET_MS)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => collection.delete(uri)),
    vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
      if (opened.length + closed.length > 0) judgeAll();
    }),
    {
      dispose() {
        for (const timer of waiting.values()) clearTimeout(timer);
      },
    },
  );
}

async function judge(document: vscode.TextDocument, collection: vscode.DiagnosticCollection): Promise<void> {
  const { parsePromptFile } = await import('../../core/prompts/file/parsePromptFile.ts');
  if (document.isClosed || !hasTab(document.uri)) {
    collection.delete(document.uri);
    return;
  }
  const { problems } = parsePromptFile(document.getText(), document.uri.path);
  collection.set(document.uri, problems.map(toDiagnostic));
}

function hasTab(uri: vscode.Uri): boolean {
  const wanted = uri.toString();
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === wanted),
  );
}

function toDiagnostic({ severity, message, start, end }: PromptProblem): vscode.Diagnostic {
  const range = new vscode.Range(start.line, start.column, end.line, end.column);
  const diagnostic = new vscode.Diagnostic(range, message, SEVERITIES[severity]);
  diagnostic.source = 'Interline';
  return diagnostic;
}
