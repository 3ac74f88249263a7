import { setTimeout as sleep } from 'node:timers/promises';

/** How long a state may take to come. A machine that is busy with other things may need long; where all is well nobody waits for it. */
export const PATIENCE_MS = 45_000;
const POLL_MS = 50;

/**
 * Looks again and again until what is seen holds; resolves with it.
 * @param what for the words of the failure, which also say what was seen last
 */
export async function eventually<T>(look: () => Promise<T>, holds: (seen: T) => boolean, what: string): Promise<T> {
  for (const end = Date.now() + PATIENCE_MS; ; await sleep(POLL_MS)) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}; seen was ${describe(seen)}.`);
  }
}

function describe(seen: unknown): string {
  return typeof seen === 'string' && seen.includes('\n') ? `\n${seen}\n` : JSON.stringify(seen);
}
