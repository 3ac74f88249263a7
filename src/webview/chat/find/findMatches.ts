/** A place in a text, as UTF-16 code units. */
export interface TextMatch {
  readonly start: number;
  readonly end: number;
}

/** Where `query` stands in a text, from the first to the last and none across another; case does not count, and any space stands for any. */
export function findMatches(text: string, query: string): readonly TextMatch[] {
  const words = query.trim();
  if (words === '') return [];
  const pattern = words
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('\\s+');
  return [...text.matchAll(new RegExp(pattern, 'giu'))].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
