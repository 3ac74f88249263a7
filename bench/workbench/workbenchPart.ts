import { stageExtension } from '../../scripts/host/stageExtension.ts';
import { REQUEST_PRESETS } from '../../src/core/settings/settings.ts';
import { testSettings } from '../../scripts/test/testSettings.ts';
import { openWindow } from '../support/openWindow.ts';
import type { OpenWindow } from '../support/openWindow.ts';
import type { BenchPart } from '../support/part.ts';
import { median, range } from '../support/statistics.ts';
import type { Cell, Column, Table } from '../support/table.ts';
import { installBareProvider } from './bareProvider.ts';
import { typeBurst, unrelatedAnswer } from './bursts.ts';
import type { Burst } from './bursts.ts';
import { installFrameRecorder } from './frameRecorder.ts';
import { BLOCKS_FILE, KNOWN_FILES, knownAnswer, openKnownBlock, writeKnownLine } from './knownText.ts';
import type { KnownBlock, KnownLine } from './knownText.ts';
import { startTokenServer } from './tokenServer.ts';
import type { TokenServer } from './tokenServer.ts';

const BURSTS = 15;
const KNOWN_TEXTS = 5;
const IN_A_HURRY = 2;
const FIRST_TOKEN_MS = 120;
const TOKEN_GAP_MS = 10;

/** One extension as somebody may have it. */
interface Contender {
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly install: (extensionsFolder: string, url: string) => Promise<unknown>;
}

const interline = (name: string, settings: Readonly<Record<string, unknown>>): Contender => ({
  name,
  settings,
  install: (folder) => stageExtension(folder, { release: true }),
});

const CONTENDERS: readonly Contender[] = [
  { name: 'bare provider: the floor of the interface', settings: {}, install: installBareProvider },
  ...REQUEST_PRESETS.map((preset) => interline(`Interline, ${preset}`, { 'interline.completion.requests': preset })),
];

/** What the presets are to reach; the bare provider shows what the interface alone costs. */
const GOALS: Readonly<Record<string, readonly [ms: number, requests: number | undefined, tokens: number]>> = {
  'Interline, local': [45, undefined, 10],
  'Interline, shared': [140, 8, 10],
  'Interline, metered': [250, 2, 15],
};

interface Found {
  readonly name: string;
  readonly bursts: readonly Burst[];
  readonly lines: readonly KnownLine[];
  readonly blocks: readonly KnownBlock[];
}

export const workbenchPart: BenchPart = {
  name: 'workbench',
  title: 'keys in a real VS Code in a real browser',
  run: async ({ quick }) => {
    const found: Found[] = [];
    for (const contender of CONTENDERS) found.push(await observe(contender, quick));
    return [burstTable(found), lineTable(found), blockTable(found)];
  },
};

async function observe(contender: Contender, quick: boolean): Promise<Found> {
  const bursts = await withWindow(
    contender,
    { answer: unrelatedAnswer, files: { 'burst.py': 'import os\n' } },
    (page, server) => repeat(quick ? IN_A_HURRY : BURSTS, () => typeBurst(page, server)),
  );
  const known = await withWindow(
    contender,
    { answer: knownAnswer, files: KNOWN_FILES },
    async (page, server, window) => {
      const rounds = quick ? IN_A_HURRY : KNOWN_TEXTS;
      const lines = await repeat(rounds, (round) => writeKnownLine(page, server, round));
      await page.keyboard.press('Escape');
      await window.workbench.openFile(BLOCKS_FILE);
      const blocks = await repeat(rounds, (round) => openKnownBlock(page, server, round));
      return { lines, blocks };
    },
  );
  return { name: contender.name, bursts, ...known };
}

interface Scene {
  readonly answer: (prompt: string, index: number) => string;
  readonly files: Readonly<Record<string, string>>;
}

async function withWindow<T>(
  { settings, install }: Contender,
  { answer, files }: Scene,
  use: (page: OpenWindow['page'], server: TokenServer, window: OpenWindow) => Promise<T>,
): Promise<T> {
  const server = await startTokenServer({ answer, firstTokenMs: FIRST_TOKEN_MS, tokenGapMs: TOKEN_GAP_MS });
  try {
    const window = await openWindow({
      files,
      settings: {
        ...testSettings({ url: server.url, model: 'starcoder', key: '' }),
        // The list of suggestions would decide with: what is measured is ghost text.
        'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
        'editor.suggestOnTriggerCharacters': false,
        ...settings,
      },
      install: (folder) => install(folder, server.url),
    });
    try {
      await installFrameRecorder(window.page);
      return await use(window.page, server, window);
    } finally {
      await window.close();
    }
  } finally {
    server.close();
  }
}

async function repeat<T>(times: number, act: (round: number) => Promise<T>): Promise<readonly T[]> {
  const results: T[] = [];
  for (let round = 0; round < times; round += 1) results.push(await act(round));
  return results;
}

/** Median and how many of the rounds had a value at all. */
function middle<T>(all: readonly T[], pick: (one: T) => number | undefined): Cell {
  return median(valuesOf(all, pick));
}

function valuesOf<T>(all: readonly T[], pick: (one: T) => number | undefined): readonly number[] {
  return all.map(pick).filter((value) => value !== undefined);
}

function seen<T>(all: readonly T[], pick: (one: T) => number | undefined): Cell {
  return `${valuesOf(all, pick).length} of ${all.length}`;
}

function tableOf(title: string, columns: readonly Column[], rows: readonly (readonly Cell[])[]): Table {
  return { title, columns: [{ name: '' }, ...columns], rows };
}

function burstTable(found: readonly Found[]): Table {
  const columns = [
    { name: 'ms above the endpoint’s own time' },
    { name: 'goal' },
    { name: 'range' },
    { name: 'shown' },
    { name: 'requests a burst' },
    { name: 'goal' },
    { name: 'answer tokens per suggestion', decimals: 1 },
    { name: 'goal' },
  ];
  const rows = found.map(({ name, bursts }) => [
    name,
    middle(bursts, (one) => one.aboveEndpointMs),
    GOALS[name]?.[0],
    range(valuesOf(bursts, (one) => one.aboveEndpointMs)),
    seen(bursts, (one) => one.aboveEndpointMs),
    middle(bursts, (one) => one.requests),
    GOALS[name]?.[1],
    middle(bursts, (one) => one.tokensPerSuggestion),
    GOALS[name]?.[2],
  ]);
  const remark = `45 keys, one each 90 ms, then a pause; median of ${found[0]?.bursts.length ?? 0}. The endpoint’s first token comes after ${FIRST_TOKEN_MS} ms, the others ${TOKEN_GAP_MS} ms apart, and no answer fits what is typed next. Its own time is from the request’s arrival to the last token of the answer’s first line; what is above it runs from the last key to the first painted frame. Suggestions: the one that is shown and, in the presets that prepare one, the next; the tokens of requests that were given up are counted with them. Goals: at most.`;
  return { ...tableOf('A burst of keys and a pause', columns, rows), remarks: [remark] };
}

function lineTable(found: readonly Found[]): Table {
  const columns = [
    { name: 'typing through: requests' },
    { name: 'frames without it' },
    { name: 'backspace: ms' },
    { name: 'retyped: ms' },
    { name: 'requests for both' },
    { name: 'after Tab: ms' },
    { name: 'shown' },
    { name: 'requests' },
    { name: 'after Enter: ms' },
    { name: 'requests' },
  ];
  const rows = found.map(({ name, lines }) => [
    name,
    middle(lines, (one) => one.throughRequests),
    middle(lines, (one) => one.throughFramesWithout),
    middle(lines, (one) => one.backMs),
    middle(lines, (one) => one.againMs),
    middle(lines, (one) => one.backAndAgainRequests),
    middle(lines, (one) => one.afterTabMs),
    seen(lines, (one) => one.afterTabMs),
    middle(lines, (one) => one.afterTabRequests),
    middle(lines, (one) => one.afterEnterMs),
    middle(lines, (one) => one.afterEnterRequests),
  ]);
  const remark = `The endpoint knows the line. 24 keys through its suggestion, one each 90 ms; one character back and the same again; the rest by Tab, and Enter 0.8 s later. Medians of ${found[0]?.lines.length ?? 0}; from the key to the first painted frame from which on ghost text stays. Goals: no request and no frame without it while typing through, no request for backspace and retyping, the next suggestion within 40 ms of Tab where the preset prepares one.`;
  return { ...tableOf('With a suggestion that is right', columns, rows), remarks: [remark] };
}

function blockTable(found: readonly Found[]): Table {
  const columns = [
    { name: 'first line on the wire to painted, ms' },
    { name: 'shown' },
    { name: 'painted before the stream’s end, ms' },
    { name: 'answer tokens' },
  ];
  const rows = found.map(({ name, blocks }) => [
    name,
    middle(blocks, (one) => one.firstLineMs),
    seen(blocks, (one) => one.firstLineMs),
    middle(blocks, (one) => one.beforeEndMs),
    middle(blocks, (one) => one.answerTokens),
  ]);
  const remark = `The body of an empty function, about 70 tokens; medians of ${found[0]?.blocks.length ?? 0}. Below zero: painted after the stream had ended. Goal: before its end.`;
  return { ...tableOf('A block of seven lines', columns, rows), remarks: [remark] };
}
