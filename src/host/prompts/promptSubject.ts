import * as vscode from 'vscode';
import type { CodeProblem } from '../../core/prompts/describeProblems.ts';

/** The part of a document that a prompt is about. */
export interface PromptPlace {
  readonly document: vscode.TextDocument;
  /** Undefined: the whole document. */
  readonly range?: vscode.Range;
}

/** Declarations that make sense by themselves. */
const WHOLES: ReadonlySet<vscode.SymbolKind> = new Set([
  vscode.SymbolKind.Function,
  vscode.SymbolKind.Method,
  vscode.SymbolKind.Constructor,
  vscode.SymbolKind.Class,
  vscode.SymbolKind.Interface,
  vscode.SymbolKind.Enum,
  vscode.SymbolKind.Struct,
]);

/** What is selected; without a selection the innermost declaration around the cursor, without one the whole document. */
export async function promptPlace({ document, selection }: vscode.TextEditor): Promise<PromptPlace> {
  if (!selection.isEmpty) return { document, range: selection };
  const symbols = await documentSymbols(document.uri);
  const range = innermost(symbols, selection.active);
  return range ? { document, range } : { document };
}

async function documentSymbols(uri: vscode.Uri): Promise<readonly vscode.DocumentSymbol[]> {
  const found: unknown = await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', uri);
  return Array.isArray(found) ? found.filter(isDocumentSymbol) : [];
}

/** Older providers give flat symbols, which do not say how far they reach. */
function isDocumentSymbol(value: unknown): value is vscode.DocumentSymbol {
  return typeof value === 'object' && value !== null && 'children' in value && 'range' in value;
}

function innermost(symbols: readonly vscode.DocumentSymbol[], position: vscode.Position): vscode.Range | undefined {
  for (const symbol of symbols) {
    if (!symbol.range.contains(position)) continue;
    return innermost(symbol.children, position) ?? (WHOLES.has(symbol.kind) ? symbol.range : undefined);
  }
  return undefined;
}

const SEVERITIES: Readonly<Record<vscode.DiagnosticSeverity, CodeProblem['severity']>> = {
  [vscode.DiagnosticSeverity.Error]: 'error',
  [vscode.DiagnosticSeverity.Warning]: 'warning',
  [vscode.DiagnosticSeverity.Information]: 'information',
  [vscode.DiagnosticSeverity.Hint]: 'hint',
};

/** What the editor reports inside a place; hints are about style and left out. */
export function problemsAt({ document, range }: PromptPlace): readonly CodeProblem[] {
  return problemsOf(document.uri, range);
}

/** The same of a file that need not be open. @param range Absent: all of it. */
export function problemsOf(uri: vscode.Uri, range?: vscode.Range): readonly CodeProblem[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter((diagnostic) => diagnostic.severity !== vscode.DiagnosticSeverity.Hint)
    .filter((diagnostic) => !range || range.intersection(diagnostic.range) !== undefined)
    .map((diagnostic) => ({
      severity: SEVERITIES[diagnostic.severity],
      line: diagnostic.range.start.line + 1,
      message: diagnostic.message,
      code: [diagnostic.source, codeOf(diagnostic)].filter((part) => part !== undefined).join(' '),
    }));
}

function codeOf({ code }: vscode.Diagnostic): string | undefined {
  if (code === undefined) return undefined;
  return String(typeof code === 'object' ? code.value : code);
}
