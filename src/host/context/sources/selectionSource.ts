import * as vscode from 'vscode';
import { placeLabel, toAttachedRange } from '../../chat/attachments.ts';
import type { LastEditor } from '../../chat/lastEditor.ts';
import type { AttachGuard } from '../attachGuard.ts';
import type { ContextPiece, ContextSource } from '../contextSource.ts';
import { makePiece } from '../makePiece.ts';

export interface SelectionSourceDeps {
  readonly lastEditor: LastEditor;
  readonly guard: AttachGuard;
}

/** What is selected in the editor that was last worked in; of several selections each one. */
export function createSelectionSource({ lastEditor, guard }: SelectionSourceDeps): ContextSource {
  const label = vscode.l10n.t('Selection');
  return {
    kind: 'selection',
    isSingle: true,
    label,
    description: vscode.l10n.t('What is selected in the editor'),
    async find() {
      const editor = lastEditor.current;
      const ranges = editor?.selections.filter((one) => !one.isEmpty) ?? [];
      const [first] = ranges;
      if (!editor || !first) return { candidates: [] };
      const { document } = editor;
      const read = async (): Promise<readonly ContextPiece[]> =>
        (await guard.mayAttach(document.uri, placeLabel({ document })))
          ? ranges.map((range) => selectedPiece(document, range))
          : [];
      return { candidates: [{ kind: 'selection', label, detail: placeLabel({ document, range: first }), read }] };
    },
  };
}

function selectedPiece(document: vscode.TextDocument, range: vscode.Range): ContextPiece {
  const { uri, version, languageId } = document;
  return makePiece({
    kind: 'selection',
    label: placeLabel({ document, range }),
    languageId,
    text: document.getText(range),
    origin: { uri: uri.toString(), version, range: toAttachedRange(range) },
  });
}
