import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { sum } from '../support/statistics.ts';
import { shownSince, takeRecording } from './frameRecorder.ts';
import { keysOf, pressSteadily } from './keyboard.ts';
import type { TokenServer } from './tokenServer.ts';

/** What became of one burst of keys and the pause after it. */
export interface Burst {
  /** From the last key to the ghost text on the screen, less what the endpoint took itself; undefined when none came. */
  readonly aboveEndpointMs: number | undefined;
  readonly requests: number;
  /** Of all requests, the given up ones too, for each answer that came as far as the end of its first line. */
  readonly tokensPerSuggestion: number;
}

/** 45 keys; no answer ever begins like any of them. */
const BURST = 'total = first_price + second_price - discount';
const KEY_INTERVAL_MS = 90;
/** Longer than any pause that a policy knows. */
const QUIET_MS = 1_000;
const ANSWER_HEAD = 'Zeta';

/** An answer that nobody is about to type: what is on its way never fits the next key. Its number tells which request it answers. */
export function unrelatedAnswer(_prompt: string, index: number): string {
  const next = Array.from(
    { length: 12 },
    (_, line) => `value_${line} = ${ANSWER_HEAD.toLowerCase()}_${line}(${index})`,
  );
  return [`${ANSWER_HEAD}${index}.of(rest)`, ...next].join('\n');
}

/** Types a line of code in one go below everything else, waits, and looks what came of it. */
export async function typeBurst(page: Page, server: TokenServer): Promise<Burst> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await sleep(QUIET_MS);
  await page.keyboard.press('Escape');
  await takeRecording(page);
  server.forget();
  await pressSteadily(page, keysOf(BURST), KEY_INTERVAL_MS);
  await sleep(QUIET_MS);
  const { frames, keysAt } = await takeRecording(page);
  const { requests } = server;
  const lastKeyAt = keysAt.at(-1) ?? 0;
  const shown = shownSince(frames.filter(({ at }) => at > lastKeyAt));
  const answered = requests.find(({ index }) => shown?.ghost.startsWith(`${ANSWER_HEAD}${index}.`));
  const endpointMs = (answered?.firstLineAt ?? Number.NaN) - (answered?.receivedAt ?? Number.NaN);
  const aboveEndpointMs = shown && shown.at - lastKeyAt - endpointMs;
  return {
    aboveEndpointMs: Number.isFinite(aboveEndpointMs) ? aboveEndpointMs : undefined,
    requests: requests.length,
    tokensPerSuggestion:
      sum(requests.map(({ tokens }) => tokens)) / Math.max(1, requests.filter(({ firstLineAt }) => firstLineAt).length),
  };
}
