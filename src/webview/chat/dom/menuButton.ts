import type { IconNode } from 'lucide';
import { button } from './button.ts';
import { type MenuItem, openFloatingMenu } from './floatingMenu.ts';

export interface MenuButtonOptions {
  readonly label: string;
  readonly icon: IconNode;
  /** What the menu is called; its items are asked for when it opens. */
  readonly menuLabel: string;
  readonly items: () => readonly MenuItem[];
}

export interface MenuButton {
  readonly element: HTMLButtonElement;
  /** Closes the menu if it is open. */
  close(): void;
}

/** An icon that opens a menu, and closes it when it is pressed again. */
export function createMenuButton({ label, icon, menuLabel, items }: MenuButtonOptions): MenuButton {
  let closeMenu: (() => void) | undefined;
  const opener = button({ label, icon, style: 'icon', onClick: () => toggle() });
  opener.setAttribute('aria-haspopup', 'menu');
  opener.setAttribute('aria-expanded', 'false');
  // The press would take the focus from the menu and close it, and the click open it again.
  opener.addEventListener('mousedown', (event) => {
    if (isOpen()) event.preventDefault();
  });

  function isOpen(): boolean {
    return opener.getAttribute('aria-expanded') === 'true';
  }

  function close(): void {
    if (isOpen()) closeMenu?.();
  }

  function toggle(): void {
    if (isOpen()) {
      close();
      opener.focus();
      return;
    }
    const shown = items();
    if (shown.length > 0) closeMenu = openFloatingMenu({ opener, label: menuLabel, items: shown });
  }

  return { element: opener, close };
}
