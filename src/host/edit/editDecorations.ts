import * as vscode from 'vscode';
import { drawInlineEdit, type GhostLine } from '../../core/edit/session/drawInlineEdit.ts';
import { revealInvisible } from '../../core/util/revealInvisible.ts';
import type { LiveEdit } from './liveEdit.ts';
import { regionOf, type OpenEdits } from './openEdits.ts';

/** Marks the lines of open edits in every editor that shows them. */
export function registerEditDecorations(edits: OpenEdits): vscode.Disposable {
  const types = createTypes();
  const marked = new Set<vscode.TextDocument>();
  const draw = (editor: vscode.TextEditor): void => {
    const { document } = editor;
    const open = edits.in(document);
    if (open.length === 0 && !marked.has(document)) return;
    for (const mark of MARKS) editor.setDecorations(types[mark], open.flatMap(RANGES[mark]));
    if (open.length > 0) marked.add(document);
  };
  const drawAll = (): void => vscode.window.visibleTextEditors.forEach(draw);
  return vscode.Disposable.from(
    ...Object.values(types),
    edits.onDidChange((document) => {
      for (const editor of vscode.window.visibleTextEditors) if (editor.document === document) draw(editor);
      if (edits.in(document).length === 0) marked.delete(document);
    }),
    vscode.window.onDidChangeVisibleTextEditors(drawAll),
  );
}

const MARKS = ['region', 'added', 'removed', 'removedBeside', 'addedBeside'] as const;
type Mark = (typeof MARKS)[number];
type Types = Readonly<Record<Mark, vscode.TextEditorDecorationType>>;

function createTypes(): Types {
  const color = (name: string): vscode.ThemeColor => new vscode.ThemeColor(name);
  const make = (options: vscode.DecorationRenderOptions): vscode.TextEditorDecorationType =>
    vscode.window.createTextEditorDecorationType({
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
      ...options,
    });
  // High contrast has frames in place of grounds; in other themes this colour is none.
  const frame = (name: string): vscode.DecorationRenderOptions => ({ border: '1px dashed', borderColor: color(name) });
  return {
    region: make({ isWholeLine: true, backgroundColor: color('editor.rangeHighlightBackground') }),
    added: make({
      isWholeLine: true,
      backgroundColor: color('diffEditor.insertedLineBackground'),
      ...frame('diffEditor.insertedTextBorder'),
      overviewRulerColor: color('editorOverviewRuler.addedForeground'),
      overviewRulerLane: vscode.OverviewRulerLane.Left,
    }),
    // Not the whole line: what is drawn beside it has a ground of its own.
    removed: make({
      backgroundColor: color('diffEditor.removedTextBackground'),
      ...frame('diffEditor.removedTextBorder'),
      overviewRulerColor: color('editorOverviewRuler.deletedForeground'),
      overviewRulerLane: vscode.OverviewRulerLane.Left,
    }),
    removedBeside: make({}),
    addedBeside: make({}),
  };
}

const RANGES: Readonly<Record<Mark, (edit: LiveEdit) => readonly vscode.DecorationOptions[]>> = {
  // Before the first change, what is about to change is all that there is to see.
  region: (edit) =>
    edit.state.phase === 'streaming' && edit.state.hunks.length === 0 ? [{ range: linesOf(regionOf(edit)) }] : [],
  added: (edit) => standing(edit, 'added'),
  removed: (edit) => standing(edit, 'removed'),
  removedBeside: (edit) => beside(edit, 'new'),
  addedBeside: (edit) => beside(edit, 'original'),
};

/** A region of whole lines ends at the start of the line below. */
function linesOf({ start, end }: vscode.Range): vscode.Range {
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return new vscode.Range(start.line, 0, last, 0);
}

function standing(edit: LiveEdit, side: 'added' | 'removed'): readonly vscode.DecorationOptions[] {
  const drawing = drawInlineEdit(edit.state);
  if (drawing.standing !== side) return [];
  const { document } = edit;
  const first = regionOf(edit).start.line;
  return drawing.hunks.flatMap(({ line, lineCount, counterpart }) => {
    const hover = counterpart.length > 0 && { hoverMessage: wholeText(counterpart, document.languageId) };
    const lines = Array.from({ length: lineCount }, (_, index) => document.lineAt(first + line + index));
    return lines.map(({ range, firstNonWhitespaceCharacterIndex }) => ({
      range: range.with(range.start.translate(0, firstNonWhitespaceCharacterIndex)),
      ...hover,
    }));
  });
}

/** The other side in full: beside the lines only its beginning fits. */
function wholeText(lines: readonly string[], languageId: string): vscode.MarkdownString {
  return new vscode.MarkdownString().appendCodeblock(revealInvisible(lines.join('')).text, languageId);
}

function beside(edit: LiveEdit, view: 'new' | 'original'): readonly vscode.DecorationOptions[] {
  const { state, document } = edit;
  if (state.view !== view) return [];
  const first = regionOf(edit).start.line;
  return drawInlineEdit(state).ghosts.map((ghost) => {
    const line = Math.min(Math.max(0, first + ghost.line), document.lineCount - 1);
    const end = document.lineAt(line).range.end;
    return { range: new vscode.Range(end, end), renderOptions: { after: attachment(ghost, view) } };
  });
}

function attachment(ghost: GhostLine, view: 'new' | 'original'): vscode.ThemableDecorationAttachmentRenderOptions {
  const isRemoved = view === 'new';
  const { text } = revealInvisible(ghost.text);
  return {
    // The editor runs spaces together.
    contentText: (isRemoved ? text : `+ ${text}`).replaceAll(/\s/g, '\u00A0'),
    color: new vscode.ThemeColor('descriptionForeground'),
    backgroundColor: new vscode.ThemeColor(
      isRemoved ? 'diffEditor.removedTextBackground' : 'diffEditor.insertedTextBackground',
    ),
    margin: '0 0 0 3ch',
    ...(isRemoved && { textDecoration: 'line-through' }),
  };
}
