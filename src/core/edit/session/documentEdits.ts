import { diffLines } from '../text/diffLines.ts';
import type { DocumentChange } from './applyDocumentChange.ts';
import type { InlineEditState } from './inlineEdit.ts';
import { showInlineEdit } from './showInlineEdit.ts';

/**
 * The smallest changes in whole lines that lead a document from one state of an edit to the next; offsets are those of the document as it
 * is before all of them. Nothing for a state in which the edit has let go of the text.
 */
export function documentEdits(from: InlineEditState, to: InlineEditState): readonly DocumentChange[] {
  const oldLines = textsOf(from);
  const starts = startsOf(oldLines, from.start);
  return diffLines(oldLines, textsOf(to)).map((change) => {
    const start = starts[change.oldStart] ?? from.start;
    const removed = change.oldLines.join('');
    return { start, end: start + removed.length, text: change.newLines.join('') };
  });
}

/**
 * Whether the changes that an editor tells of are the ones that were asked for. Editors tell them in an order of their own, and with the
 * document's line ends.
 */
export function areSameChanges(asked: readonly DocumentChange[], told: readonly DocumentChange[]): boolean {
  if (asked.length !== told.length) return false;
  const byStart = (a: DocumentChange, b: DocumentChange): number => a.start - b.start;
  const inOrder = told.toSorted(byStart);
  return asked.toSorted(byStart).every(({ start, end, text }, index) => {
    const other = inOrder[index];
    return other?.start === start && other.end === end && plain(other.text) === plain(text);
  });
}

function textsOf(state: InlineEditState): readonly string[] {
  return showInlineEdit(state).map(({ text }) => text);
}

function startsOf(lines: readonly string[], first: number): readonly number[] {
  const starts = [first];
  for (const line of lines) starts.push((starts.at(-1) ?? first) + line.length);
  return starts;
}

function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
