/** A code fence of backticks that nothing inside `text` can close: one longer than the longest run in it, at least three. */
export function fenceFor(text: string): string {
  let longest = 2;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return '`'.repeat(longest + 1);
}
