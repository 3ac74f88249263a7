import { GCProfiler } from 'node:v8';
import { completeAtCursor } from '../../src/core/completion/completeAtCursor.ts';
import type { CompletionInput } from '../../src/core/completion/completionInput.ts';
import type { CompletionOutcome } from '../../src/core/completion/completionOutcome.ts';
import { createCompletionSession } from '../../src/core/completion/completionSession.ts';
import type { CompletionSession } from '../../src/core/completion/completionSession.ts';
import type { Clock } from '../../src/core/ports.ts';
import { DEFAULT_SETTINGS } from '../../src/core/settings/settings.ts';
import { inputAtLine, startsOf } from '../support/inputAtLine.ts';
import { linesOfCode } from '../support/realCode.ts';
import { HeldGateway } from './heldGateway.ts';

/** What one key has cost that had to ask the endpoint, and the key after it that could be answered from what was there. */
interface KeyCost {
  readonly toRequestMs: number;
  readonly toItemMs: number;
  readonly typedThroughMs: number;
  /** By both keys' questions; undefined when the garbage collector ran meanwhile. */
  readonly askingBytes: number | undefined;
  readonly typedThroughBytes: number | undefined;
}

const WARM_UP_KEYS = 60;
const FIRST_LINE = 'const total = values.length + 1;\n';
const LINES = `${FIRST_LINE}return total;\n`;
/** Longer than any pause: every key is the first of a burst and is asked about at once. */
const KEY_INTERVAL_MS = 10_000;

/** Types `keys` keys all over a file of `lineCount` lines. */
export async function measureKeys(lineCount: number, keys: number): Promise<readonly KeyCost[]> {
  const bench = createBench(lineCount);
  const costs: KeyCost[] = [];
  for (let key = 0; key < WARM_UP_KEYS + keys; key += 1) costs.push(await bench.press(key));
  return costs.slice(WARM_UP_KEYS);
}

interface Bench {
  press(key: number): Promise<KeyCost>;
}

function createBench(lineCount: number): Bench {
  const original = linesOfCode(lineCount);
  const gateway = new HeldGateway();
  let now = 0;
  const clock: Clock = {
    now: () => now,
    setTimer: (callback, delayMs) => {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
  };
  const session = createCompletionSession({ gateway, clock });
  const press = async (key: number): Promise<KeyCost> => {
    now += KEY_INTERVAL_MS;
    // A step that shares no divisor with the usual sizes visits every line before it comes back.
    const line = (key * 37) % lineCount;
    const lines = original.with(line, `  const key${key} = `);
    const ask = prepareInput(lines, line);
    const asked = await askEndpoint(session, gateway, ask);
    now += KEY_INTERVAL_MS;
    const next = prepareInput(lines.with(line, `${lines[line] ?? ''}c`), line);
    const typedThrough = await measured(async () => expectShown(await question(session, next())));
    return {
      ...asked,
      typedThroughMs: typedThrough.endedAt - typedThrough.startedAt,
      typedThroughBytes: typedThrough.bytes,
    };
  };
  return { press };
}

/** The excerpt is cut within the measurement, as the extension does it at every key. */
function prepareInput(lines: readonly string[], line: number): () => CompletionInput {
  const lineStarts = startsOf(lines);
  return () => inputAtLine({ lines, lineStarts, line, column: lines[line]?.length ?? 0 });
}

async function askEndpoint(
  session: CompletionSession,
  gateway: HeldGateway,
  input: () => CompletionInput,
): Promise<Pick<KeyCost, 'toRequestMs' | 'toItemMs' | 'askingBytes'>> {
  let askedAt = 0;
  let answeredAt = 0;
  const asking = await measured(async () => {
    const outcome = question(session, input());
    askedAt = await gateway.asked;
    answeredAt = performance.now();
    gateway.say(LINES);
    expectShown(await outcome);
  });
  gateway.finish();
  await new Promise((resolve) => setImmediate(resolve));
  return {
    toRequestMs: askedAt - asking.startedAt,
    toItemMs: asking.endedAt - answeredAt,
    askingBytes: asking.bytes,
  };
}

function question(session: CompletionSession, input: CompletionInput): Promise<CompletionOutcome> {
  const { signal } = new AbortController();
  return completeAtCursor(session, { input, settings: DEFAULT_SETTINGS, signal, onMore: () => undefined });
}

function expectShown(outcome: CompletionOutcome): void {
  if (outcome.kind !== 'shown') throw new Error(`Nothing was shown: ${JSON.stringify(outcome)}`);
}

interface Measured {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly bytes: number | undefined;
}

async function measured(run: () => Promise<void>): Promise<Measured> {
  const profiler = new GCProfiler();
  profiler.start();
  const bytesBefore = process.memoryUsage().heapUsed;
  const startedAt = performance.now();
  await run();
  const endedAt = performance.now();
  const bytes = process.memoryUsage().heapUsed - bytesBefore;
  const hasCollected = (profiler.stop()?.statistics.length ?? 0) > 0;
  return { startedAt, endedAt, bytes: hasCollected ? undefined : bytes };
}
