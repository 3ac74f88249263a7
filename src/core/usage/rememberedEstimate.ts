import QuickLRU from 'quick-lru';
import { estimateTokens } from './estimateTokens.ts';

/** Short texts are counted faster than they are found. */
const WORTH_REMEMBERING = 400;
const REMEMBERED_TEXTS = 2_000;

/** `estimateTokens` for texts that are looked at again and again, such as the messages of a chat while somebody types the next one. */
export function createRememberedEstimate(): (text: string) => number {
  const known = new QuickLRU<string, number>({ maxSize: REMEMBERED_TEXTS });
  return (text) => {
    if (text.length < WORTH_REMEMBERING) return estimateTokens(text);
    const tokens = known.get(text) ?? estimateTokens(text);
    known.set(text, tokens);
    return tokens;
  };
}
