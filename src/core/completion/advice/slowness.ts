import { t } from '@vscode/l10n';
import { formatNumber } from '../../util/formatNumber.ts';

/** What one request says about how fast an endpoint is; times in milliseconds from its start. */
export interface SpeedSample {
  readonly endpoint: string;
  readonly model: string;
  /** Undefined: nothing came. */
  readonly firstTextMs: number | undefined;
  readonly firstLineMs: number | undefined;
  readonly endedMs: number;
  readonly wasAbandoned: boolean;
}

export interface SlowEndpoint {
  readonly endpoint: string;
  readonly model: string;
  /** The usual time until a first line can be shown. */
  readonly medianMs: number;
  /** Most of the time goes before the first word: the server reads the prompt, or waits for its turn. */
  readonly isSlowToStart: boolean;
}

const SAMPLES = 10;
/** Suggestions that come later than this come too late for most. */
const SLOW_MS = 2000;

interface Sample {
  readonly toText: number;
  readonly toLine: number;
}

/** Finds out, once for each endpoint and model, that suggestions take too long. */
export class SlownessWatch {
  readonly #samples = new Map<string, Sample[]>();
  readonly #told = new Set<string>();

  /** @returns What to tell, once there is evidence enough. */
  note(speed: SpeedSample): SlowEndpoint | undefined {
    const { endpoint, model } = speed;
    const key = JSON.stringify([endpoint, model]);
    const sample = sampleOf(speed);
    if (sample === undefined || this.#told.has(key)) return undefined;
    const samples = [...(this.#samples.get(key) ?? []), sample].slice(-SAMPLES);
    this.#samples.set(key, samples);
    const medianMs = median(samples.map(({ toLine }) => toLine));
    if (samples.length < SAMPLES || medianMs <= SLOW_MS) return undefined;
    this.#told.add(key);
    return { endpoint, model, medianMs, isSlowToStart: median(samples.map(({ toText }) => toText)) > medianMs / 2 };
  }
}

/** A request that was given up early says nothing; one that had not answered for long says that it takes at least so long. */
function sampleOf({ firstTextMs, firstLineMs, endedMs, wasAbandoned }: SpeedSample): Sample | undefined {
  if (firstLineMs === undefined && wasAbandoned && endedMs <= SLOW_MS) return undefined;
  if (firstTextMs === undefined && !wasAbandoned) return undefined;
  return { toText: firstTextMs ?? endedMs, toLine: firstLineMs ?? endedMs };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Plain text with advice. */
export function slownessSentence({ endpoint, model, medianMs, isSlowToStart }: SlowEndpoint): string {
  const seconds = formatNumber(medianMs / 1000, 1);
  const advice = isSlowToStart
    ? t(
        'Most of that passes before the first word: a shorter prompt or a smaller model helps, and the setting for requests can spare a busy server.',
      )
    : t('The words come slowly: a smaller or more strongly quantised model helps.');
  return t('Suggestions from {0} at "{1}" usually take {2} s to appear. {3}', model, endpoint, seconds, advice);
}
