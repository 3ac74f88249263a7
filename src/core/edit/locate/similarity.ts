/** How much of the longer line the two share at their beginning and end, 0 to 1: high for one change in a line, linear in its length. */
export function similarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 1 : sharedEnds(a, b) / longest;
}

/** Whether the new line is the old one with something put in at one place. */
export function keepsAll(old: string, fresh: string): boolean {
  return fresh.length > old.length && sharedEnds(old, fresh) === old.length;
}

function sharedEnds(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return head + tail;
}
