import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createFuzzyIndex } from '../../src/core/context/fuzzy/fuzzyIndex.ts';
import { type CodeIndex, createCodeIndex } from '../../src/core/context/search/codeIndex.ts';
import { createSlicedRunner } from '../../src/core/context/search/runSliced.ts';
import type { BenchPart } from '../support/part.ts';
import { median, percentile } from '../support/statistics.ts';
import type { Cell, Table } from '../support/table.ts';
import { type GeneratedFile, generateWorkspace } from './generatedWorkspace.ts';

const MEGABYTE = 1e6;
/** As `host/context/search` runs it. */
const SLICE_MS = 6;
const QUESTIONS = [
  'where are api keys read from secret storage',
  'how does the chat keep a half streamed answer after a crash',
  'which files may call fetch',
  'parseUnifiedDiff',
  'why is a suggestion not shown inside of a comment',
  'redirect to another origin is refused',
  'retry after rate limit',
  'bm25',
  'auth',
  'code block apply to file',
];
const NAMES = ['chatpan', 'host chat composer', 'c', 'transport', 'test/unit/core', 'rdme', 'parse settings test'];

export const contextPart: BenchPart = {
  name: 'context',
  title: 'finding context for the chat: names and code of a generated workspace',
  run: async ({ quick }) => {
    const counts = quick ? [500] : [1_000, 10_000];
    const rows: Cell[][] = [];
    const nameRows: Cell[][] = [];
    for (const count of counts) {
      const files = generateWorkspace(count);
      rows.push(await measureCode(files));
      nameRows.push(measureNames(files, count));
    }
    return [codeTable(rows), namesTable(nameRows)];
  },
};

async function measureCode(files: readonly GeneratedFile[]): Promise<Cell[]> {
  const before = heapAfterCollection();
  const index = createCodeIndex({ maxPostings: Infinity });
  const slices: number[] = [];
  let sliceStart = performance.now();
  const pause = async (): Promise<void> => {
    slices.push(performance.now() - sliceStart);
    await new Promise((resolve) => setImmediate(resolve));
    sliceStart = performance.now();
  };
  const signal = new AbortController().signal;
  const runner = createSlicedRunner({ sliceMs: SLICE_MS, now: () => performance.now(), pause, signal });
  const start = performance.now();
  for (const { path, text } of files) await runner.run(index.add(path, text));
  const buildMs = performance.now() - start;
  const memory = heapAfterCollection() - before;
  const again = performance.now();
  for (const { path, text } of files.slice(0, 1)) await runner.run(index.add(path, text));
  const updateMs = performance.now() - again;
  const questionMs = timesOf(QUESTIONS, (question) => index.search(question, 20));
  return [
    files.length,
    files.reduce((sum, { text }) => sum + text.length, 0) / MEGABYTE,
    index.size.chunks,
    buildMs / 1000,
    percentile(slices, 0.99),
    Math.max(...slices),
    memory / MEGABYTE,
    bytesPerPosting(memory, index),
    updateMs,
    median(questionMs),
    Math.max(...questionMs),
  ];
}

function bytesPerPosting(memory: number, { size }: CodeIndex): number {
  return memory / size.postings;
}

function measureNames(files: readonly GeneratedFile[], count: number): Cell[] {
  const start = performance.now();
  const index = createFuzzyIndex(files.map(({ path }) => ({ item: path, ...nameAndPlace(path) })));
  const prepareMs = performance.now() - start;
  const times = timesOf(NAMES, (name) => index.find(name, 50));
  return [count, prepareMs, median(times), Math.max(...times)];
}

function nameAndPlace(path: string): { readonly name: string; readonly place: string } {
  const slash = path.lastIndexOf('/');
  return { name: path.slice(slash + 1), place: path.slice(0, Math.max(0, slash)) };
}

/** The second time each: the first one warms up what only a program that has just begun waits for. */
function timesOf(questions: readonly string[], ask: (question: string) => unknown): readonly number[] {
  for (const question of questions) ask(question);
  return questions.map((question) => {
    const start = performance.now();
    ask(question);
    return performance.now() - start;
  });
}

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') Reflect.apply(collect, undefined, []);
  return process.memoryUsage().heapUsed;
}

function codeTable(rows: readonly (readonly Cell[])[]): Table {
  return {
    title: 'Code search (BM25)',
    columns: [
      { name: 'files' },
      { name: 'MB of text', decimals: 1 },
      { name: 'pieces' },
      { name: 'building s', decimals: 1 },
      { name: 'slice, 99 %, ms', decimals: 1 },
      { name: 'longest ms', decimals: 1 },
      { name: 'memory MB' },
      { name: 'bytes a term' },
      { name: 'one file anew ms', decimals: 1 },
      { name: 'question ms', decimals: 1 },
      { name: 'longest ms', decimals: 1 },
    ],
    rows,
    remarks: [
      `The texts are in memory: reading the disk comes on top. Building goes on for slices of ${SLICE_MS} ms, between which others have the extension host’s thread. The memory is what the index holds; its bound is 1,700,000 terms of pieces.`,
    ],
  };
}

function namesTable(rows: readonly (readonly Cell[])[]): Table {
  const columns = [
    { name: 'names' },
    { name: 'preparing ms', decimals: 1 },
    { name: 'a key, median ms', decimals: 1 },
    { name: 'longest ms', decimals: 1 },
  ];
  return { title: 'Fuzzy search of file names', columns, rows };
}
