import { isRecord } from '../../util/isRecord.ts';
import type { DocumentChange } from './applyDocumentChange.ts';
import type { InlineEditState } from './inlineEdit.ts';
import { regionText } from './showInlineEdit.ts';

/** What is needed to take text that nobody accepted out of a document that comes back after a window went away. */
export interface OpenEditRecord {
  readonly uri: string;
  /** The document's text right before and right after the region. */
  readonly before: string;
  readonly after: string;
  readonly start: number;
  /** From the region's end to the document's. */
  readonly lengthAfter: number;
  /** The region as it was, with what was accepted. */
  readonly settled: string;
}

const REMEMBERED = 400;

/** Undefined where the document holds nothing that is open. It stays true while an answer grows. */
export function recordOpenEdit(uri: string, document: string, state: InlineEditState): OpenEditRecord | undefined {
  if (state.view === 'original' || state.keptText !== undefined || state.phase === 'settled') return undefined;
  const end = state.start + regionText(state, state.view).length;
  return {
    uri,
    before: document.slice(Math.max(0, state.start - REMEMBERED), state.start),
    after: document.slice(end, end + REMEMBERED),
    start: state.start,
    lengthAfter: document.length - end,
    settled: regionText(state, 'original'),
  };
}

/** What leads the document back; undefined where there is nothing to do, or where it has become another one since. */
export function restoreFromRecord(document: string, record: OpenEditRecord): DocumentChange | undefined {
  const { start, lengthAfter, before, after, settled } = record;
  const end = document.length - lengthAfter;
  const isSame = end >= start && document.slice(0, start).endsWith(before) && document.slice(end).startsWith(after);
  return isSame && document.slice(start, end) !== settled ? { start, end, text: settled } : undefined;
}

/** Records as they were stored; what is none is dropped. */
export function parseOpenEditRecords(stored: unknown): readonly OpenEditRecord[] {
  return Array.isArray(stored) ? stored.filter(isOpenEditRecord) : [];
}

function isOpenEditRecord(value: unknown): value is OpenEditRecord {
  if (!isRecord(value)) return false;
  const texts = [value['uri'], value['before'], value['after'], value['settled']];
  const numbers = [value['start'], value['lengthAfter']];
  return texts.every((text) => typeof text === 'string') && numbers.every((number) => Number.isInteger(number));
}
