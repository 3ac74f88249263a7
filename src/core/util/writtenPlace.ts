/** A place in a file as people, compilers and models write it. Lines and columns count from 1. */
export interface WrittenPlace {
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
}

/** So many digits a line's number has at most. */
const NUMBER = String.raw`\d{1,7}`;
const DASH = String.raw`\s*(?:[-–—]|\.\.\.?|to)\s*`;

/** What follows a path, from the path's end on. */
const SUFFIXES: readonly RegExp[] = [
  // src/a.ts:12   :12:5   :12-30   :12:5-30:2   :L12-L30
  new RegExp(`^:L?(?<line>${NUMBER})(?::(?<column>${NUMBER}))?(?:${DASH}L?(?<end>${NUMBER})(?::${NUMBER})?)?`),
  // src/a.ts#L12   #L12-L30   #L12C5-L30C2   #12-30
  new RegExp(`^#L?(?<line>${NUMBER})(?:C(?<column>${NUMBER}))?(?:[-–]L?(?<end>${NUMBER})(?:C${NUMBER})?)?`, 'i'),
  // src/a.ts(12)   (12,5)   (12:5)   (12-30)
  new RegExp(`^\\((?<line>${NUMBER})(?:[,:]\\s?(?<column>${NUMBER})|${DASH}(?<end>${NUMBER}))?\\)`),
  // src/a.ts, line 12   lines 12-30   (lines 12 to 30)   L12-L30
  new RegExp(`^,?\\s+\\(?(?:lines?\\s+|L)(?<line>${NUMBER})(?:${DASH}L?(?<end>${NUMBER}))?\\)?`, 'i'),
];
/** `12:30:src/a.ts`, as some assistants quote code. */
const BEFORE = new RegExp(`^(?<line>${NUMBER}):(?<end>${NUMBER}):(?=\\D)`);

/** The lines that stand right behind a path, with how much text they take; undefined where none do. */
export function placeBehind(
  text: string,
): { readonly place: Omit<WrittenPlace, 'path'>; readonly length: number } | undefined {
  for (const suffix of SUFFIXES) {
    const match = suffix.exec(text);
    const place = match?.groups && toPlace(match.groups);
    if (match && place) return { place, length: match[0].length };
  }
  return undefined;
}

/** Parts a path from the lines written with it: `src/a.ts:12-30`, `src/a.ts#L12`, `12:30:src/a.ts`. Never fails: the rest is the path. */
export function parseWrittenPlace(written: string): WrittenPlace {
  const text = written.trim();
  const before = BEFORE.exec(text);
  const placeBefore = before?.groups && toPlace(before.groups);
  if (before && placeBefore) return { path: text.slice(before[0].length), ...placeBefore };
  for (const { index } of text.matchAll(/[:#(,\s]/g)) {
    const found = index === 0 ? undefined : placeBehind(text.slice(index));
    if (found && index + found.length === text.length) return { path: text.slice(0, index), ...found.place };
  }
  return { path: text };
}

function toPlace(groups: Readonly<Record<string, string | undefined>>): Omit<WrittenPlace, 'path'> | undefined {
  const line = Number(groups['line']);
  const column = Number(groups['column'] ?? 0);
  const endLine = Number(groups['end'] ?? 0);
  if (line === 0) return undefined;
  return { line, ...(column > 0 && { column }), ...(endLine >= line && { endLine }) };
}
