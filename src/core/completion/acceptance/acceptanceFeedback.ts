import { acceptanceOf, type AcceptanceStatistics, type RecentCounts } from './acceptanceStatistics.ts';

/** Below this a person's habits are not known. */
const FEWEST_SHOWN = 30;
const FEWEST_OF_EACH_LENGTH = 15;
/** Where every fifth suggestion or more is taken, there is no need to wait longer. */
const WELL_TAKEN = 0.2;
const HARDLY_TAKEN = 0.02;
const LONGEST_FACTOR = 1.6;
/** A long suggestion costs more to read: it may be taken this much less often than a short one. */
const LONG_MAY_LAG = 3;

/** How much longer than usual to wait before asking in this language: 1 where suggestions are taken, up to 1.6 where hardly any is. */
export function waitFactor(statistics: AcceptanceStatistics, languageId: string): number {
  const { recentShort, recentLong } = acceptanceOf(statistics, languageId);
  const shown = recentShort.shown + recentLong.shown;
  if (shown < FEWEST_SHOWN) return 1;
  const rate = (recentShort.taken + recentLong.taken) / shown;
  const missing = (WELL_TAKEN - rate) / (WELL_TAKEN - HARDLY_TAKEN);
  return 1 + (LONGEST_FACTOR - 1) * Math.min(1, Math.max(0, missing));
}

/** Several lines are hardly taken in this language where single ones are. */
export function prefersShort(statistics: AcceptanceStatistics, languageId: string): boolean {
  const { recentShort, recentLong } = acceptanceOf(statistics, languageId);
  if (Math.min(recentShort.shown, recentLong.shown) < FEWEST_OF_EACH_LENGTH) return false;
  return rateOf(recentShort) >= WELL_TAKEN && rateOf(recentLong) * LONG_MAY_LAG < rateOf(recentShort);
}

function rateOf({ shown, taken }: RecentCounts): number {
  return taken / shown;
}
