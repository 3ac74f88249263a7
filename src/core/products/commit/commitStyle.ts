/** How a repository's own commit messages are written. What the messages do not tell is undefined, or `mixed`. */
export interface CommitStyle {
  /** How many messages it was learnt from. */
  readonly sampleSize: number;
  /** What stands before the words: `feat(scope): …`, `scope: …`, `[scope] …`, or nothing. */
  readonly head:
    | { readonly kind: 'conventional'; readonly types: readonly string[]; readonly scopes: readonly string[] }
    | { readonly kind: 'scope' | 'bracket'; readonly scopes: readonly string[] }
    | { readonly kind: 'none' };
  /** An emoji at the start: as a character or as `:name:`. */
  readonly emoji: 'character' | 'shortcode' | 'none';
  readonly ticket: { readonly example: string; readonly place: 'start' | 'end' | 'body' } | undefined;
  /** Of the first word after all of that. */
  readonly casing: 'lower' | 'upper' | 'mixed';
  readonly mood: 'imperative' | 'past' | 'gerund' | 'thirdPerson' | 'mixed';
  readonly endsWithFullStop: boolean;
  /** Nine of ten subjects are no longer; at most 72. */
  readonly subjectLength: number;
  readonly body: 'never' | 'sometimes' | 'usually';
  readonly bodyHasBullets: boolean;
  /** Columns; Infinity where paragraphs are not wrapped. */
  readonly bodyWidth: number;
  /** For example `English`. */
  readonly language: string | undefined;
  /** Whole messages, shortened, that show it best; the latest first. */
  readonly examples: readonly string[];
}

/** What is good custom where a repository has none yet. */
export const DEFAULT_COMMIT_STYLE: CommitStyle = {
  sampleSize: 0,
  head: { kind: 'none' },
  emoji: 'none',
  ticket: undefined,
  casing: 'upper',
  mood: 'imperative',
  endsWithFullStop: false,
  subjectLength: 60,
  body: 'sometimes',
  bodyHasBullets: false,
  bodyWidth: 72,
  language: undefined,
  examples: [],
};
