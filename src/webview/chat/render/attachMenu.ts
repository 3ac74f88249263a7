import { t } from '@vscode/l10n';
import { AtSign, FileText, Plus, TextSelect } from 'lucide';
import { button } from '../dom/button.ts';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icon.ts';
import type { PageServices } from '../pageServices.ts';

export interface AttachMenuOptions extends Pick<PageServices, 'post'> {
  /** Opens the list of everything that can go along. */
  readonly callContext: () => void;
}

/** The button that attaches, with its menu: arrows move, Enter takes, Escape closes and gives the focus back. */
export function createAttachMenu({ post, callContext }: AttachMenuOptions): HTMLElement {
  const items = [
    menuItem(t('Selection'), TextSelect, () => choose('attachSelection')),
    menuItem(t('Open file'), FileText, () => choose('attachFile')),
    menuItem(t('More with @…'), AtSign, () => {
      toggle(false);
      callContext();
    }),
  ];
  const menu = element('div', { class: 'menu', attributes: { role: 'menu', 'aria-label': t('Attach') } }, items);
  const opener = button({
    label: t('Attach'),
    icon: Plus,
    style: 'icon',
    onClick: () => toggle(menu.hidden !== false),
  });
  opener.setAttribute('aria-haspopup', 'menu');
  const root = element('div', { class: 'attach' }, [opener, menu]);
  toggle(false);

  function toggle(isOpen: boolean): void {
    menu.hidden = !isOpen;
    opener.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) items[0]?.focus();
  }

  function choose(type: 'attachSelection' | 'attachFile'): void {
    toggle(false);
    opener.focus();
    post({ type });
  }

  function move(step: number): void {
    const current = items.findIndex((item) => item === document.activeElement);
    items.at((current + step) % items.length)?.focus();
  }

  menu.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Escape') closeToOpener();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  root.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node) || !root.contains(event.relatedTarget)) toggle(false);
  });

  function closeToOpener(): void {
    toggle(false);
    opener.focus();
  }
  return root;
}

function menuItem(label: string, node: Parameters<typeof icon>[0], onClick: () => void): HTMLButtonElement {
  const item = element(
    'button',
    { class: 'menu-item', attributes: { type: 'button', role: 'menuitem', tabindex: '-1' } },
    [icon(node), label],
  );
  item.addEventListener('click', onClick);
  return item;
}
