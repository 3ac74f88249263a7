import { isRecord } from '../util/isRecord.ts';
import { NOTHING_LEARNED } from './manners.ts';
import type { LearnedManners } from './manners.ts';

/** One row of what was learned, for showing. */
export interface LearnedRow {
  readonly baseUrl: string;
  readonly model: string;
  readonly manners: LearnedManners;
}

/** What refusals have taught, per endpoint and model. A store of plain data: the host keeps `serialise()` where it likes. */
export interface LearnedMannersStore {
  get(baseUrl: string, model: string): LearnedManners;
  set(baseUrl: string, model: string, manners: LearnedManners): void;
  rows(): readonly LearnedRow[];
  /** Forgets one endpoint, or everything. */
  reset(baseUrl?: string): void;
  serialise(): string;
}

export interface LearnedMannersStoreOptions {
  /** What `serialise` once returned; anything else is ignored. */
  readonly saved?: string;
  readonly onChange?: () => void;
}

export function createLearnedMannersStore(options: LearnedMannersStoreOptions = {}): LearnedMannersStore {
  const rows = new Map(parseRows(options.saved ?? '[]').map((row) => [keyOf(row.baseUrl, row.model), row]));
  return {
    get: (baseUrl, model) => rows.get(keyOf(baseUrl, model))?.manners ?? NOTHING_LEARNED,
    set(baseUrl, model, manners) {
      rows.set(keyOf(baseUrl, model), { baseUrl, model, manners });
      options.onChange?.();
    },
    rows: () => [...rows.values()],
    reset(baseUrl) {
      for (const [key, row] of rows) if (baseUrl === undefined || row.baseUrl === baseUrl) rows.delete(key);
      options.onChange?.();
    },
    serialise: () => JSON.stringify([...rows.values()]),
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
  const stopLimit = positive(value['stopLimit']);
  const answerLimit = positive(value['answerLimit']);
  const contextTokens = positive(value['contextTokens']);
  return {
    dropped,
    ...((field === 'max_tokens' || field === 'max_completion_tokens') && { maxTokensField: field }),
    ...(stopLimit !== undefined && { stopLimit }),
    ...(answerLimit !== undefined && { answerLimit }),
    ...(contextTokens !== undefined && { contextTokens }),
    ...(value['suffixRefused'] === true && { suffixRefused: true }),
    ...(value['chatOnly'] === true && { chatOnly: true }),
  };
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}
