import { lineEndOf, splitRawLines } from '../text/rawLines.ts';
import type { InlineEditState, OpenHunkView, ReviewedHunk } from './inlineEdit.ts';

/** A line of the region as the document shall hold it. */
export interface ShownLine {
  /** With its line end. */
  readonly text: string;
  readonly mark: 'same' | 'added' | 'removed';
  /** For lines of open hunks. */
  readonly hunkId?: string;
}

/**
 * What stands in the region, line by line: the texts, joined, are its text in the document; marks and ids are what decorations and lenses
 * hang on. Nothing but an empty list for a hunk that only removes lines, in the view `new`.
 */
export function showInlineEdit(state: InlineEditState): readonly ShownLine[] {
  return state.keptText === undefined ? linesOf(state, state.view) : keptLines(state.keptText);
}

/** The region's text with accepted hunks, and open ones shown so. `new` is the text after accepting all, `original` after rejecting all. */
export function regionText(state: InlineEditState, view: OpenHunkView): string {
  if (state.keptText !== undefined) return state.keptText;
  return linesOf(state, view)
    .map(({ text }) => text)
    .join('');
}

/** The edit as if nothing had been laid down yet: its region shows the text from before it began. */
export function withdrawnEdit(state: InlineEditState): InlineEditState {
  return { ...state, baseText: state.initialText, hunks: [] };
}

function keptLines(text: string): readonly ShownLine[] {
  return splitRawLines(text).map((line) => ({ text: line, mark: 'same' }));
}

function linesOf(state: InlineEditState, view: OpenHunkView): readonly ShownLine[] {
  const base = splitRawLines(state.baseText);
  const shown: ShownLine[] = [];
  let at = 0;
  for (const hunk of state.hunks) {
    shown.push(...same(base.slice(at, hunk.originalStart)), ...hunkLines(hunk, view));
    at = hunk.originalStart + hunk.originalLines.length;
  }
  shown.push(...same(base.slice(at)));
  return view === 'both' ? withInnerEnds(shown, state) : shown;
}

function same(lines: readonly string[]): readonly ShownLine[] {
  return lines.map((text) => ({ text, mark: 'same' }));
}

function hunkLines({ id, decision, originalLines, newLines }: ReviewedHunk, view: OpenHunkView): readonly ShownLine[] {
  if (decision === 'accepted') return same(newLines);
  if (decision === 'rejected' || view === 'original') return same(originalLines);
  const added = newLines.map((text): ShownLine => ({ text, mark: 'added', hunkId: id }));
  if (view === 'new') return added;
  return [...originalLines.map((text): ShownLine => ({ text, mark: 'removed', hunkId: id })), ...added];
}

/** Old and new last line stand below each other, although the text ends without a line end. */
function withInnerEnds(lines: readonly ShownLine[], { baseText, before }: InlineEditState): readonly ShownLine[] {
  const lineEnd = lineEndOf(before + baseText);
  return lines.map((line, index) =>
    index === lines.length - 1 || /[\r\n]$/.test(line.text) ? line : { ...line, text: line.text + lineEnd },
  );
}
