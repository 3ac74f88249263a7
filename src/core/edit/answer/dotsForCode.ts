interface Target {
  readonly languageId: string;
  readonly original: string;
}

/**
 * Whether a line of three dots stands for code that is there, in a language in which such a line is code itself: it is the body of nothing, or of
 * a function that has another body in the text.
 */
export function isDotsForCode(lines: readonly string[], at: number, { languageId, original }: Target): boolean {
  if (lines[at]?.trim() !== '...') return false;
  const known = original.split(/\r\n?|\n/).map((line) => line.trim());
  const head = lines[at - 1]?.trim() ?? '';
  if (head.endsWith(':')) return hasOtherBody(head, known);
  const before = lines.slice(0, at).findLast((line) => line.trim() !== '') ?? '';
  return languageId === 'python' && !known.includes('...') && !/(?::|"""|''')\s*$/.test(before);
}

function hasOtherBody(head: string, known: readonly string[]): boolean {
  const there = known.indexOf(head);
  const body = known[there + 1] ?? '';
  return there !== -1 && known.lastIndexOf(head) === there && !['', '...', 'pass'].includes(body);
}
