import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { prefixIn, trueContinuation } from '../support/knowingModel.ts';
import { shownSince, takeRecording } from './frameRecorder.ts';
import type { Frame } from './frameRecorder.ts';
import { keysOf, pressSteadily } from './keyboard.ts';
import type { TokenServer } from './tokenServer.ts';

/** What happened while one line was written that the model knew; undefined: no ghost text came. */
export interface KnownLine {
  /** Typing through the suggestion. */
  readonly throughRequests: number;
  readonly throughFramesWithout: number;
  /** One character back: from the key to ghost text; then the same character again. */
  readonly backMs: number | undefined;
  readonly againMs: number | undefined;
  readonly backAndAgainRequests: number;
  /** From Tab to the next suggestion. */
  readonly afterTabMs: number | undefined;
  readonly afterTabRequests: number;
  /** From Enter, pressed after that, to the suggestion for the new line. */
  readonly afterEnterMs: number | undefined;
  readonly afterEnterRequests: number;
}

/** A block whose first line came while the rest was still being said. */
export interface KnownBlock {
  /** From the first line's last token on the wire to its first frame. */
  readonly firstLineMs: number | undefined;
  /** From that frame to the end of the stream. */
  readonly beforeEndMs: number | undefined;
  readonly answerTokens: number;
}

const LINES = 40;
const KEYS_THROUGH = 24;
const KEY_INTERVAL_MS = 90;
const QUIET_MS = 1_000;
const STEP_MS = 800;

/** Lines without brackets or quotes, so that the editor adds nothing of its own. */
const LINES_FILE = 'lines.py';
const LINES_HEAD = 'def settle(first, second, third):\n';
const linesTruth =
  LINES_HEAD +
  Array.from(
    { length: LINES },
    (_, line) => `    balance_${line} = first + second * third - balance_of_yesterday_${line}\n`,
  ).join('');

export const BLOCKS_FILE = 'blocks.py';
const blockHead = (block: number): string => `def convert_${block}(amount):`;
const blockBody = (block: string): string =>
  [
    ...Array.from({ length: 6 }, (_, line) => `part_${line} = amount * RATES + ${block} - share_${line}`),
    'return part_5',
  ].join('\n    ');

/** The two files as they stand at the start. */
export const KNOWN_FILES: Readonly<Record<string, string>> = { [LINES_FILE]: LINES_HEAD, [BLOCKS_FILE]: '' };

/** What is to be written next, always. */
export function knownAnswer(prompt: string): string {
  const block = /def convert_(\d+)\(amount\):\n {4}$/.exec(prefixIn(prompt))?.[1];
  if (block !== undefined) return `${blockBody(block)}\n\n`;
  return trueContinuation({ truth: linesTruth, end: linesTruth.length, rightLines: 1 }, prompt);
}

/** Writes line number `line` of the lines file, which follows the one before: through the suggestion, a step back and again, the rest by Tab, and Enter. */
export async function writeKnownLine(page: Page, server: TokenServer, line: number): Promise<KnownLine> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+End');
  const text = (linesTruth.split('\n')[line + 1] ?? '').trimStart();
  const head = text.slice(0, text.indexOf(' '));
  if (line === 0) await page.keyboard.type('    ');
  await pressSteadily(page, keysOf(head), KEY_INTERVAL_MS);
  await sleep(QUIET_MS);

  const through = await observe(page, server, async () => {
    await pressSteadily(page, keysOf(text.slice(head.length, head.length + KEYS_THROUGH)), KEY_INTERVAL_MS);
  });
  const back = await observe(page, server, () => page.keyboard.press('Backspace'));
  const again = await observe(page, server, () =>
    page.keyboard.press(keysOf(text[head.length + KEYS_THROUGH - 1] ?? ' ')[0] ?? ' '),
  );
  const afterTab = await observe(page, server, () => page.keyboard.press('Tab'));
  const afterEnter = await observe(page, server, () => page.keyboard.press('Enter'));
  return {
    throughRequests: through.requests,
    throughFramesWithout: through.frames.filter(({ ghost }) => ghost === '').length,
    backMs: back.shownAfterMs,
    againMs: again.shownAfterMs,
    backAndAgainRequests: back.requests + again.requests,
    afterTabMs: afterTab.shownAfterMs,
    afterTabRequests: afterTab.requests,
    afterEnterMs: afterEnter.shownAfterMs,
    afterEnterRequests: afterEnter.requests,
  };
}

/** Opens function number `block` in an otherwise empty file and waits for its body. */
export async function openKnownBlock(page: Page, server: TokenServer, block: number): Promise<KnownBlock> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await sleep(QUIET_MS);
  server.forget();
  await takeRecording(page);
  const offset = performance.now() - (await page.evaluate(() => performance.now()));
  // At once, so that the editor closes no bracket and nothing is suggested on the way.
  await page.keyboard.insertText(blockHead(block));
  await page.keyboard.press('Enter');
  await sleep(2 * QUIET_MS);
  const { frames } = await takeRecording(page);
  const shown = frames.find(({ ghost }) => ghost !== '');
  const at = shown && shown.at + offset;
  const request = server.requests.findLast(({ firstLineAt = Infinity }) => at !== undefined && firstLineAt <= at);
  return {
    firstLineMs: difference(at, request?.firstLineAt),
    beforeEndMs: difference(request?.endedAt, at),
    answerTokens: request?.tokens ?? 0,
  };
}

interface Observation {
  readonly frames: readonly Frame[];
  readonly requests: number;
  /** From the last key on. */
  readonly shownAfterMs: number | undefined;
}

async function observe(page: Page, server: TokenServer, act: () => Promise<void>): Promise<Observation> {
  await takeRecording(page);
  server.forget();
  await act();
  await sleep(STEP_MS);
  const { frames, keysAt } = await takeRecording(page);
  const [firstKeyAt = 0, lastKeyAt = 0] = [keysAt[0], keysAt.at(-1)];
  const shown = shownSince(frames.filter(({ at }) => at > lastKeyAt));
  return {
    frames: frames.filter(({ at }) => at > firstKeyAt),
    requests: server.requests.length,
    shownAfterMs: difference(shown?.at, lastKeyAt),
  };
}

function difference(later: number | undefined, earlier: number | undefined): number | undefined {
  return later === undefined || earlier === undefined ? undefined : later - earlier;
}
