import type { ContextItemView } from '../../shared/chatProtocol.ts';
import type { ContextCandidate } from './contextSource.ts';

/** What the page was offered: it names one by an id, which says nothing of what is behind it. */
export interface Offers {
  add(candidates: readonly ContextCandidate[]): readonly ContextItemView[];
  /** Undefined: never offered, or too long ago. */
  get(id: string): ContextCandidate | undefined;
}

/** Some offers of a menu; whoever chooses has seen one of the last. */
const MOST_KEPT = 1_000;

export function createOffers(): Offers {
  const kept = new Map<string, ContextCandidate>();
  const add = (candidate: ContextCandidate): ContextItemView => {
    const id = crypto.randomUUID();
    kept.set(id, candidate);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    const { kind, label, detail, positions = [] } = candidate;
    return { id, kind, label, detail, ...(positions.length > 0 && { positions }) };
  };
  return { add: (candidates) => candidates.map(add), get: (id) => kept.get(id) };
}
