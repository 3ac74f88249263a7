import type { CleaningContext } from './cleaningContext.ts';

/** Servers that return the stop word itself, or ignored it: the answer ends before the first one. */
export function cutAtStopWords(text: string, context: CleaningContext): string {
  const ends = context.stop.filter((word) => word !== '').map((word) => text.indexOf(word));
  return text.slice(0, Math.min(text.length, ...ends.filter((end) => end >= 0)));
}
