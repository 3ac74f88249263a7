/** Text left and right of the one `█` in `marked`: how tests write a cursor. */
export function splitAtCursor(marked: string): { readonly prefix: string; readonly suffix: string } {
  const [prefix, suffix, ...more] = marked.split('█');
  if (prefix === undefined || suffix === undefined || more.length > 0) throw new Error(`One █ wanted in ${marked}`);
  return { prefix, suffix };
}
