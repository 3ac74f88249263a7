import { isSameStatement } from '../locate/isSameStatement.ts';
import { indentOf } from '../text/indentation.ts';
import { isSignificant, looseKey } from '../text/rawLines.ts';
import { keepsAll } from '../locate/similarity.ts';

/** Lines with the block that each is in, told by indentation alone. */
export interface Outline {
  readonly lines: readonly string[];
  readonly keys: readonly string[];
  /** For each line the line that opens its block; -1 at the outermost level. A closing bracket is in the block that it closes. */
  readonly parents: readonly number[];
}

/** Lines that belong to the block before them. */
const CLOSING =
  /^\s*(?:[)\]}]|<\/|\/>|(?:end|fi|done|esac|else|elif|elsif|except|finally|catch|rescue|ensure|until)\b)/;

export function outlineOf(lines: readonly string[]): Outline {
  const parents: number[] = [];
  const open: { readonly level: number; readonly at: number }[] = [];
  for (const [at, line] of lines.entries()) {
    const level = indentOf(line).length;
    const closes = CLOSING.test(line);
    while (line.trim() !== '' && open.length > 0) {
      const top = open.at(-1)?.level ?? 0;
      if (top < level || (top === level && closes)) break;
      open.pop();
    }
    parents.push(open.at(-1)?.at ?? -1);
    if (line.trim() !== '' && !closes) open.push({ level, at });
  }
  return { lines, keys: lines.map(looseKey), parents };
}

export interface Meeting {
  readonly old: Outline;
  readonly fresh: Outline;
}

/**
 * Whether a line of an answer stands in the same block as a line of the text. `return null;` is in every function; only its block tells which
 * one is meant. An answer's line without a block may be anywhere.
 */
export function isInSameBlock(meeting: Meeting, oldAt: number, freshAt: number): boolean {
  const { old, fresh } = meeting;
  const freshParent = fresh.parents[freshAt] ?? -1;
  if (freshParent === -1) return true;
  const oldParent = old.parents[oldAt] ?? -1;
  const head = fresh.lines[freshParent] ?? '';
  const oldHead = old.lines[oldParent] ?? '';
  if (oldParent === -1 || !(isSameStatement(oldHead, head) || isSameTag(oldHead, head))) return false;
  // `steps:` is in every job.
  return !isHeadOfEntries(head) || isInSameBlock(meeting, oldParent, freshParent);
}

const HEAD_OF_ENTRIES = /^\s*(?!(?:else|try|finally|default)\b)["']?[\w./-]+["']?:\s*[{[]?$/;

/** `services:` or `"scripts": {`: what is shown below it is shown for its place, not because its neighbours shall go. */
export function isHeadOfEntries(line: string): boolean {
  return HEAD_OF_ENTRIES.test(line);
}

/** Whether a line of the answer is the line of the text, or a new form of it, in the same block. */
export function isNewForm(meeting: Meeting, oldAt: number, freshAt: number): boolean {
  const [old, fresh] = [meeting.old.lines[oldAt], meeting.fresh.lines[freshAt]];
  if (old === undefined || fresh === undefined) return false;
  if (old.trim() === '' || fresh.trim() === '') return old.trim() === fresh.trim();
  const isForm =
    looseKey(old) === looseKey(fresh) ||
    isSameStatement(old, fresh) ||
    isGrown(meeting, oldAt, freshAt) ||
    isOnlyElement(meeting, oldAt, freshAt);
  return isForm && isInSameBlock(meeting, oldAt, freshAt);
}

/** Whether two lines close a block at the same depth, whatever parts it from the next one: shown alone, an entry of a list loses its comma. */
export function isSameClosing(a: string, b: string): boolean {
  return indentOf(a) === indentOf(b) && closingKey(a) === closingKey(b);
}

/** The lines with what parts the last one from the next as the text has it: shown alone, it loses its comma, or has one too many. */
export function withOwnSeparator(lines: readonly string[], replaced: readonly string[]): readonly string[] {
  const at = lines.findLastIndex((line) => line.trim() !== '');
  const [last = '', own = ''] = [lines[at], replaced.findLast((line) => line.trim() !== '')];
  if (/^\s*[)\]}]/.test(last) && isSameClosing(own, last))
    return /[,;]$/.test(own) || last.endsWith(',') ? lines.with(at, own) : lines;
  const losesComma = own.endsWith(',') && !/[,;([{]$/.test(last) && isSameStatement(own, last);
  return losesComma ? lines.with(at, `${last.trimEnd()},`) : lines;
}

function closingKey(line: string): string {
  return looseKey(line).replace(/[,;]$/, '');
}

/** So short a line is in many others. */
const TELLING_LENGTH = 10;

/** Whether the answer's line is the text's with something put in, and the answer has no line as it was. */
function isGrown({ old, fresh }: Meeting, oldAt: number, freshAt: number): boolean {
  const key = old.keys[oldAt] ?? '';
  if (key.length < TELLING_LENGTH || !isSignificant(key) || fresh.keys.includes(key)) return false;
  return keepsAll(key, fresh.keys[freshAt] ?? '');
}

/** An element of markup on one line, and the tag that opens a longer one. */
const ELEMENT = /^\s*<([\w:.-]+)(?:\s[^<>]*)?>[^<]*<\/\1>\s*$/;
const OPENING_TAG = /^\s*<([\w:.-]+)(?:\s[^<>]*[^/<>])?>\s*$/;
/** Elements that come in rows: of these, a second one is another one. */
const IN_ROWS =
  /^(?:li|option|tr|td|th|p|div|span|a|dt|dd|img|script|link|meta|key|string|integer|item|entry|value|module|include|exclude|dependency|param|property|arg|row|field|file|path|line)$/i;

/** Whether two tags open an element of one name, of which there are few. */
function isSameTag(a: string, b: string): boolean {
  const name = OPENING_TAG.exec(a)?.[1];
  return name !== undefined && !IN_ROWS.test(name) && OPENING_TAG.exec(b)?.[1] === name;
}

/** Whether two lines are the only element of their name in their blocks: what a block has once is changed, not doubled. */
function isOnlyElement({ old, fresh }: Meeting, oldAt: number, freshAt: number): boolean {
  const form = OPENING_TAG.test(old.lines[oldAt] ?? '') ? OPENING_TAG : ELEMENT;
  const name = form.exec(old.lines[oldAt] ?? '')?.[1];
  if (name === undefined || IN_ROWS.test(name) || form.exec(fresh.lines[freshAt] ?? '')?.[1] !== name) return false;
  return [old.parents[oldAt] !== -1 && countOf(old, oldAt, name), countOf(fresh, freshAt, name)].every(
    (count) => count === 1,
  );
}

function countOf({ lines, parents }: Outline, at: number, name: string): number {
  const start = `<${name}`;
  return lines.filter((line, index) => parents[index] === parents[at] && line.trimStart().startsWith(start)).length;
}
