import { isRecord } from '../../util/isRecord.ts';
import { type ConversationSummary, parseConversationSummary } from './conversationSummary.ts';

/** What was found in a conversation's files when they were of this version. */
export interface CachedSummary {
  readonly version: string;
  /** Undefined: there was nothing in it. */
  readonly summary: ConversationSummary | undefined;
}

/** By conversation. */
export type SummaryCache = ReadonlyMap<string, CachedSummary>;

/** Another form of the file, or another way to summarise, starts anew. */
const FORMAT = 1;

/** What a cache file held. Whatever is damaged or of another form is missing and will be read from the journals again. */
export function parseSummaryCache(text: string): SummaryCache {
  const value = parseJson(text);
  const entries = isRecord(value) && value['format'] === FORMAT ? value['entries'] : undefined;
  const cache = new Map<string, CachedSummary>();
  if (!isRecord(entries)) return cache;
  for (const [id, entry] of Object.entries(entries)) {
    if (!isRecord(entry) || typeof entry['version'] !== 'string') continue;
    const summary = entry['summary'] === null ? undefined : parseConversationSummary(entry['summary']);
    if (entry['summary'] !== null && summary?.id !== id) continue;
    cache.set(id, { version: entry['version'], summary });
  }
  return cache;
}

/** The text of a cache file. */
export function formatSummaryCache(cache: SummaryCache): string {
  const entries = [...cache].map(([id, { version, summary }]) => [id, { version, summary: summary ?? null }] as const);
  return JSON.stringify({ format: FORMAT, entries: Object.fromEntries(entries) });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
