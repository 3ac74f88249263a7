import * as vscode from 'vscode';
import type { EditProblem } from '../../core/edit/ask/fixInstruction.ts';

const SEVERITIES: Readonly<Record<vscode.DiagnosticSeverity, EditProblem['severity']>> = {
  [vscode.DiagnosticSeverity.Error]: 'error',
  [vscode.DiagnosticSeverity.Warning]: 'warning',
  [vscode.DiagnosticSeverity.Information]: 'information',
  [vscode.DiagnosticSeverity.Hint]: 'hint',
};
/** What is longer is no name of anything. */
const LONGEST_QUOTE = 80;

/** A diagnostic in the core's terms, with the text that it is about. */
export function editProblem(document: vscode.TextDocument, diagnostic: vscode.Diagnostic): EditProblem {
  const about = document.getText(diagnostic.range);
  const isShort = about.length <= LONGEST_QUOTE && !about.includes('\n');
  return {
    severity: SEVERITIES[diagnostic.severity],
    message: diagnostic.message,
    code: [diagnostic.source, codeOf(diagnostic)].filter((part) => part !== undefined).join(' '),
    about: isShort ? about.trim() : '',
  };
}

/** What the editor reports in a document, one line each. */
export function problemLines(document: vscode.TextDocument): readonly string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ severity }) => severity !== vscode.DiagnosticSeverity.Hint)
    .map((diagnostic) => {
      const { severity, message, code } = editProblem(document, diagnostic);
      return `line ${diagnostic.range.start.line + 1}, ${severity}${code === '' ? '' : ` (${code})`}: ${message.replace(/\s+/g, ' ')}`;
    });
}

function codeOf({ code }: vscode.Diagnostic): string | undefined {
  if (code === undefined) return undefined;
  return String(typeof code === 'object' ? code.value : code);
}
