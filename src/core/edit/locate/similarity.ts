/** How much of the longer line the two share at their beginning and end, 0 to 1: high for one change in a line, linear in its length. */
export function similarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 1;
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return (head + tail) / longest;
}

const KEYWORDS = new Set(
  (
    'abstract async await class const constexpr def default enum export extern final fn for from fun func function if impl import in inline ' +
    'interface internal let local mut namespace new object open override package private protected pub public readonly sealed static struct sub ' +
    'switch template trait type union unsafe using val var virtual void while int string bool boolean float double char auto self this return'
  ).split(' '),
);
const LEAVING = /^(?:return|throw|raise|break|continue|yield)\b/;

/**
 * Whether two lines are an old and a new form of one statement: they begin with the same words, a name among them, or both leave the block.
 * Two imports, two cases or two fields are not.
 */
export function isSameStatement(a: string, b: string): boolean {
  const [left, right] = [a.trim(), b.trim()];
  if (left === right) return true;
  const leaving = LEAVING.exec(left)?.[0];
  if (leaving !== undefined) return LEAVING.exec(right)?.[0] === leaving;
  const [leftWords, rightWords] = [left.match(/[\w$]+/g) ?? [], right.match(/[\w$]+/g) ?? []];
  for (const [index, word] of leftWords.entries()) {
    if (word !== rightWords[index]) return false;
    if (!KEYWORDS.has(word.toLowerCase())) return true;
  }
  return false;
}
