import type { Lexeme } from '../text/lexemes.ts';
import { bindLexemes, conflicts, type Binding } from './bindings.ts';

/** How well the text before a place of a source agrees with the text before the cursor, and the names that differ. */
export interface Alignment {
  /** Zero when nothing agrees; a rare word is worth about one, a mark a third. */
  readonly score: number;
  readonly bindings: readonly Binding[];
}

/** A place in a line of lexemes: just before `end`. */
export interface Place {
  readonly lexemes: readonly Lexeme[];
  readonly end: number;
}

/**
 * Walks backwards from both places as long as the texts agree, letting one name stand for another. The result is the best stretch, as
 * in local sequence alignment: a binding is kept only when the text further back pays for it.
 */
export function align(source: Place, target: Place, weightOf: (lexeme: Lexeme) => number): Alignment {
  const walk: Walk = {
    score: 0,
    bindings: [],
    identities: new Set(),
    worth: 1,
    hasSeenText: false,
    isAfterNewName: false,
  };
  let best: Alignment = { score: 0, bindings: [] };
  for (let back = 1; back <= MAX_LOOK_BACK; back += 1) {
    const from = source.lexemes[source.end - back];
    const to = target.lexemes[target.end - back];
    if (from === undefined || to === undefined || !step(walk, { from, to }, weightOf)) break;
    if (walk.score > best.score) best = { score: walk.score, bindings: [...walk.bindings] };
  }
  return best;
}

/** What a walk has seen so far; lives as long as one call of `align`. */
interface Walk {
  score: number;
  readonly bindings: Binding[];
  /** Words that stood for themselves; a word cannot also stand for another one. */
  readonly identities: Set<string>;
  /** Falls with each line: what stands near the cursor decides. */
  worth: number;
  /** The line that the walk is in held something. */
  hasSeenText: boolean;
  /** The lexeme before this one, blanks left out, stood for another name for the first time. */
  isAfterNewName: boolean;
}

interface Pair {
  readonly from: Lexeme;
  readonly to: Lexeme;
}

function step(walk: Walk, { from, to }: Pair, weightOf: (lexeme: Lexeme) => number): boolean {
  if (from.text === to.text) {
    walk.score += weightOf(from) * walk.worth;
    if (from.kind === 'newline') leaveLine(walk);
    else if (from.kind !== 'space') walk.hasSeenText = true;
    if (from.kind === 'word') walk.identities.add(from.text);
    if (from.kind !== 'space') walk.isAfterNewName = false;
    return true;
  }
  if (from.kind === 'space' && to.kind === 'space') return true;
  const binding = walk.identities.has(from.text) ? undefined : bindLexemes(from, to);
  if (binding === undefined || walk.bindings.some((known) => conflicts(known, binding))) return false;
  const isKnown = walk.bindings.some((known) => known.from.join() === binding.from.join());
  // Two new names in a row are two different sentences, not a pattern.
  if (!isKnown && walk.isAfterNewName) return false;
  walk.score += isKnown ? CONFIRMED_BINDING * walk.worth : worthOfRenaming(binding, walk);
  if (!isKnown) walk.bindings.push(binding);
  walk.isAfterNewName = !isKnown;
  walk.hasSeenText = true;
  return walk.bindings.length <= MAX_BINDINGS;
}

/** A renaming that only lines further up ask for is more likely a coincidence. */
function worthOfRenaming({ likeness }: Binding, walk: Walk): number {
  return walk.worth < 1 ? -FAR_BINDING : LIKENESS_WORTH * likeness - NEW_BINDING;
}

/** Blank lines, the cursor's own included, do not make what stands above them less worth. */
function leaveLine(walk: Walk): void {
  if (walk.hasSeenText) walk.worth *= LINE_WORTH;
  walk.hasSeenText = false;
}

const LINE_WORTH = 0.3;
const MAX_LOOK_BACK = 80;
const MAX_BINDINGS = 6;
const NEW_BINDING = 0.5;
const FAR_BINDING = 1;
const CONFIRMED_BINDING = 0.8;
const LIKENESS_WORTH = 3;
