import * as vscode from 'vscode';
import type { CompletionInput, SelectedItem } from '../../core/completion/completionInput.ts';
import type { OptOut } from '../../core/completion/optOut.ts';
import { textAround } from './textAround.ts';

/** Documents that show something instead of being written, and inputs that are no documents. */
const SCHEMES_WITHOUT_SUGGESTIONS: ReadonlySet<string> = new Set([
  'output',
  'debug',
  'git',
  'gitfs',
  'vscode-scm',
  'vscode-terminal',
  'vscode-settings',
  'walkThrough',
  'walkThroughSnippet',
]);

export interface EditorPlace {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
  readonly context: Pick<vscode.InlineCompletionContext, 'triggerKind' | 'selectedCompletionInfo'>;
  readonly optOut?: OptOut | undefined;
}

/** The editor's document and position as plain data, with at most as many lines as `maxPromptTokens` could pay for. */
export function toCore({ document, position, context, optOut }: EditorPlace, maxPromptTokens: number): CompletionInput {
  const editor = vscode.window.visibleTextEditors.find((candidate) => candidate.document === document);
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  const excerpt = textAround(document, position, maxPromptTokens);
  const selectedItem = selectedItemOf(context.selectedCompletionInfo, document, excerpt.textStart);
  const { insertSpaces, tabSize } = editor?.options ?? {};
  return {
    uri: document.uri.toString(),
    languageId: document.languageId,
    fileName: vscode.workspace.asRelativePath(document.uri, false),
    repository: folder?.name ?? '',
    ...excerpt,
    offset: document.offsetAt(position) - excerpt.textStart,
    insertSpaces: insertSpaces !== false,
    tabSize: typeof tabSize === 'number' ? tabSize : 4,
    trigger: context.triggerKind === vscode.InlineCompletionTriggerKind.Invoke ? 'manual' : 'automatic',
    hasSelection: editor?.selection.isEmpty === false,
    cursorCount: editor?.selections.length ?? 1,
    isReadOnly: isReadOnly(document.uri.scheme),
    ...(selectedItem && { selectedItem }),
    ...(optOut && { optOut }),
  };
}

function isReadOnly(scheme: string): boolean {
  return SCHEMES_WITHOUT_SUGGESTIONS.has(scheme) || vscode.workspace.fs.isWritableFileSystem(scheme) === false;
}

function selectedItemOf(
  info: vscode.SelectedCompletionInfo | undefined,
  document: vscode.TextDocument,
  textStart: number,
): SelectedItem | undefined {
  if (info === undefined) return undefined;
  return {
    text: info.text,
    replaceStart: document.offsetAt(info.range.start) - textStart,
    replaceEnd: document.offsetAt(info.range.end) - textStart,
  };
}
