import { splitHiddenCharacters } from './hiddenCharacters.ts';

/** Text in which nothing hides any more, and how many characters were made visible. */
export interface RevealedText {
  readonly text: string;
  readonly count: number;
}

/**
 * Writes characters that readers cannot see by name, as `⟨U+202E right-to-left override⟩`, so that no instruction to a model and no
 * reversed code can hide in a text. What spelling needs stays; one leading byte order mark is dropped without counting.
 */
export function revealInvisible(text: string): RevealedText {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  let count = 0;
  const pieces = splitHiddenCharacters(body).map((piece) => {
    if (piece.kind === 'plain') return piece.text;
    count += Array.from(piece.text).length;
    return `⟨${piece.label}⟩`;
  });
  return { text: pieces.join(''), count };
}
