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

/** Marks what is wrong with prompt files while they are open. Reads nothing but what the editor holds, and loads its reader with the first such file. */
export function registerPromptDiagnostics(
  context: Pick<vscode.ExtensionContext, 'globalStorageUri'>,
): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('interline.prompts');
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  const forget = ({ uri }: vscode.TextDocument): void => {
    clearTimeout(waiting.get(uri.toString()));
    waiting.delete(uri.toString());
  };
  const judgeSoon = (document: vscode.TextDocument, delayMs: number): void => {
    if (!isPromptFile(document.uri, promptFolders(context))) return;
    forget(document);
    waiting.set(
      document.uri.toString(),
      setTimeout(() => void judge(document, collection), delayMs),
    );
  };
  for (const document of vscode.workspace.textDocuments) judgeSoon(document, 0);
  return vscode.Disposable.from(
    collection,
    vscode.workspace.onDidOpenTextDocument((document) => judgeSoon(document, 0)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => judgeSoon(document, QUIET_MS)),
    // A deleted file's document is closed, too.
    vscode.workspace.onDidCloseTextDocument((document) => {
      forget(document);
      collection.delete(document.uri);
    }),
    vscode.workspace.onDidDeleteFiles(({ files }) => {
      for (const file of files) collection.delete(file);
    }),
    { dispose: () => vscode.workspace.textDocuments.forEach(forget) },
  );
}

async function judge(document: vscode.TextDocument, collection: vscode.DiagnosticCollection): Promise<void> {
  const { parsePromptFile } = await import('../../core/prompts/file/parsePromptFile.ts');
  if (document.isClosed) return;
  const { problems } = parsePromptFile(document.getText(), document.uri.path);
  collection.set(document.uri, problems.map(toDiagnostic));
}

function toDiagnostic({ severity, message, start, end }: PromptProblem): vscode.Diagnostic {
  const range = new vscode.Range(start.line, start.column, end.line, end.column);
  const diagnostic = new vscode.Diagnostic(range, message, SEVERITIES[severity]);
  diagnostic.source = 'Interline';
  return diagnostic;
}
