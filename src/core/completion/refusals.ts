import QuickLRU from 'quick-lru';
import type { CompletionInput } from './completionInput.ts';
import { textBefore } from './completionInput.ts';

const REFUSALS_KEPT = 100;
/** A place is known again by so much of the text before it. */
const TEXT_COMPARED = 200;

/** Suggestions that a person has waved away. At the same place the same one is not offered again, until it is asked for by hand. */
export class Refusals {
  readonly #refused = new QuickLRU<string, true>({ maxSize: REFUSALS_KEPT });

  add(input: CompletionInput, text: string): void {
    this.#refused.set(keyOf(input, text), true);
  }
  has(input: CompletionInput, text: string): boolean {
    return this.#refused.size > 0 && this.#refused.has(keyOf(input, text));
  }
  clear(): void {
    this.#refused.clear();
  }
}

/** The line above counts too; how far down the file the place is does not. */
function keyOf(input: CompletionInput, text: string): string {
  const near = { ...input, text: input.text.slice(0, input.offset).slice(-TEXT_COMPARED) };
  return JSON.stringify([input.uri, textBefore({ ...near, offset: near.text.length }), text]);
}
