import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import { inProject } from '../../scripts/host/paths.ts';
import { generateWorkspace } from '../context/generatedWorkspace.ts';
import { openWindow } from '../support/openWindow.ts';
import type { BenchPart } from '../support/part.ts';
import { linesOfCode } from '../support/realCode.ts';
import { percentile } from '../support/statistics.ts';
import type { Cell, Table } from '../support/table.ts';
import { ORDER_FILE, REPORT_FILE, type GatheringOrder, type GatheringReport, type KeyTimes } from './gatheringOrder.ts';

const FILES = 10_000;
const FILES_IN_A_HURRY = 300;
const KEYS = 300;
const KEYS_IN_A_HURRY = 20;
const FILE_LINES = 20_000;
const OPEN_FILES = 20;
const REPORT_TIMEOUT_MS = 180_000;
/** A language without a server in a bare VS Code: what is measured is the extension. */
const LANGUAGE = 'go';
const LARGE_FILE = `large.${LANGUAGE}`;

export const gatheringPart: BenchPart = {
  name: 'gathering',
  title: 'what gathering context costs a key, in a real VS Code on a large workspace',
  run: async ({ quick }) => {
    const count = quick ? FILES_IN_A_HURRY : FILES;
    const files = generateWorkspace(count).map(({ path: file, text }) => [inLanguage(file), text] as const);
    const openFiles = files.slice(-OPEN_FILES).map(([file]) => file);
    const report = await measureIn(
      { [LARGE_FILE]: linesOfCode(FILE_LINES).join('\n'), ...Object.fromEntries(files) },
      { openFiles, largeFile: LARGE_FILE, keys: quick ? KEYS_IN_A_HURRY : KEYS },
    );
    return [gatheringTable(report, count)];
  },
};

function inLanguage(file: string): string {
  return file.replace(/\.ts$/, `.${LANGUAGE}`);
}

async function measureIn(files: Readonly<Record<string, string>>, order: GatheringOrder): Promise<GatheringReport> {
  let folder = '';
  const window = await openWindow({
    files,
    settings: { 'security.workspace.trust.enabled': false, 'git.enabled': false },
    install: async (extensionsFolder) => (folder = await installProgram(extensionsFolder, order)),
  });
  try {
    const report = await untilReport(path.join(folder, REPORT_FILE));
    if (report.problem !== undefined) throw new Error(`The keys could not be measured: ${report.problem}`);
    return report;
  } finally {
    await window.close();
  }
}

/** @returns Its folder. */
async function installProgram(extensionsFolder: string, order: GatheringOrder): Promise<string> {
  const manifest = {
    name: 'gathering',
    publisher: 'bench',
    version: '1.0.0',
    engines: { vscode: '^1.106.0' },
    main: './extension.js',
    activationEvents: ['onStartupFinished'],
  };
  const folder = path.join(extensionsFolder, `${manifest.publisher}.${manifest.name}-${manifest.version}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(path.join(folder, ORDER_FILE), JSON.stringify(order));
  await build({
    entryPoints: [inProject('bench/gathering/program.ts')],
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    alias: { '@vscode/l10n': '@vscode/l10n/dist/browser.js' },
    external: ['vscode'],
    outfile: path.join(folder, 'extension.js'),
  });
  return folder;
}

async function untilReport(file: string): Promise<GatheringReport> {
  const until = performance.now() + REPORT_TIMEOUT_MS;
  while (performance.now() < until) {
    const text = await readFile(file, 'utf8').catch(() => '');
    // While it is being written it ends too soon.
    if (text.endsWith('}')) return JSON.parse(text) as GatheringReport;
    await sleep(500);
  }
  throw new Error('The keys were not all typed in time.');
}

function gatheringTable({ keys, snippets }: GatheringReport, files: number): Table {
  const row = (name: string, pick: (key: KeyTimes) => number): Cell[] => {
    const times = keys.map(pick);
    return [name, percentile(times, 0.5), percentile(times, 0.95), Math.max(...times)];
  };
  return {
    title: `Gathering, with ${files.toLocaleString('en-GB')} files in the workspace`,
    columns: [
      { name: 'a key waits for' },
      { name: 'p50 ms', decimals: 2 },
      { name: 'p95 ms', decimals: 2 },
      { name: 'worst ms', decimals: 2 },
    ],
    rows: [
      row('the document and the place as plain data', ({ describeMs }) => describeMs),
      row('what is known from elsewhere', ({ gatherMs }) => gatherMs),
      row('window, choice of context, template, key', ({ chooseMs }) => chooseMs),
      row('all of it', ({ describeMs, gatherMs, chooseMs }) => describeMs + gatherMs + chooseMs),
    ],
    remarks: [
      `The extension’s own code behind ${keys.length} keys in the middle of a file of ${FILE_LINES.toLocaleString('en-GB')} lines, ${OPEN_FILES} others open beside it; up to ${snippets} texts from elsewhere went along with a key. Goal: gathering under 5 ms at p95.`,
    ],
  };
}
