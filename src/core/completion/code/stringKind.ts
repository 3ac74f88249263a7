/** How a string is read between its delimiters. */
export interface StringKind {
  /** Takes the character behind it along; empty: none does. */
  readonly escape: string;
  /** Its delimiter written twice is a part of it. */
  readonly doublesQuotes: boolean;
  /** It is over where its line is, closed or not. */
  readonly endsWithLine: boolean;
  /** What begins code inside of it; a lone `{` that is written twice begins none. */
  readonly openers: readonly string[];
}

/** A string that has begun. */
export interface OpenString {
  /** The delimiter that is still to come; that of a here document is a line end and its name. */
  readonly quote: string;
  readonly kind: StringKind;
}

/** What begins code inside of a language's strings. */
export interface Interpolation {
  /** Ends with the bracket that the code stands in, but for what tells PHP's from other curly brackets. */
  readonly opener: string;
  /** Delimiters of the strings that may hold it. */
  readonly quotes: readonly string[];
  /** What the text before the delimiter ends with then; absent: whatever. */
  readonly prefix?: RegExp;
}

/** Every character stands for itself, over any number of lines. */
export const RAW: StringKind = { escape: '', doublesQuotes: false, endsWithLine: false, openers: [] };
