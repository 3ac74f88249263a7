import { chooseChunks } from './chooseChunks.ts';
import { ChunkIndex } from './chunkIndex.ts';
import type { ContextChunk } from './contextChunk.ts';
import type { ContextSnippet } from './contextSnippet.ts';
import { identifiersOf } from './identifiers.ts';
import { scoreChunks } from './scoreChunks.ts';

/** Where text is wanted, and what of the document the model sees there anyway. */
export interface SelectionPlace {
  readonly uri: string;
  readonly languageId: string;
  /** The text around the cursor. */
  readonly prefix: string;
  readonly suffix: string;
  /** The cursor's line in the document. */
  readonly line: number;
}

export interface SelectionQuestion {
  readonly place: SelectionPlace;
  readonly snippets: readonly ContextSnippet[];
  readonly budgetTokens: number;
}

/** Names are taken from so many characters before and behind the cursor. */
const CHARACTERS_BEFORE = 3000;
const CHARACTERS_BEHIND = 1000;
/** A choice stands until the cursor has moved so many lines, or so many questions have been asked. */
const LINES_OF_A_CHOICE = 8;
const QUESTIONS_OF_A_CHOICE = 24;
/** Documents whose choice is remembered: whoever goes to and fro between files finds the server's cache warm. */
const CHOICES_KEPT = 8;

interface Choice {
  readonly chunks: readonly ContextChunk[];
  readonly line: number;
  readonly budgetTokens: number;
  questionsLeft: number;
}

/**
 * Chooses what else the model sees, and holds on to it: each change of a prompt's head makes the server read all of it anew. One for each
 * session; its memory is bounded by the snippets of the latest question.
 */
export class ContextSelector {
  readonly #index = new ChunkIndex();
  readonly #choices = new Map<string, Choice>();

  /** The pieces to show, in the prompt's order, within the budget. The same ones, to the character, for as long as they serve. */
  select({ place, snippets, budgetTokens }: SelectionQuestion): readonly ContextChunk[] {
    this.#index.update(snippets);
    const before = this.#choices.get(place.uri);
    if (before && this.#stands(before, place, budgetTokens)) {
      before.questionsLeft -= 1;
      return before.chunks;
    }
    const chunks = this.#choose(place, budgetTokens, before?.chunks ?? []);
    this.#remember(place.uri, { chunks, line: place.line, budgetTokens, questionsLeft: QUESTIONS_OF_A_CHOICE });
    return chunks;
  }

  /** Forgets all texts. */
  clear(): void {
    this.#choices.clear();
    this.#index.update([]);
  }

  #stands(choice: Choice, place: SelectionPlace, budgetTokens: number): boolean {
    const isNear = Math.abs(place.line - choice.line) < LINES_OF_A_CHOICE;
    if (!isNear || choice.questionsLeft <= 0 || budgetTokens !== choice.budgetTokens) return false;
    return choice.chunks.every((chunk) => this.#index.has(chunk) && !isInSight(chunk, place));
  }

  #choose(place: SelectionPlace, budgetTokens: number, chosen: readonly ContextChunk[]): readonly ContextChunk[] {
    const around = `${place.prefix.slice(-CHARACTERS_BEFORE)}\n${place.suffix.slice(0, CHARACTERS_BEHIND)}`;
    const scored = scoreChunks(this.#index, { languageId: place.languageId, names: identifiersOf(around) });
    const visible = scored.filter(({ chunk }) => !isInSight(chunk, place));
    return chooseChunks({ scored: visible, chosen, budgetTokens });
  }

  #remember(uri: string, choice: Choice): void {
    this.#choices.delete(uri);
    this.#choices.set(uri, choice);
    const [oldest] = this.#choices.keys();
    if (this.#choices.size > CHOICES_KEPT && oldest !== undefined) this.#choices.delete(oldest);
  }
}

/** The model sees these lines of the current document already. Messages about them are something else. */
function isInSight({ source, uri, firstLine, endLine }: ContextChunk, place: SelectionPlace): boolean {
  if (uri !== place.uri || source === 'diagnostic') return false;
  const first = place.line - lineEndsIn(place.prefix);
  const last = place.line + lineEndsIn(place.suffix);
  return firstLine <= last && endLine > first;
}

function lineEndsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
