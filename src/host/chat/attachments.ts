import * as vscode from 'vscode';
import { displayLocale } from '../../core/util/displayLocale.ts';
import type { AttachedRange, Attachment, Provenance } from '../../core/chat/attachment.ts';
import { estimateTokens } from '../../core/usage/estimateTokens.ts';
import { hashText } from '../../core/util/hashText.ts';
import { isPrivatePath } from '../../core/util/isPrivatePath.ts';
import { revealInvisible } from '../../core/util/revealInvisible.ts';
import { askModally, showWarning } from '../notices.ts';

/** About 100 000 tokens: more than most models take, and a page of text that nobody means to send by accident. */
const MAX_CHARACTERS = 400_000;

/** A place in a document, ready to be attached. */
export interface AttachmentSource {
  readonly document: vscode.TextDocument;
  /** Undefined: the whole document. */
  readonly range?: vscode.Range;
}

/** What people call a place: `src/app.ts:10-24`, with the folder's name where the window has several folders. */
export function placeLabel({ document, range }: AttachmentSource): string {
  const path = document.isUntitled ? document.uri.path : vscode.workspace.asRelativePath(document.uri);
  if (range === undefined) return path;
  const first = range.start.line + 1;
  // A selection that ends before the first character of a line does not hold that line.
  const last = range.end.character === 0 && range.end.line > range.start.line ? range.end.line : range.end.line + 1;
  return first === last ? `${path}:${first}` : `${path}:${first}-${last}`;
}

/**
 * The attachment for a place. Asks first when the file's name says that it holds secrets. Undefined when the user says no, or after a
 * message that says why it cannot be attached.
 */
export async function createAttachment(source: AttachmentSource, id: string): Promise<Attachment | undefined> {
  const { document, range } = source;
  const label = placeLabel(source);
  const length = range ? document.offsetAt(range.end) - document.offsetAt(range.start) : document.getText().length;
  if (length > MAX_CHARACTERS) {
    void showWarning(tooLargeMessage(label, length));
    return undefined;
  }
  if (isPrivatePath(document.uri.path) && !(await confirmPrivateFile(label))) return undefined;
  const original = document.getText(range);
  const { text, count } = revealInvisible(original);
  if (count > 0) void showWarning(hiddenCharactersMessage(label, count));
  return {
    id,
    kind: range ? 'selection' : 'file',
    label,
    languageId: document.languageId,
    text,
    tokens: estimateTokens(text),
    hiddenCharacters: count,
    provenance: provenanceOf(source, original),
  };
}

function provenanceOf({ document, range }: AttachmentSource, text: string): Provenance {
  return {
    uri: document.uri.toString(),
    version: document.version,
    hash: hashText(text),
    ...(range && { range: toAttachedRange(range) }),
  };
}

/** The editor's range in plain numbers. */
export function toAttachedRange({ start, end }: vscode.Range): AttachedRange {
  return {
    startLine: start.line,
    startCharacter: start.character,
    endLine: end.line,
    endCharacter: end.character,
  };
}

function tooLargeMessage(label: string, length: number): string {
  const thousands = (value: number): string => Math.round(value / 1000).toLocaleString(displayLocale());
  return vscode.l10n.t(
    '{0} is too large to attach: {1} thousand characters, the limit is {2} thousand. Select the part that matters and attach that.',
    label,
    thousands(length),
    thousands(MAX_CHARACTERS),
  );
}

/** Tells that a text held what readers do not see. @param count From 1. */
export function hiddenCharactersMessage(label: string, count: number): string {
  return count === 1
    ? vscode.l10n.t(
        '{0} holds one invisible character. It is attached in a visible form, so that nothing hidden reaches the model.',
        label,
      )
    : vscode.l10n.t(
        '{0} holds {1} invisible characters. They are attached in a visible form, so that nothing hidden reaches the model.',
        label,
        count,
      );
}

/** Asks whether a file may be attached although its name says that it holds secrets. */
export async function confirmPrivateFile(label: string): Promise<boolean> {
  const attach = vscode.l10n.t('Attach Anyway');
  const detail = vscode.l10n.t(
    'By its name it holds keys or passwords. Its text would be sent to the endpoint of the chat.',
  );
  return (
    (await askModally({ message: vscode.l10n.t('Attach {0}?', label), detail, severity: 'warning' }, attach)) === attach
  );
}
