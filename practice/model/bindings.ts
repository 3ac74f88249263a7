import type { Lexeme } from '../text/lexemes.ts';
import { isSeparator, spellLike, splitIntoHumps, wordStem } from '../text/words.ts';

/** "Where the source says `from`, the new text says `to`": stems of words, or two numbers. Case and separators are left to the place. */
export interface Binding {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Which share of the names' other parts agrees, 0 to 1: `testCircleArea` for `testSquareArea` is two thirds. */
  readonly likeness: number;
}

/**
 * What turns `source` into `target`, or undefined when they cannot stand for each other. Parts that both share are left out, so
 * that `getName` and `getAge` teach `name` to `age`, which then also turns `NAME` and `user_name`.
 */
export function bindLexemes(source: Lexeme, target: Lexeme): Binding | undefined {
  if (source.kind !== target.kind) return undefined;
  if (source.kind === 'number') return { from: [source.text], to: [target.text], likeness: 0 };
  if (source.kind !== 'word') return undefined;
  const from = wordStem(source.text);
  const to = wordStem(target.text);
  if (from.length === 0 || to.length === 0) return undefined;
  return withoutSharedEnds(from, to);
}

/** True when the two cannot both hold: the same source stem would become two different things. */
export function conflicts(one: Binding, other: Binding): boolean {
  return sameParts(one.from, other.from) && !sameParts(one.to, other.to);
}

/** The source's lexeme as it reads in the new text. */
export function substitute(lexeme: Lexeme, bindings: readonly Binding[]): Lexeme {
  if (bindings.length === 0 || (lexeme.kind !== 'word' && lexeme.kind !== 'number')) return lexeme;
  for (const binding of bindings) {
    const text = lexeme.kind === 'number' ? replaceNumber(lexeme.text, binding) : replaceStem(lexeme.text, binding);
    if (text !== undefined) return { kind: lexeme.kind, text };
  }
  return lexeme;
}

function replaceNumber(text: string, { from, to }: Binding): string | undefined {
  return from.length === 1 && from[0] === text ? to.join('') : undefined;
}

function replaceStem(word: string, binding: Binding): string | undefined {
  const humps = splitIntoHumps(word);
  const places = humps.flatMap((hump, index) => (isSeparator(hump) ? [] : [index]));
  for (let start = 0; start + binding.from.length <= places.length; start += 1) {
    const run = places.slice(start, start + binding.from.length);
    const found = run.map((place) => humps[place] ?? '');
    const target = targetFor(found, binding);
    if (target === undefined) continue;
    const first = run[0] ?? 0;
    const after = (run.at(-1) ?? 0) + 1;
    const spelled = spellLike(target, found, word.includes('_'));
    return humps.slice(0, first).join('') + spelled + humps.slice(after).join('');
  }
  return undefined;
}

/** `to` when the humps are `from`, whatever their case; its plural when they are the plural. */
function targetFor(humps: readonly string[], { from, to }: Binding): readonly string[] | undefined {
  const lower = humps.map((hump) => hump.toLowerCase());
  if (sameParts(lower, from)) return to;
  return sameParts(lower, plural(from)) ? plural(to) : undefined;
}

function plural(parts: readonly string[]): readonly string[] {
  return parts.map((part, index) => (index === parts.length - 1 ? `${part}s` : part));
}

function withoutSharedEnds(from: readonly string[], to: readonly string[]): Binding | undefined {
  let head = 0;
  while (head < from.length && head < to.length && from[head] === to[head]) head += 1;
  let tail = 0;
  const shorter = Math.min(from.length, to.length) - head;
  while (tail < shorter && from.at(-1 - tail) === to.at(-1 - tail)) tail += 1;
  if (head === from.length && head === to.length) return undefined;
  const middle = { from: from.slice(head, from.length - tail), to: to.slice(head, to.length - tail) };
  const likeness = (head + tail) / Math.max(from.length, to.length);
  const isUsable = middle.from.length > 0 && middle.to.length > 0;
  return isUsable ? { ...middle, likeness } : { from, to, likeness };
}

function sameParts(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((part, index) => part === other[index]);
}
