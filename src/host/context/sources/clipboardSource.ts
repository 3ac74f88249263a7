import * as vscode from 'vscode';
import type { ContextSource } from '../contextSource.ts';
import { makePiece } from '../makePiece.ts';

/** What was copied. It is read when it is chosen, not before. */
export function createClipboardSource(): ContextSource {
  const label = vscode.l10n.t('Clipboard');
  const description = vscode.l10n.t('The text that was copied last');
  return {
    kind: 'clipboard',
    isSingle: true,
    label,
    description,
    find: () => Promise.resolve({ candidates: [{ kind: 'clipboard', label, detail: description, read }] }),
  };
}

async function read() {
  const text = await vscode.env.clipboard.readText();
  if (text.trim() === '')
    return { problem: vscode.l10n.t('The clipboard holds no text. Copy something, then choose it again.') };
  return [
    makePiece({
      kind: 'clipboard',
      label: vscode.l10n.t('Clipboard'),
      promptLabel: 'Clipboard',
      languageId: 'plaintext',
      text,
    }),
  ];
}
