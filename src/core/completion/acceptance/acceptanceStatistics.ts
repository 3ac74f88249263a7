import { isRecord } from '../../util/isRecord.ts';
import { lineCount, type SuggestionFate } from './suggestionWatch.ts';

/** How suggestions of one language were taken, since they are counted. */
export interface LanguageAcceptance {
  readonly shown: number;
  readonly accepted: number;
  /** Taken in words or lines, not to the end. */
  readonly partly: number;
  /** What was taken, in whole or in part. */
  readonly characters: number;
  readonly lines: number;
  /** The latest ones alone, of one line and of several: what a person does now counts for how to ask. */
  readonly recentShort: RecentCounts;
  readonly recentLong: RecentCounts;
}

export interface RecentCounts {
  readonly shown: number;
  readonly taken: number;
}

/** By language id. */
export type AcceptanceStatistics = Readonly<Record<string, LanguageAcceptance>>;

/** From so many on, the older half weighs half. */
const RECENT = 100;

const NONE: RecentCounts = { shown: 0, taken: 0 };
const NOTHING: LanguageAcceptance = {
  shown: 0,
  accepted: 0,
  partly: 0,
  characters: 0,
  lines: 0,
  recentShort: NONE,
  recentLong: NONE,
};

/** The statistics with one more suggestion. */
export function addFate(statistics: AcceptanceStatistics, fate: SuggestionFate): AcceptanceStatistics {
  const before = acceptanceOf(statistics, fate.languageId);
  const { taken, takenText } = fate;
  const recent = fate.lines > 1 ? 'recentLong' : 'recentShort';
  const after: LanguageAcceptance = {
    ...before,
    shown: before.shown + 1,
    accepted: before.accepted + (taken === 'whole' ? 1 : 0),
    partly: before.partly + (taken === 'part' ? 1 : 0),
    characters: before.characters + takenText.length,
    lines: before.lines + (taken === 'none' ? 0 : lineCount(takenText)),
    [recent]: addRecent(before[recent], taken !== 'none'),
  };
  return { ...statistics, [fate.languageId]: after };
}

/** All zeros for a language that nothing is known of. */
export function acceptanceOf(statistics: AcceptanceStatistics, languageId: string): LanguageAcceptance {
  return Object.hasOwn(statistics, languageId) ? (statistics[languageId] ?? NOTHING) : NOTHING;
}

/** Whatever storage gave back; what does not parse is left out. */
export function parseAcceptance(saved: unknown): AcceptanceStatistics {
  if (!isRecord(saved)) return {};
  const entries = Object.entries(saved).flatMap(([languageId, value]) => {
    const acceptance = parseLanguage(value);
    return acceptance === undefined ? [] : [[languageId, acceptance] as const];
  });
  return Object.fromEntries(entries);
}

function addRecent({ shown, taken }: RecentCounts, isTaken: boolean): RecentCounts {
  const weight = shown >= RECENT ? 0.5 : 1;
  return { shown: shown * weight + 1, taken: taken * weight + (isTaken ? 1 : 0) };
}

function parseLanguage(value: unknown): LanguageAcceptance | undefined {
  if (!isRecord(value)) return undefined;
  const [shown, accepted, partly, characters, lines] = ['shown', 'accepted', 'partly', 'characters', 'lines'].map(
    (name) => parseCount(value[name]),
  );
  if (shown === undefined || accepted === undefined || partly === undefined) return undefined;
  if (characters === undefined || lines === undefined) return undefined;
  const recentShort = parseRecent(value['recentShort']);
  return { shown, accepted, partly, characters, lines, recentShort, recentLong: parseRecent(value['recentLong']) };
}

function parseRecent(value: unknown): RecentCounts {
  if (!isRecord(value)) return NONE;
  const [shown, taken] = [parseCount(value['shown']), parseCount(value['taken'])];
  return shown === undefined || taken === undefined ? NONE : { shown, taken: Math.min(shown, taken) };
}

function parseCount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}
