import { readFile } from 'node:fs/promises';
import { cleanAnswer } from '../../src/core/completion/postprocess/cleanAnswer.ts';
import type { CaseResult } from './result.ts';

interface Bounds {
  readonly mustNotContain?: readonly string[] | null;
  readonly maxLines?: number | null;
  readonly maxChars?: number | null;
  readonly maxOccurrences?: { readonly text: string; readonly n: number } | null;
}

interface Case {
  readonly id: string;
  readonly tier: string;
  readonly language: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly raw: string;
  readonly options: {
    readonly multiline: boolean;
    readonly insertSpaces: boolean;
    readonly tabSize: number;
    readonly stop: readonly string[];
  };
  readonly acceptDocuments?: readonly string[];
  readonly acceptNull: boolean;
  readonly check: 'document' | 'null' | 'bounded';
  readonly bounds?: Bounds;
}

/** Runs the real list of clean-up rules over each case and compares the document that accepting would leave. */
export async function* runCompletionPostprocessConformance(file: string): AsyncIterable<CaseResult> {
  const { cases } = JSON.parse(await readFile(file, 'utf8')) as { readonly cases: readonly Case[] };
  for (const row of cases) yield checkCase(row);
}

function checkCase(row: Case): CaseResult {
  const { prefix, suffix, raw, options } = row;
  const answer = cleanAnswer(raw, {
    prefix,
    suffix,
    languageId: row.language,
    insertSpaces: options.insertSpaces,
    tabSize: options.tabSize,
    stop: options.stop,
    length: options.multiline ? 'block' : 'line',
  });
  const got = answer === undefined ? null : normalise(prefix + answer.text + suffix.slice(answer.replaceRight));
  const passed = answer === undefined ? row.acceptNull : isRight(row, got ?? '', answer.text);
  return { id: row.id, tier: row.tier, passed, expected: row.acceptDocuments ?? row.check, got };
}

function isRight(row: Case, got: string, inserted: string): boolean {
  if (!isWithin(row.bounds ?? {}, inserted)) return false;
  if (row.check === 'bounded') return true;
  return row.check === 'document' && (row.acceptDocuments ?? []).some((document) => normalise(document) === got);
}

function isWithin({ mustNotContain, maxLines, maxChars, maxOccurrences }: Bounds, text: string): boolean {
  if ((mustNotContain ?? []).some((part) => text.includes(part))) return false;
  if (typeof maxLines === 'number' && text.split('\n').length > maxLines) return false;
  if (typeof maxChars === 'number' && text.length > maxChars) return false;
  return !maxOccurrences || text.split(maxOccurrences.text).length - 1 <= maxOccurrences.n;
}

/** As the cases say: line ends as LF, trailing spaces of lines and trailing line ends of the document do not count. */
function normalise(document: string): string {
  return document
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n+$/, '');
}
