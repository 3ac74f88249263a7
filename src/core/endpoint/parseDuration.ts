const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function unitMs(unit: string): number {
  const word = unit.toLowerCase();
  if (word === '' || word.startsWith('s')) return 1000;
  if (word === 'ms' || word.startsWith('milli')) return 1;
  return UNIT_MS[word.slice(0, 1)] ?? 1000;
}

const AMOUNT = String.raw`(\d+(?:\.\d+)?)\s*(milliseconds?|millis|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)(?![a-z])`;

/** Milliseconds of `1m0.36s`, `37.8s`, `12 seconds`, `6ms`, `1 hour and 20 minutes`; undefined when there is no duration at the start. */
export function parseDurationMs(text: string): number | undefined {
  const whole = new RegExp(String.raw`^(?:${AMOUNT}[\s,]*(?:and\s+)?)+`, 'i').exec(text)?.[0];
  if (whole === undefined) return undefined;
  return [...whole.matchAll(new RegExp(AMOUNT, 'gi'))].reduce(
    (sum, [, amount = '0', unit = '']) => sum + Number(amount) * unitMs(unit),
    0,
  );
}
