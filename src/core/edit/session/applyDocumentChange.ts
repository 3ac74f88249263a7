import type { TextRange } from '../text/rawLines.ts';
import type { InlineEditState } from './inlineEdit.ts';
import { showInlineEdit } from './showInlineEdit.ts';

/** A change that someone else made: `text` took the place of what was from `start` to `end`, in UTF-16 code units of the document. */
export interface DocumentChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A change before the region moves it, one after it does nothing, one inside of it ends the edit: what is there stays, the change included.
 * Where old and new lines stand below each other, the old ones go, but for those that the change touched; `keptText` then differs from the document.
 */
export function applyDocumentChange(state: InlineEditState, change: DocumentChange): InlineEditState {
  const spans = spansOf(state);
  const region = { start: state.start, end: spans.at(-1)?.end ?? state.start };
  if (isBefore(region, change))
    return { ...state, start: state.start + change.text.length - (change.end - change.start) };
  if (isAfter(region, change, spans.at(-1)?.text ?? '')) return state;
  const isInside = change.start >= state.start;
  const start = isInside ? state.start : change.start + change.text.length;
  return { ...state, phase: 'stopped', start, keptText: keptText(spans, change, isInside ? change.text : '') };
}

/** Typing at the start of the first line is typing inside; a line that is inserted above it is not. */
function isBefore(region: TextRange, { start, end, text }: DocumentChange): boolean {
  if (start < region.start) return end <= region.start;
  return end === region.start && region.end > region.start && /[\r\n]$/.test(text);
}

/** Below the last line's end is outside; behind a last line without an end only when a new line begins there. */
function isAfter(region: TextRange, { start, text }: DocumentChange, lastLine: string): boolean {
  if (start !== region.end) return start > region.end;
  return /[\r\n]$/.test(lastLine) || /^[\r\n]/.test(text);
}

interface Span {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isRemoved: boolean;
}

function spansOf(state: InlineEditState): readonly Span[] {
  let start = state.start;
  return showInlineEdit(state).map(({ text, mark }) => {
    const span = { text, start, end: start + text.length, isRemoved: mark === 'removed' };
    start = span.end;
    return span;
  });
}

function keptText(spans: readonly Span[], change: DocumentChange, inserted: string): string {
  const pieces: string[] = [];
  let isPending = inserted !== '';
  for (const span of spans) {
    const isTouched = change.start < span.end && (change.end > span.start || change.start >= span.start);
    if (!isTouched) {
      if (!span.isRemoved) pieces.push(span.text);
      continue;
    }
    pieces.push(span.text.slice(0, Math.max(0, change.start - span.start)));
    if (isPending) pieces.push(inserted);
    isPending = false;
    pieces.push(span.text.slice(Math.max(0, change.end - span.start)));
  }
  // Behind the last character of a text without a last line end.
  return pieces.join('') + (isPending ? inserted : '');
}
