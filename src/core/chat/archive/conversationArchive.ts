import type { Logger } from '../../ports.ts';
import type { Conversation } from '../conversation.ts';
import type { ConversationJournal } from '../conversationJournal.ts';
import { compareSummaries, type ConversationSummary, summariseConversation } from './conversationSummary.ts';
import { forEachOf } from './forEachOf.ts';
import { findTerms, parseSearch, type SearchableTexts, searchableTexts } from './searchText.ts';
import { type CachedSummary, formatSummaryCache, parseSummaryCache } from './summaryCache.ts';

/** A conversation that is stored; `version` changes with every write to any of its files. */
export interface StoredConversation {
  readonly id: string;
  readonly version: string;
  /** When one of its files was last written, in milliseconds since the epoch. */
  readonly writtenAt: number;
}

/** Where the archive finds what all windows have written, and keeps what it has found out. */
export interface ArchiveStorage {
  list(): Promise<readonly StoredConversation[]>;
  /** Takes all files of a conversation away, for good. */
  remove(conversationId: string): Promise<void>;
  /** Undefined: there is none. */
  readCache(): Promise<string | undefined>;
  writeCache(text: string): Promise<void>;
}

export interface ConversationArchiveOptions {
  readonly storage: ArchiveStorage;
  readonly journal: Pick<ConversationJournal, 'flush' | 'load'>;
  readonly log: Logger;
}

export interface SearchHit {
  readonly summary: ConversationSummary;
  /** The words around the place. */
  readonly excerpt: string;
}

/** How many journals are read at a time. */
const READERS = 8;
/** Of text that is kept for the next key of a search, in characters: about 100 MB with its folded form. */
const MAX_KEPT_CHARACTERS = 25_000_000;

/** All stored conversations: what they are about, and where words stand in them. */
export class ConversationArchive {
  readonly #options: ConversationArchiveOptions;
  /** What was read of conversations while they were of a version. */
  readonly #texts = new Map<string, { readonly version: string; readonly texts: SearchableTexts }>();
  #keptCharacters = 0;
  /** When it was last listed. */
  #versions: ReadonlyMap<string, string> = new Map();

  constructor(options: ConversationArchiveOptions) {
    this.#options = options;
  }

  /** Of all that hold something, deleted ones too, in the order of lists. A conversation that cannot be read is left out and logged. */
  async list(): Promise<readonly ConversationSummary[]> {
    const { storage, journal } = this.#options;
    await journal.flush();
    const stored = await storage.list();
    this.#versions = new Map(stored.map(({ id, version }) => [id, version]));
    const before = parseSummaryCache((await this.#readCache()) ?? '');
    const after = new Map<string, CachedSummary>();
    await forEachOf(stored, READERS, async ({ id, version }) => {
      const cached = before.get(id);
      if (cached?.version === version) after.set(id, cached);
      else await this.#summarise(id, version, after);
    });
    if (hasChanged(before, after)) await this.#writeCache(formatSummaryCache(after));
    return [...after.values()].flatMap(({ summary }) => summary ?? []).sort(compareSummaries);
  }

  /** Looks for the words of the query among conversations that were listed, and tells of each hit when it is found. Ends early, without a word, when aborted. */
  async search(
    query: string,
    among: readonly ConversationSummary[],
    { onHit, signal }: { readonly onHit: (hit: SearchHit) => void; readonly signal: AbortSignal },
  ): Promise<void> {
    const terms = parseSearch(query);
    await forEachOf(among, READERS, async (summary) => {
      if (signal.aborted) return;
      const texts = await this.#read(summary.id, this.#versions.get(summary.id));
      const excerpt = texts && findTerms(texts, terms);
      if (excerpt !== undefined && !signal.aborted) onHit({ summary, excerpt });
    });
  }

  /** Removes for good what was deleted before `before`, where nothing has been written since. Resolves to how many those were. */
  async purge(before: number): Promise<number> {
    const { storage, journal } = this.#options;
    await journal.flush();
    const old = (await storage.list()).filter(({ writtenAt }) => writtenAt <= before);
    const summaries = parseSummaryCache((await this.#readCache()) ?? '');
    let removed = 0;
    for (const { id, version } of old) {
      const cached = summaries.get(id);
      // The cache only says where a look is worth it; the journals decide.
      if (cached?.version === version && cached.summary?.deletedAt === undefined) continue;
      const conversation = await this.#load(id);
      const deletedAt = conversation && summariseConversation(conversation)?.deletedAt;
      if (deletedAt === undefined || deletedAt > before) continue;
      await storage.remove(id);
      removed += 1;
    }
    return removed;
  }

  async #summarise(id: string, version: string, into: Map<string, CachedSummary>): Promise<void> {
    const conversation = await this.#load(id);
    if (conversation) into.set(id, { version, summary: summariseConversation(conversation) });
  }

  async #read(id: string, version = ''): Promise<SearchableTexts | undefined> {
    const kept = this.#texts.get(id);
    if (kept?.version === version && version !== '') return kept.texts;
    const conversation = await this.#load(id);
    if (!conversation) return undefined;
    const texts = searchableTexts(conversation);
    this.#keep(id, version, texts);
    return texts;
  }

  #keep(id: string, version: string, texts: SearchableTexts): void {
    const size = lengthOf(texts) - lengthOf(this.#texts.get(id)?.texts ?? []);
    if (this.#keptCharacters + size > MAX_KEPT_CHARACTERS) return;
    this.#keptCharacters += size;
    this.#texts.set(id, { version, texts });
  }

  async #load(id: string): Promise<Conversation | undefined> {
    try {
      return (await this.#options.journal.load(id))?.conversation;
    } catch (error) {
      this.#options.log.warn('A stored chat could not be read.', { reason: String(error) });
      return undefined;
    }
  }

  async #readCache(): Promise<string | undefined> {
    try {
      return await this.#options.storage.readCache();
    } catch {
      return undefined;
    }
  }

  /** Without it, the next list takes longer; nothing else is lost. */
  async #writeCache(text: string): Promise<void> {
    try {
      await this.#options.storage.writeCache(text);
    } catch (error) {
      this.#options.log.warn('The list of chats could not be kept.', { reason: String(error) });
    }
  }
}

function lengthOf(texts: SearchableTexts): number {
  return texts.reduce((sum, { text }) => sum + text.length, 0);
}

function hasChanged(before: ReadonlyMap<string, CachedSummary>, after: ReadonlyMap<string, CachedSummary>): boolean {
  return before.size !== after.size || [...after].some(([id, { version }]) => before.get(id)?.version !== version);
}
