import * as vscode from 'vscode';
import { drawTree } from '../../../core/context/files/drawTree.ts';
import type { ContextSource } from '../contextSource.ts';
import { makePiece } from '../makePiece.ts';
import type { WorkspaceFiles } from '../workspaceFiles.ts';

/** About 6000 tokens. */
const MOST_LINES = 600;

/** The names of all files and folders, without their texts. */
export function createTreeSource({ files }: { readonly files: WorkspaceFiles }): ContextSource {
  const label = vscode.l10n.t('File Tree');
  const description = vscode.l10n.t('Names of files and folders, {0} lines at most', MOST_LINES);
  const read = async () => {
    const list = await files.list();
    const paths = list.files.map(({ path }) => path);
    if (paths.length === 0) return { problem: vscode.l10n.t('There is no file here. Open a folder first.') };
    const tree = drawTree(paths, { maxLines: MOST_LINES });
    const isCut = tree.isCut || list.isCut;
    return [
      makePiece({
        kind: 'tree',
        label: vscode.l10n.t('File tree'),
        promptLabel: 'File tree',
        languageId: 'plaintext',
        text: tree.text,
        isCut,
      }),
    ];
  };
  return {
    kind: 'tree',
    isSingle: true,
    label,
    description,
    async find() {
      const isThere = (vscode.workspace.workspaceFolders?.length ?? 0) > 0;
      return { candidates: isThere ? [{ kind: 'tree', label, detail: description, read }] : [] };
    },
  };
}
