import * as vscode from 'vscode';
import { createDocumentLines } from '../../core/context/documentLines.ts';
import type { AttachmentKind, AttachedRange } from '../../core/chat/attachment.ts';
import type { ContextPiece, ContextProblem } from './contextSource.ts';
import { LONGEST_PIECE, makePiece } from './makePiece.ts';
import { readSource, type Unreadable } from './readSource.ts';

export interface FilePart {
  readonly uri: vscode.Uri;
  /** Of the whole file; the lines of a part are added. */
  readonly label: string;
  readonly kind: AttachmentKind;
  /** Absent: the whole file. What lies behind its end is passed over. */
  readonly range?: AttachedRange;
  readonly maxCharacters?: number;
}

/** A file or a part of it as it is now. Nobody is asked here: that is for `AttachGuard`. */
export async function readFilePiece(part: FilePart): Promise<ContextPiece | ContextProblem> {
  const { uri, label, kind, range, maxCharacters = LONGEST_PIECE } = part;
  const source = await readSource(uri);
  if (typeof source === 'string') return { problem: describeUnreadable(source, label) };
  const { text, languageId, version } = source;
  const origin = { uri: uri.toString(), ...(version !== undefined && { version }) };
  if (!range) return makePiece({ kind, label, languageId, text, origin, maxCharacters });
  const lines = createDocumentLines(text);
  return makePiece({
    kind,
    label: `${label}:${lines.label(range)}`,
    languageId,
    text: lines.textIn(range),
    origin: { ...origin, range },
    maxCharacters,
  });
}

function describeUnreadable(reason: Unreadable, label: string): string {
  switch (reason) {
    case 'missing':
      return vscode.l10n.t('{0} is not there any more. Choose another file.', label);
    case 'tooLarge':
      return vscode.l10n.t('{0} is too large to attach. Open it, select the part that matters and attach that.', label);
    case 'binary':
      return vscode.l10n.t(
        '{0} is no text, or not written in UTF-8. If it is text, open it in an editor and attach it again.',
        label,
      );
  }
}
