import { StateAbove } from '../../src/core/completion/code/stateAbove.ts';
import { prepareRequest } from '../../src/core/completion/prepareRequest.ts';
import { DEFAULT_SETTINGS } from '../../src/core/settings/settings.ts';
import { FakeGateway } from '../../test/support/fakeGateway.ts';
import { inputAtLine, startsOf } from '../support/inputAtLine.ts';
import { linesOfCode } from '../support/realCode.ts';
import { percentile } from '../support/statistics.ts';
import type { Cell, Table } from '../support/table.ts';

const FILE_LINES = 20_000;
const KEYS = 400;
const KEYS_IN_A_HURRY = 20;
/** Shares no divisor with the file's length: it leads to every line, and far away from the one before. */
const JUMP_LINES = 7919;

interface Walk {
  readonly name: string;
  readonly lineOf: (key: number) => number;
  /** Of the text above, nothing has been seen. */
  readonly isNew: boolean;
  /** Something is written at the top of the file before each key, so that all that stands below moves. */
  readonly hasEdits: boolean;
}

const MIDDLE = FILE_LINES / 2;
const jump = (key: number): number => (key * JUMP_LINES) % FILE_LINES;

const WALKS: readonly Walk[] = [
  { name: 'on the same line', lineOf: () => MIDDLE, isNew: false, hasEdits: false },
  { name: 'on the next line', lineOf: (key) => MIDDLE + key, isNew: false, hasEdits: false },
  { name: 'far away, where one has been before', lineOf: jump, isNew: false, hasEdits: true },
  { name: 'far away, where nobody has been', lineOf: jump, isNew: true, hasEdits: false },
];

/** What preparing a request costs by where the key before it was. */
export async function jumpTable(quick: boolean): Promise<Table> {
  const rows: Cell[][] = [];
  for (const walk of WALKS) {
    const times = await measure(walk, quick ? KEYS_IN_A_HURRY : KEYS);
    rows.push([walk.name, percentile(times, 0.5), percentile(times, 0.95), Math.max(...times)]);
  }
  const columns = [
    { name: 'a key' },
    { name: 'p50 ms', decimals: 2 },
    { name: 'p95 ms', decimals: 2 },
    { name: 'worst ms', decimals: 2 },
  ];
  const remarks = [
    `Preparing a request in a file of ${FILE_LINES.toLocaleString('en-GB')} lines, the document alone. Where one has been before, something has been written at the top of the file meanwhile.`,
  ];
  return { title: 'Cost of a jump', columns, rows, remarks };
}

async function measure({ lineOf, isNew, hasEdits }: Walk, keys: number): Promise<readonly number[]> {
  const gateway = new FakeGateway();
  const kept = new StateAbove();
  const code = linesOfCode(FILE_LINES);
  const times: number[] = [];
  for (let key = -keys; key < keys; key += 1) {
    // The first half shows every place once.
    const line = lineOf(key < 0 ? key + keys : key);
    const lines = hasEdits ? code.with(0, `// ${'x'.repeat(keys + key)}`) : code;
    const column = lines[line]?.length ?? 0;
    const input = inputAtLine({ lines, lineStarts: startsOf(lines), line, column });
    const stateAbove = isNew ? new StateAbove() : kept;
    const startedAt = performance.now();
    await prepareRequest({ gateway, stateAbove, input, settings: DEFAULT_SETTINGS, snippets: [] });
    if (key >= 0) times.push(performance.now() - startedAt);
  }
  return times;
}
