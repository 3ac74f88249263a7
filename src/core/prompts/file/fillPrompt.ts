import { fenceFor } from '../../util/fenceFor.ts';
import type { PromptFile, PromptPart } from './promptFile.ts';
import type { VariableName } from './variables.ts';

/** What takes a variable's place. */
export type PromptValue =
  /** Words; stand where the variable stood. */
  | { readonly kind: 'words'; readonly text: string }
  /** A name from outside, such as a path: shown as code, on its line. */
  | { readonly kind: 'name'; readonly text: string }
  /** A list; stands on lines of its own. */
  | { readonly kind: 'lines'; readonly text: string }
  /** In a fence that the text itself cannot close, on lines of its own; a single line in the middle of a sentence stays there. */
  | { readonly kind: 'code'; readonly text: string; readonly languageId: string };

export interface PromptValues {
  readonly variables: ReadonlyMap<VariableName, PromptValue>;
  /** What was typed, by the input's name. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** In UTF-16 code units: about 25 000 tokens each. */
const MAX_VALUE = 100_000;
const LONGEST_CODE_IN_A_LINE = 200;

/**
 * The prompt's text with every variable replaced, in one pass: a variable's name inside a value stays as it is. One without a value
 * becomes nothing; long values are cut and say so.
 */
export function fillPrompt({ parts }: Pick<PromptFile, 'parts'>, values: PromptValues): string {
  let filled = '';
  let breakWanted = false;
  for (const [index, part] of parts.entries()) {
    const piece = pieceOf(part, values, isAlone(filled, parts[index + 1]));
    if (piece.text === '') continue;
    const needsBreak = breakWanted || (piece.isBlock && !endsLine(filled));
    filled = needsBreak ? `${withoutSpaces(filled)}\n\n${piece.text.trimStart()}` : filled + piece.text;
    breakWanted = piece.isBlock && !startsLine(parts[index + 1]);
  }
  return filled;
}

interface Piece {
  readonly text: string;
  /** Nothing else may stand on its lines. */
  readonly isBlock: boolean;
}

function pieceOf(part: PromptPart, { variables, inputs }: PromptValues, isAloneOnLine: boolean): Piece {
  switch (part.kind) {
    case 'text':
      return { text: part.text, isBlock: false };
    case 'input':
      return { text: Object.hasOwn(inputs, part.name) ? bounded(inputs[part.name] ?? '') : '', isBlock: false };
    case 'variable': {
      const value = variables.get(part.name);
      return value ? pieceOfValue(value, isAloneOnLine) : { text: '', isBlock: false };
    }
  }
}

function pieceOfValue(value: PromptValue, isAloneOnLine: boolean): Piece {
  const text = bounded(value.text.replace(/\r\n?/g, '\n'));
  switch (value.kind) {
    case 'words':
      return { text, isBlock: false };
    case 'name':
      return { text: codeSpan(text.replace(/\s+/g, ' ')), isBlock: false };
    case 'lines':
      return { text, isBlock: text !== '' };
    case 'code': {
      const line = text.trim();
      const fitsLine = !line.includes('\n') && line.length <= LONGEST_CODE_IN_A_LINE;
      if (line === '') return { text: '', isBlock: false };
      return fitsLine && !isAloneOnLine
        ? { text: codeSpan(line), isBlock: false }
        : { text: fenced(text, value.languageId), isBlock: true };
    }
  }
}

function fenced(text: string, languageId: string): string {
  const fence = fenceFor(text);
  return `${fence}${languageId.replace(/[^\w+#.-]/g, '')}\n${text.replace(/\n$/, '')}\n${fence}`;
}

/** By CommonMark, a span ends at a run of as many backticks as it began with. */
function codeSpan(text: string): string {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const mark = '`'.repeat(longest + 1);
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${mark}${space}${text}${space}${mark}`;
}

function bounded(text: string): string {
  if (text.length <= MAX_VALUE) return text;
  // Not between the halves of one character.
  const end = /[\uD800-\uDBFF]/.test(text.charAt(MAX_VALUE - 1)) ? MAX_VALUE - 1 : MAX_VALUE;
  return `${text.slice(0, end)}\n… (cut after ${MAX_VALUE.toLocaleString('en')} characters)`;
}

function isAlone(before: string, next: PromptPart | undefined): boolean {
  return endsLine(before) && startsLine(next);
}

function endsLine(text: string): boolean {
  return /(?:^|\n)[ \t]*$/.test(text);
}

function startsLine(part: PromptPart | undefined): boolean {
  return part === undefined || (part.kind === 'text' && /^[ \t]*(?:\n|$)/.test(part.text));
}

function withoutSpaces(text: string): string {
  return text.replace(/[ \t]+$/, '');
}
