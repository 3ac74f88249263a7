import * as vscode from 'vscode';
import { drawInlineEdit } from '../../core/edit/session/drawInlineEdit.ts';
import { visibleEditor } from './documentWriter.ts';
import type { LiveEdit } from './liveEdit.ts';
import { regionOf } from './openEdits.ts';

/** Brings into view what is to be decided next, where it is not there already. */
export function revealNextHunk(edit: LiveEdit): void {
  const [next] = drawInlineEdit(edit.state).hunks;
  if (!next) return;
  const line = regionOf(edit).start.line + next.line;
  visibleEditor(edit.document)?.revealRange(
    new vscode.Range(line, 0, line + next.lineCount, 0),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
}
