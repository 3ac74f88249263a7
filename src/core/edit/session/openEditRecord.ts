import { isRecord } from '../../util/isRecord.ts';
import type { DocumentChange } from './applyDocumentChange.ts';
import type { InlineEditState } from './inlineEdit.ts';
import { regionText } from './showInlineEdit.ts';

/** What is needed to take text that nobody accepted out of a document that comes back after a window went away. */
export interface OpenEditRecord {
  readonly uri: string;
  /** The document's text right before the first region and right after the last. */
  readonly before: string;
  readonly after: string;
  readonly start: number;
  /** From the last region's end to the document's. */
  readonly lengthAfter: number;
  /** What was in between, with what was accepted. */
  readonly settled: string;
}

const REMEMBERED = 400;

/**
 * Stays true while answers grow. Undefined where the document holds nothing that is open.
 * @param states All edits of the document, in the order of their places.
 */
export function recordOpenEdits(
  uri: string,
  document: string,
  states: readonly InlineEditState[],
): OpenEditRecord | undefined {
  const open = states.filter(({ view, phase }) => view !== 'original' && phase !== 'settled' && phase !== 'stopped');
  const [first] = open;
  if (first === undefined) return undefined;
  let end = first.start;
  let settled = '';
  for (const state of open) {
    settled += document.slice(end, state.start) + regionText(state, 'original');
    end = state.start + regionText(state, state.view).length;
  }
  return {
    uri,
    before: document.slice(Math.max(0, first.start - REMEMBERED), first.start),
    after: document.slice(end, end + REMEMBERED),
    start: first.start,
    lengthAfter: document.length - end,
    settled,
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
