import { Check, type IconNode } from 'lucide';
import { element } from './element.ts';
import { icon } from './icon.ts';

export interface MenuItem {
  readonly label: string;
  readonly icon: IconNode;
  /** Present: the item is a switch. */
  readonly isChecked?: boolean;
  readonly onChoose: () => void;
}

export interface FloatingMenuOptions {
  /** What opens it: it stands beside this button, and gives the focus back to it. */
  readonly opener: HTMLElement;
  readonly label: string;
  readonly items: readonly MenuItem[];
}

/** Between the button and the menu, and from the window's edges. */
const DISTANCE = 4;

/**
 * Opens a menu above everything else: arrows, Home and End move, Enter takes, Escape and Tab close and give the focus back, and whatever
 * moves what is below closes it. The returned function closes it.
 */
export function openFloatingMenu({ opener, label, items }: FloatingMenuOptions): () => void {
  const buttons = items.map((item) => menuItem(item, () => choose(item)));
  const menu = element(
    'div',
    { class: 'menu floating-menu', attributes: { role: 'menu', 'aria-label': label } },
    buttons,
  );
  const listeners = new AbortController();
  const { signal } = listeners;

  function close(): void {
    listeners.abort();
    menu.remove();
    opener.setAttribute('aria-expanded', 'false');
  }

  function closeToOpener(): void {
    close();
    opener.focus();
  }

  function choose(item: MenuItem): void {
    closeToOpener();
    item.onChoose();
  }

  function onKey(event: KeyboardEvent): void {
    const current = buttons.findIndex((one) => one === document.activeElement);
    const next = nextIndex(event.key, current, buttons.length);
    if (next !== undefined) buttons[next]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') closeToOpener();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  document.body.append(menu);
  opener.setAttribute('aria-expanded', 'true');
  place(menu, opener.getBoundingClientRect());
  menu.addEventListener('keydown', onKey, { signal });
  menu.addEventListener(
    'focusout',
    ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node) || !menu.contains(relatedTarget)) close();
    },
    { signal },
  );
  document.addEventListener('scroll', close, { signal, capture: true });
  window.addEventListener('resize', close, { signal });
  buttons[0]?.focus({ preventScroll: true });
  return close;
}

function nextIndex(key: string, current: number, count: number): number | undefined {
  const places: Readonly<Record<string, number>> = {
    ArrowDown: (current + 1) % count,
    ArrowUp: (current - 1 + count) % count,
    Home: 0,
    End: count - 1,
  };
  return places[key];
}

/** Below its button, or above where there is more room; never over the window's edge. */
function place(menu: HTMLElement, anchor: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = window.innerHeight - anchor.bottom;
  const fitsBelow = below >= height + 2 * DISTANCE || below >= anchor.top;
  const top = fitsBelow ? anchor.bottom + DISTANCE : anchor.top - height - DISTANCE;
  // Edges that belong together: both left where there is room to the right, else both right.
  const left = anchor.left + width + DISTANCE <= window.innerWidth ? anchor.left : anchor.right - width;
  menu.style.top = `${Math.max(DISTANCE, top)}px`;
  menu.style.left = `${Math.max(DISTANCE, left)}px`;
}

function menuItem({ label, icon: node, isChecked }: MenuItem, onClick: () => void): HTMLButtonElement {
  const role = isChecked === undefined ? 'menuitem' : 'menuitemcheckbox';
  const attributes = { type: 'button', role, tabindex: '-1' };
  const item = element('button', { class: 'menu-item', attributes }, [icon(node), label]);
  if (isChecked !== undefined) item.setAttribute('aria-checked', String(isChecked));
  if (isChecked === true) item.append(element('span', { class: 'menu-check' }, [icon(Check)]));
  item.addEventListener('click', onClick);
  return item;
}
