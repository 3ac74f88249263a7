import QuickLRU from 'quick-lru';
import type { KeptAnswer } from './answer.ts';

const ANSWERS_KEPT = 200;

/** Answers by the request that asked for them, the empty ones included. Forgets the longest unused. */
export class SuggestionCache {
  readonly #answers = new QuickLRU<string, KeptAnswer>({ maxSize: ANSWERS_KEPT });
  get(key: string): KeptAnswer | undefined {
    return this.#answers.get(key);
  }
  set(key: string, answer: KeptAnswer): void {
    this.#answers.set(key, answer);
  }
  /** The kept answers, the latest first. */
  recent(): Iterable<KeptAnswer> {
    return latestFirst(this.#answers);
  }
  clear(): void {
    this.#answers.clear();
  }
}

function* latestFirst(answers: QuickLRU<string, KeptAnswer>): Iterable<KeptAnswer> {
  for (const [, answer] of answers.entriesDescending()) yield answer;
}
