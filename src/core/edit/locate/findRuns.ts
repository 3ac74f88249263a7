/** Where `wanted` stands in `keys`, also overlapping itself: Knuth, Morris and Pratt's search, linear whatever repeats. */
export function findRuns(keys: readonly string[], wanted: readonly string[]): readonly number[] {
  if (wanted.length === 0) return [];
  const fallback = fallbackTable(wanted);
  const found: number[] = [];
  let matched = 0;
  for (const [index, key] of keys.entries()) {
    while (matched > 0 && key !== wanted[matched]) matched = fallback[matched - 1] ?? 0;
    if (key === wanted[matched]) matched += 1;
    if (matched < wanted.length) continue;
    found.push(index - wanted.length + 1);
    matched = fallback[matched - 1] ?? 0;
  }
  return found;
}

/** For each beginning of `wanted`, the length of its longest end that is a beginning too. */
function fallbackTable(wanted: readonly string[]): readonly number[] {
  const table = [0];
  let matched = 0;
  for (let index = 1; index < wanted.length; index += 1) {
    while (matched > 0 && wanted[index] !== wanted[matched]) matched = table[matched - 1] ?? 0;
    if (wanted[index] === wanted[matched]) matched += 1;
    table.push(matched);
  }
  return table;
}
