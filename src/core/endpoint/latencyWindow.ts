/** As many of the latest requests count. */
const SIZE = 50;
/** Fewer than this tell nothing about what is usual. */
const FEWEST = 10;
const USUAL = 0.95;
/** Below this, chance and the network say more than the server does. */
const SHORTEST_MS = 200;

/** How long a model usually takes to its first token, by its latest requests. */
export class LatencyWindow {
  readonly #samples: number[] = [];

  /** @param ms Time to the first token; for a request that was given up, the time until then. */
  add(ms: number): void {
    this.#samples.push(ms);
    if (this.#samples.length > SIZE) this.#samples.shift();
  }
  /** What 95 of 100 requests stay below, in milliseconds; undefined as long as too few have been seen. */
  get usualMs(): number | undefined {
    if (this.#samples.length < FEWEST) return undefined;
    const sorted = this.#samples.toSorted((a, b) => a - b);
    const p95 = sorted[Math.ceil(sorted.length * USUAL) - 1];
    return p95 === undefined ? undefined : Math.max(SHORTEST_MS, p95);
  }
}
