import * as vscode from 'vscode';
import type { EditAttachment } from '../../core/edit/prompt/buildEditMessages.ts';
import { createAttachment, placeLabel } from '../chat/attachments.ts';
import { showWarning } from '../notices.ts';
import { problemLines } from './editProblems.ts';

interface AttachItem extends vscode.QuickPickItem {
  readonly attach: () => Promise<EditAttachment | undefined>;
}

/** Lets a person choose what goes along with an instruction: open files, selections in them, problems, or a file of the workspace. */
export async function pickEditAttachment(editor: vscode.TextEditor): Promise<EditAttachment | undefined> {
  const selections = vscode.window.visibleTextEditors.filter((one) => one !== editor && !one.selection.isEmpty);
  const items: readonly AttachItem[] = [
    ...selections.map(selectionItem),
    ...problemItems(editor.document),
    ...openFiles(editor.document).map(fileItem),
    { label: vscode.l10n.t('$(search) Another File…'), alwaysShow: true, attach: attachOtherFile },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Attach'),
    placeHolder: vscode.l10n.t('What goes along?'),
  });
  return picked?.attach();
}

function selectionItem({ document, selection }: vscode.TextEditor): AttachItem {
  const source = { document, range: selection };
  return {
    label: `$(selection) ${placeLabel(source)}`,
    description: vscode.l10n.t('selection'),
    attach: () => createAttachment(source, crypto.randomUUID()),
  };
}

function problemItems(document: vscode.TextDocument): readonly AttachItem[] {
  const lines = problemLines(document);
  if (lines.length === 0) return [];
  const label = vscode.l10n.t('problems of {0}', placeLabel({ document }));
  const attach = async (): Promise<EditAttachment> => ({ label, languageId: 'plaintext', text: lines.join('\n') });
  return [{ label: `$(warning) ${label}`, description: String(lines.length), attach }];
}

function openFiles(own: vscode.TextDocument): readonly vscode.Uri[] {
  const uris = vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .map(({ input }) => (input instanceof vscode.TabInputText ? input.uri : undefined))
    .filter((uri) => uri !== undefined && String(uri) !== String(own.uri));
  return [...new Map(uris.map((uri) => [String(uri), uri])).values()].filter((uri) => uri !== undefined);
}

function fileItem(uri: vscode.Uri): AttachItem {
  return { label: `$(file) ${vscode.workspace.asRelativePath(uri)}`, attach: () => attachFile(uri) };
}

async function attachOtherFile(): Promise<EditAttachment | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({ title: vscode.l10n.t('Attach'), openLabel: vscode.l10n.t('Attach') })) ?? [];
  return uri && attachFile(uri);
}

async function attachFile(uri: vscode.Uri): Promise<EditAttachment | undefined> {
  try {
    return await createAttachment({ document: await vscode.workspace.openTextDocument(uri) }, crypto.randomUUID());
  } catch {
    void showWarning(
      vscode.l10n.t(
        '{0} cannot be attached: it is no text, or too large to open.',
        vscode.workspace.asRelativePath(uri),
      ),
    );
    return undefined;
  }
}
