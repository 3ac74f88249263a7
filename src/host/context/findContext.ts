import type { ContextKind } from '../../core/context/contextKind.ts';
import { createFuzzyIndex } from '../../core/context/fuzzy/fuzzyIndex.ts';
import type { Clock, Logger } from '../../core/ports.ts';
import { withTimeLimit } from '../../core/util/withTimeLimit.ts';
import type { ContextItemView, ContextKindView } from '../../shared/chatProtocol.ts';
import type { ContextSource, FoundContext } from './contextSource.ts';
import type { Offers } from './offers.ts';

/** What a menu shows; see `contextOffer` in the protocol. */
export interface ContextOffer {
  readonly kinds?: readonly ContextKindView[];
  readonly items: readonly ContextItemView[];
  readonly remark?: string;
  readonly isComplete: boolean;
}

export interface ContextQuery {
  /** Absent: kinds, what stands for itself, files and symbols. */
  readonly kind?: ContextKind;
  readonly query: string;
  readonly signal: AbortSignal;
}

export interface FindOptions {
  readonly sources: readonly ContextSource[];
  readonly log: Logger;
  readonly clock: Clock;
  readonly offers: Offers;
  readonly onOffer: (offer: ContextOffer) => void;
}

/** Found while no kind is named, besides what stands for itself; the second ones come later, and only where something was typed. */
const QUICK: readonly ContextKind[] = ['file'];
const SLOW: readonly ContextKind[] = ['symbol'];
const MOST_IN_OVERVIEW = 30;
/** Git may still be looking for repositories: the first menu does not wait for that. */
const PATIENCE_MS = 300;

/** Asks the sources and offers what they find, once or more. A source that fails has found nothing. */
export async function findContext(wanted: ContextQuery, options: FindOptions): Promise<void> {
  const { sources, offers, onOffer } = options;
  if (wanted.kind === undefined) return findOverview(wanted, options);
  const source = sources.find(({ kind }) => kind === wanted.kind);
  if (!source) return;
  const offer = ({ candidates, remark, later }: FoundContext): void => {
    if (wanted.signal.aborted) return;
    const items = offers.add(candidates);
    onOffer({ items, ...(remark !== undefined && { remark }), isComplete: later === undefined });
  };
  const found = await ask(source, wanted, options.log);
  offer(found);
  if (found.later) offer(await found.later);
}

async function findOverview(wanted: ContextQuery, options: FindOptions): Promise<void> {
  const { sources, log, offers, onOffer } = options;
  const { query, signal } = wanted;
  const kinds = matchingKinds(sources, query);
  const quick = sources.filter(({ kind, isSingle }) => isSingle || QUICK.includes(kind));
  const slow = query.trim() === '' ? [] : sources.filter(({ kind }) => SLOW.includes(kind));
  const slowly = Promise.all(slow.map((source) => ask(source, wanted, log)));
  const first = await Promise.all(
    quick.map((source) => (source.isSingle ? askSingle(source, wanted, options) : ask(source, wanted, log))),
  );
  const offer = (found: readonly FoundContext[], isComplete: boolean): void => {
    const candidates = found.flatMap((one) => one.candidates.slice(0, MOST_IN_OVERVIEW));
    if (!signal.aborted) onOffer({ kinds, items: offers.add(candidates), isComplete });
  };
  const isAll = slow.length === 0 && first.every(({ later }) => later === undefined);
  offer(first, isAll);
  if (isAll) return;
  const second = await Promise.all(first.map(async (found) => found.later ?? found));
  offer([...second, ...(await slowly)], true);
}

/** What takes too long has found nothing. */
async function askSingle(
  source: ContextSource,
  { query, signal }: ContextQuery,
  options: FindOptions,
): Promise<FoundContext> {
  const { log, clock } = options;
  const limit = { clock, limitMs: PATIENCE_MS, signal };
  const found = await withTimeLimit((limited) => ask(source, { query: '', signal: limited }, log), limit);
  return matchingSingles(source, found.kind === 'done' ? found.value : { candidates: [] }, query);
}

async function ask(source: ContextSource, { query, signal }: ContextQuery, log: Logger): Promise<FoundContext> {
  try {
    return await source.find(query, signal);
  } catch (error) {
    if (!signal.aborted) log.warn('A source of context failed.', { kind: source.kind, reason: String(error) });
    return { candidates: [] };
  }
}

function matchingKinds(sources: readonly ContextSource[], query: string): readonly ContextKindView[] {
  const entries = sources
    .filter(({ isSingle }) => !isSingle)
    .map((source) => ({ item: source, name: source.kind, place: source.label }));
  return createFuzzyIndex(entries)
    .find(query, entries.length)
    .map(({ item: { kind, label, description } }) => ({ kind, name: kind, label, description }));
}

/** Those of a source that stands for itself are found by its name too. */
function matchingSingles(source: ContextSource, found: FoundContext, query: string): FoundContext {
  const entries = found.candidates.map((item) => ({ item, name: item.label, place: `${source.kind} ${item.detail}` }));
  const candidates = createFuzzyIndex(entries)
    .find(query, entries.length)
    .map(({ item, namePositions }) => ({ ...item, positions: namePositions }));
  return { candidates };
}
