import { t } from '@vscode/l10n';
import type { UsageRecord } from './usageRecord.ts';

/** An endpoint's model that reads every prompt anew although they begin alike. */
export interface UncachedPrompts {
  readonly endpointName: string;
  readonly model: string;
  /** How many requests in a row say so. */
  readonly requests: number;
}

/** Shorter prompts some servers never keep. */
const SHORTEST_PROMPT_TOKENS = 1200;
/** Prompts of ghost text begin alike while one types; after a longer pause a server may have forgotten the last one. */
const LONGEST_PAUSE_MS = 30_000;
/** Fewer say nothing: a window's edge moves, another file comes to the front. */
const FEWEST_REQUESTS = 20;
const USELESS_SHARE = 0.02;

interface Run {
  requests: number;
  promptTokens: number;
  cachedTokens: number;
  lastAt: number;
}

/**
 * Notices that a prompt cache is defeated, by a proxy that sends each request to another server for example. Judges only servers that count
 * what came from their cache, by the requests of the latest run of typing.
 */
export class PromptCacheWatch {
  readonly #runs = new Map<string, Run>();
  #latest: UncachedPrompts | undefined;

  note(record: UsageRecord): void {
    const { role, endpointName, model, usage, startedAt } = record;
    const { promptTokens, cachedTokens, source } = usage;
    const saysEnough = source === 'reported' && cachedTokens !== undefined && promptTokens >= SHORTEST_PROMPT_TOKENS;
    if (role !== 'completion' || !saysEnough) return;
    const key = JSON.stringify([endpointName, model]);
    const before = this.#runs.get(key);
    const goesOn = before !== undefined && startedAt - before.lastAt <= LONGEST_PAUSE_MS;
    // The first prompt of a run is new to every server.
    const run = goesOn ? grown(before, usage) : { requests: 0, promptTokens: 0, cachedTokens: 0, lastAt: 0 };
    this.#runs.set(key, { ...run, lastAt: startedAt });
    if (run.requests < FEWEST_REQUESTS) return;
    const isUseless = run.cachedTokens / run.promptTokens < USELESS_SHARE;
    this.#latest = isUseless ? { endpointName, model, requests: run.requests } : undefined;
  }

  /** Undefined: no clear evidence. */
  get uncached(): UncachedPrompts | undefined {
    return this.#latest;
  }

  reset(): void {
    this.#runs.clear();
    this.#latest = undefined;
  }
}

function grown(run: Run, { promptTokens, cachedTokens = 0 }: UsageRecord['usage']): Run {
  return {
    ...run,
    requests: run.requests + 1,
    promptTokens: run.promptTokens + promptTokens,
    cachedTokens: run.cachedTokens + cachedTokens,
  };
}

/** One sentence for people; the endpoint's name still has to be escaped for where it is shown. */
export function describeUncached({ requests }: UncachedPrompts, shownName: string): string {
  return t(
    '{0} read the last {1} prompts anew, although they begin alike: something between here and the model, a load balancer for example, seems to defeat its prompt cache.',
    shownName,
    requests,
  );
}
