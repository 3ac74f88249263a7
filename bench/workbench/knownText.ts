import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { trueContinuation } from '../support/knowingModel.ts';
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
const QUIET_MS = 1_500;
const STEP_MS = 800;

/** Lines without brackets or quotes, so that the editor adds nothing of its own. */
export const LINES_FILE = 'lines.py';
const LINES_HEAD = 'def settle(first, second, third):\n';
const linesTruth =
  LINES_HEAD +
  Array.from(
    { length: LINES },
    (_, line) => `    balance_${line} = first + second * third - balance_of_yesterday_${line}\n`,
  ).join('');

export const BLOCKS_FILE = 'blocks.py';
const BLOCKS_HEAD = 'RATES = 1.25\n';
const blocksTruth =
  BLOCKS_HEAD +
  Array.from({ length: LINES }, (_, block) => {
    const body = Array.from(
      { length: 6 },
      (__, line) => `    part_${line} = amount * RATES + ${block} - share_${line}`,
    );
    return `def convert_${block}(amount):\n${body.join('\n')}\n    return part_5\n\n`;
  }).join('');

/** The two files as they stand at the start. */
export const KNOWN_FILES: Readonly<Record<string, string>> = { [LINES_FILE]: LINES_HEAD, [BLOCKS_FILE]: BLOCKS_HEAD };

/** What is to be written next, always. */
export function knownAnswer(prompt: string): string {
  for (const truth of [linesTruth, blocksTruth]) {
    const answer = trueContinuation({ truth, end: truth.length, rightLines: 1 }, prompt);
    if (answer !== '') return answer;
  }
  return '';
}

/** Writes line number `line` of the lines file: through the suggestion, a step back and again, and the rest by Tab. */
export async function writeKnownLine(page: Page, server: TokenServer, line: number): Promise<KnownLine> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+End');
  if (line > 0) await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
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
  return {
    throughRequests: through.requests,
    throughFramesWithout: through.frames.filter(({ ghost }) => ghost === '').length,
    backMs: back.shownAfterMs,
    againMs: again.shownAfterMs,
    backAndAgainRequests: back.requests + again.requests,
    afterTabMs: afterTab.shownAfterMs,
    afterTabRequests: afterTab.requests,
  };
}

/** Opens block number `block` of the blocks file and waits for its body; takes all of it in the end. */
export async function writeKnownBlock(page: Page, server: TokenServer, block: number): Promise<KnownBlock> {
  await page.keyboard.press('Control+End');
  await sleep(QUIET_MS);
  const head = `def convert_${block}(amount):`;
  // Typed into the brackets that the editor closes by itself.
  await page.keyboard.insertText(head);
  await sleep(QUIET_MS);
  await page.keyboard.press('Escape');
  server.forget();
  await takeRecording(page);
  const offset = performance.now() - (await page.evaluate(() => performance.now()));
  await page.keyboard.press('Enter');
  await sleep(2 * QUIET_MS);
  const { frames } = await takeRecording(page);
  const shown = frames.find(({ ghost }) => ghost !== '');
  const request = server.requests.findLast(({ tokens }) => tokens > 0);
  await page.keyboard.press('Tab');
  await sleep(STEP_MS);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Home');
  const at = shown && shown.at + offset;
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
