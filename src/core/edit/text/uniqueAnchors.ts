export interface Stretch {
  readonly keys: readonly string[];
  readonly start: number;
  readonly end: number;
}

export interface Anchor {
  readonly old: number;
  readonly new: number;
}

export interface AnchorRules {
  /** Which keys may be anchors. */
  readonly isFit: (key: string) => boolean;
  /** Whether these two lines may be one; others do not take part, so that they cannot push right ones out of order. */
  readonly isPair?: (anchor: Anchor) => boolean;
}

/**
 * Lines that stand exactly once in both stretches, as many as keep their order: what a reader would hold the two texts together by.
 */
export function uniqueAnchors(
  oldStretch: Stretch,
  newStretch: Stretch,
  { isFit, isPair }: AnchorRules,
): readonly Anchor[] {
  const oldPlaces = uniquePlaces(oldStretch, isFit);
  const newPlaces = uniquePlaces(newStretch, isFit);
  const anchors: Anchor[] = [];
  for (const [key, place] of newPlaces) {
    const old = oldPlaces.get(key);
    if (old !== undefined && (isPair?.({ old, new: place }) ?? true)) anchors.push({ old, new: place });
  }
  return longestRising(anchors.sort((a, b) => a.new - b.new));
}

function uniquePlaces({ keys, start, end }: Stretch, isFit: (key: string) => boolean): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (let index = start; index < end; index += 1) {
    const key = keys[index] ?? '';
    if (places.has(key)) repeated.add(key);
    else if (isFit(key)) places.set(key, index);
  }
  for (const key of repeated) places.delete(key);
  return places;
}

/** The longest run of anchors that rise in the old text as they do in the new: patience sorting. They are given in the new text's order. */
export function longestRising(anchors: readonly Anchor[]): readonly Anchor[] {
  const tops: number[] = [];
  const previous: number[] = [];
  for (const [index, { old }] of anchors.entries()) {
    const pile = firstPileFrom(tops, (top) => (anchors[top]?.old ?? 0) >= old);
    previous[index] = tops[pile - 1] ?? -1;
    tops[pile] = index;
  }
  const rising: Anchor[] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const anchor = anchors[at];
    if (anchor !== undefined) rising.push(anchor);
  }
  return rising.reverse();
}

function firstPileFrom(tops: readonly number[], isHighEnough: (top: number) => boolean): number {
  let low = 0;
  let high = tops.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isHighEnough(tops[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
