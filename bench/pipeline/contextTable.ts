import { StateAbove } from '../../src/core/completion/code/stateAbove.ts';
import { ContextSelector } from '../../src/core/completion/context/contextSelector.ts';
import type { ContextSnippet } from '../../src/core/completion/context/contextSnippet.ts';
import { prepareRequest } from '../../src/core/completion/prepareRequest.ts';
import { DEFAULT_SETTINGS } from '../../src/core/settings/settings.ts';
import { FakeGateway } from '../../test/support/fakeGateway.ts';
import { inputAtLine, startsOf } from '../support/inputAtLine.ts';
import { linesOfCode } from '../support/realCode.ts';
import { percentile } from '../support/statistics.ts';
import type { Cell, Table } from '../support/table.ts';

const FILE_LINES = 20_000;
/** What the extension hands over at most: parts of files, definitions, edits. */
const FILES = 20;
const FILE_PART_LINES = 400;
const PIECES = 20;
const PIECE_LINES = 14;
const KEYS = 600;
const KEYS_IN_A_HURRY = 30;
/** Keys on a line before the cursor goes to the next. */
const KEYS_A_LINE = 30;

/** What preparing a request costs with and without text from elsewhere, in a file of 20,000 lines. */
export async function contextTable(quick: boolean): Promise<Table> {
  const rows: Cell[][] = [];
  for (const [name, snippets] of [
    ['the document alone', []],
    [`${FILES} open files, ${PIECES} edits and definitions`, manySnippets()],
  ] as const) {
    const times = await measure(snippets, quick ? KEYS_IN_A_HURRY : KEYS);
    rows.push([name, percentile(times, 0.5), percentile(times, 0.95), Math.max(...times)]);
  }
  const columns = [
    { name: 'preparing a request with' },
    { name: 'p50 ms', decimals: 2 },
    { name: 'p95 ms', decimals: 2 },
    { name: 'worst ms', decimals: 2 },
  ];
  const remarks = [
    `Window, choice of context, template and key, in a file of ${FILE_LINES.toLocaleString('en-GB')} lines; the worst key reads files for the first time.`,
  ];
  return { title: 'Cost of context', columns, rows, remarks };
}

async function measure(snippets: readonly ContextSnippet[], keys: number): Promise<readonly number[]> {
  const lines = linesOfCode(FILE_LINES);
  const lineStarts = startsOf(lines);
  const gateway = new FakeGateway();
  const selector = new ContextSelector();
  const stateAbove = new StateAbove();
  const times: number[] = [];
  for (let key = 0; key < keys; key += 1) {
    const line = FILE_LINES / 2 + Math.floor(key / KEYS_A_LINE);
    const column = Math.min(lines[line]?.length ?? 0, key % KEYS_A_LINE);
    const input = inputAtLine({ lines, lineStarts, line, column });
    // As from the editor: new objects for every key.
    const fresh = snippets.map((snippet) => ({ ...snippet }));
    const startedAt = performance.now();
    await prepareRequest({ gateway, selector, stateAbove, input, settings: DEFAULT_SETTINGS, snippets: fresh });
    times.push(performance.now() - startedAt);
  }
  return times;
}

function manySnippets(): readonly ContextSnippet[] {
  const code = linesOfCode(FILES * FILE_PART_LINES + PIECES * PIECE_LINES);
  const cut = (start: number, count: number): string => code.slice(start, start + count).join('\n');
  const files = Array.from({ length: FILES }, (_, index) =>
    snippetOf(`open${index}.ts`, cut(index * FILE_PART_LINES, FILE_PART_LINES)),
  );
  const pieces = Array.from({ length: PIECES }, (_, index) => ({
    ...snippetOf(`piece${index}.ts`, cut(FILES * FILE_PART_LINES + index * PIECE_LINES, PIECE_LINES)),
    source: index % 2 === 0 ? ('recentEdit' as const) : ('definition' as const),
  }));
  return [...pieces, ...files];
}

function snippetOf(path: string, text: string): ContextSnippet {
  return { source: 'openTab', uri: `file:///bench/${path}`, path, languageId: 'typescript', text, firstLine: 0 };
}
