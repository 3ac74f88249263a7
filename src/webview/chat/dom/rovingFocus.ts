/**
 * Makes one tab stop of a row of buttons: Tab comes to the one that was used last, arrows, Home and End move among those that can be seen.
 *
 * @param row Holds nothing but buttons; they may be shown and hidden by style.
 */
export function makeRoving(row: HTMLElement): void {
  const all = (): readonly HTMLElement[] => [...row.querySelectorAll('button')];
  const stopAt = (target: HTMLElement): void => {
    for (const one of all()) one.tabIndex = one === target ? 0 : -1;
  };
  const [first] = all();
  if (first) stopAt(first);
  row.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement) stopAt(target);
  });
  row.addEventListener('keydown', (event) => {
    const shown = all().filter((one) => one.checkVisibility());
    const current = shown.findIndex((one) => one === document.activeElement);
    const isReversed = getComputedStyle(row).direction === 'rtl';
    const next = nextPlace(event.key, { current, count: shown.length, isReversed });
    if (next === undefined || current === -1) return;
    event.preventDefault();
    shown[next]?.focus();
  });
}

interface Place {
  readonly current: number;
  readonly count: number;
  readonly isReversed: boolean;
}

function nextPlace(key: string, { current, count, isReversed }: Place): number | undefined {
  const step = isReversed ? -1 : 1;
  const places: Readonly<Record<string, number>> = {
    ArrowRight: (current + step + count) % count,
    ArrowLeft: (current - step + count) % count,
    Home: 0,
    End: count - 1,
  };
  return places[key];
}
