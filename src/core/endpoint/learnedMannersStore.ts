import { isRecord } from '../util/isRecord.ts';
import { createListeners } from '../util/listeners.ts';
import { NOTHING_LEARNED } from './manners.ts';
import type { LearnedManners } from './manners.ts';

/** One row of what was learned, for showing. */
export interface LearnedRow {
  readonly baseUrl: string;
  readonly model: string;
  readonly manners: LearnedManners;
}

/** What refusals have taught, per endpoint and model. */
export interface LearnedMannersStore {
  get(baseUrl: string, model: string): LearnedManners;
  set(baseUrl: string, model: string, manners: LearnedManners): void;
  /** In the order in which they were first learned. */
  rows(): readonly LearnedRow[];
  /** Forgets one endpoint, or everything. */
  reset(baseUrl?: string): void;
  /** Told of this window's own changes; the returned function removes the listener. */
  onDidChange(listener: () => void): () => void;
}

/** Where the lessons lie as one text. Other windows write there too, so that it is read anew whenever something is looked up. */
export interface LessonStorage {
  read(): string | undefined;
  write(text: string): void;
}

/** A server with many models teaches many rows; the oldest make room. */
const MOST_ROWS = 200;

/** Without a storage the lessons last as long as the store. Nothing is read before the first request. */
export function createLearnedMannersStore(storage: LessonStorage = createMemoryStorage()): LearnedMannersStore {
  const listeners = createListeners<void>();
  let parsed: { readonly text: string; readonly rows: ReadonlyMap<string, LearnedRow> } | undefined;
  const current = (): ReadonlyMap<string, LearnedRow> => {
    const text = storage.read() ?? '[]';
    if (parsed?.text !== text)
      parsed = { text, rows: new Map(parseRows(text).map((row) => [keyOf(row.baseUrl, row.model), row])) };
    return parsed.rows;
  };
  const write = (rows: readonly LearnedRow[]): void => {
    storage.write(JSON.stringify(rows.slice(-MOST_ROWS)));
    listeners.tell();
  };
  return {
    get: (baseUrl, model) => current().get(keyOf(baseUrl, model))?.manners ?? NOTHING_LEARNED,
    set(baseUrl, model, manners) {
      write([...new Map(current()).set(keyOf(baseUrl, model), { baseUrl, model, manners }).values()]);
    },
    rows: () => [...current().values()],
    reset(baseUrl) {
      write([...current().values()].filter((row) => baseUrl !== undefined && row.baseUrl !== baseUrl));
    },
    onDidChange: (listener) => listeners.add(listener),
  };
}

function createMemoryStorage(): LessonStorage {
  let text: string | undefined;
  return {
    read: () => text,
    write: (next) => {
      text = next;
    },
  };
}

function keyOf(baseUrl: string, model: string): string {
  return JSON.stringify([baseUrl, model]);
}

function parseRows(saved: string): readonly LearnedRow[] {
  const parsed = parseJson(saved);
  return Array.isArray(parsed) ? parsed.map(parseRow).filter((row) => row !== undefined) : [];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseRow(row: unknown): LearnedRow | undefined {
  if (!isRecord(row) || typeof row['baseUrl'] !== 'string' || typeof row['model'] !== 'string') return undefined;
  return { baseUrl: row['baseUrl'], model: row['model'], manners: parseLearnedManners(row['manners']) };
}

/** Unknown fields and wrong types are dropped: a store of an older or newer version does no harm. */
export function parseLearnedManners(value: unknown): LearnedManners {
  if (!isRecord(value)) return NOTHING_LEARNED;
  const dropped = Array.isArray(value['dropped']) ? value['dropped'].filter((name) => typeof name === 'string') : [];
  const field = value['maxTokensField'];
  const efforts = value['reasoningEfforts'];
  const stopLimit = positive(value['stopLimit']);
  const answerLimit = positive(value['answerLimit']);
  const contextTokens = positive(value['contextTokens']);
  return {
    dropped,
    ...((field === 'max_tokens' || field === 'max_completion_tokens') && { maxTokensField: field }),
    ...(stopLimit !== undefined && { stopLimit }),
    ...(answerLimit !== undefined && { answerLimit }),
    ...(contextTokens !== undefined && { contextTokens }),
    ...(Array.isArray(efforts) && { reasoningEfforts: efforts.filter((word) => typeof word === 'string') }),
    ...(value['suffixRefused'] === true && { suffixRefused: true }),
    ...(value['chatOnly'] === true && { chatOnly: true }),
  };
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}
