import { isRecord } from '../../core/util/isRecord.ts';
import type { BlockPlace, PagePlace } from './pagePlace.ts';

/** Questions that are being asked in other words, by the id of the message; kept until they are sent or given up. */
export interface QuestionEdits {
  get(messageId: string): string | undefined;
  /** @param text undefined: it is over */
  set(messageId: string, text: string | undefined): void;
}

/** What the editor keeps for this page while it is hidden. */
export interface PageMemory {
  /** As it was when the page was loaded. */
  readonly place: PagePlace | undefined;
  /** As it was when the page was loaded. */
  readonly wrapsLines: boolean;
  readonly edits: QuestionEdits;
  /** Takes the place of what was kept under the same name. */
  keep(part: { readonly place?: PagePlace; readonly wrapsLines?: boolean }): void;
}

export interface PageMemoryOptions {
  /** What was saved last; undefined at first. */
  readonly loadState: () => unknown;
  readonly saveState: (state: object) => void;
}

const MAX_EDITS = 50;

export function createPageMemory({ loadState, saveState }: PageMemoryOptions): PageMemory {
  const loaded = parseKept(loadState());
  const edits = new Map(loaded.edits);
  let kept: object = { ...loaded.place, wrapsLines: loaded.wrapsLines };
  const save = (): void => saveState({ ...kept, edits: Object.fromEntries([...edits].slice(-MAX_EDITS)) });
  return {
    place: loaded.place,
    wrapsLines: loaded.wrapsLines,
    edits: {
      get: (messageId) => edits.get(messageId),
      set(messageId, text) {
        if (edits.get(messageId) === text) return;
        edits.delete(messageId);
        if (text !== undefined) edits.set(messageId, text);
        save();
      },
    },
    keep({ place, wrapsLines }) {
      kept = { ...kept, ...place, ...(wrapsLines !== undefined && { wrapsLines }) };
      save();
    },
  };
}

interface Kept extends Pick<PageMemory, 'place' | 'wrapsLines'> {
  readonly edits: readonly (readonly [string, string])[];
}

function parseKept(state: unknown): Kept {
  if (!isRecord(state)) return { place: undefined, wrapsLines: false, edits: [] };
  const edits = isRecord(state['edits']) ? Object.entries(state['edits']) : [];
  return {
    place: parsePlace(state),
    wrapsLines: state['wrapsLines'] === true,
    edits: edits.flatMap(([id, text]) => (typeof text === 'string' ? [[id, text] as const] : [])),
  };
}

function parsePlace({ conversationId, place }: Readonly<Record<string, unknown>>): PagePlace | undefined {
  if (typeof conversationId !== 'string') return undefined;
  if (!isRecord(place)) return { conversationId, place: undefined };
  const { messageId, offset } = place;
  if (typeof messageId !== 'string' || typeof offset !== 'number') return { conversationId, place: undefined };
  const block = parseBlockPlace(place['block']);
  return { conversationId, place: { messageId, offset, ...(block && { block }) } };
}

function parseBlockPlace(value: unknown): BlockPlace | undefined {
  if (!isRecord(value)) return undefined;
  const { index, offset } = value;
  return typeof index === 'number' && typeof offset === 'number' ? { index, offset } : undefined;
}
