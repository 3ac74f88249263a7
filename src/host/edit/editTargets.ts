import * as vscode from 'vscode';
import { drawInlineEdit } from '../../core/edit/session/drawInlineEdit.ts';
import { isRecord } from '../../core/util/isRecord.ts';
import type { LiveEdit } from './liveEdit.ts';
import { regionOf, type OpenEdits } from './openEdits.ts';

/** Which edit a command means: the one that a lens names, else the one at the cursor, else the next one in the editor. */
export function targetEdit(edits: OpenEdits, argument: unknown): LiveEdit | undefined {
  if (isRecord(argument) && typeof argument['editId'] === 'string') return edits.byId(argument['editId']);
  const editor = vscode.window.activeTextEditor;
  return editor && editAt(edits, editor.document, editor.selection);
}

/** The edit whose lines the selection touches, else the first below it, else the last above. */
export function editAt(edits: OpenEdits, document: vscode.TextDocument, at: vscode.Range): LiveEdit | undefined {
  const open = edits.in(document);
  return overlapping(edits, document, at) ?? open.find((edit) => regionOf(edit).start.isAfter(at.end)) ?? open.at(-1);
}

export function overlapping(edits: OpenEdits, document: vscode.TextDocument, at: vscode.Range): LiveEdit | undefined {
  return edits.in(document).find((edit) => {
    const { start, end } = regionOf(edit);
    const isBelow = at.start.isAfterOrEqual(end) && end.character === 0 && !start.isEqual(end);
    return !isBelow && at.intersection(new vscode.Range(start, end)) !== undefined;
  });
}

/** Which hunk a command means, in the same way. Undefined when none can be decided. */
export function targetHunk(edit: LiveEdit, argument: unknown): string | undefined {
  if (isRecord(argument) && typeof argument['hunkId'] === 'string') return argument['hunkId'];
  const first = regionOf(edit).start.line;
  const line = (vscode.window.activeTextEditor?.selection.active.line ?? first) - first;
  const hunks = drawInlineEdit(edit.state).hunks.filter(({ isGrowing }) => !isGrowing);
  const next = hunks.find((hunk) => hunk.line + Math.max(1, hunk.lineCount) > line) ?? hunks.at(-1);
  return next?.id;
}
