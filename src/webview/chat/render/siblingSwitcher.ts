import { t } from '@vscode/l10n';
import { ChevronLeft, ChevronRight, type IconNode } from 'lucide';
import type { SiblingsView } from '../../../shared/branchProtocol.ts';
import { button } from '../dom/button.ts';
import { element } from '../dom/element.ts';

/** Leads from one of several messages in the same place to the one before or behind it: ‹ 2/3 ›. */
export function siblingSwitcher({ index, count }: SiblingsView, onStep: (step: 1 | -1) => void): HTMLElement {
  const step = (label: string, node: IconNode, by: 1 | -1): HTMLButtonElement => {
    const made = button({ label, icon: node, style: 'icon', onClick: () => onStep(by) });
    made.disabled = index + by < 1 || index + by > count;
    made.classList.add(by === 1 ? 'sibling-next' : 'sibling-previous');
    return made;
  };
  const label = t('Version {0} of {1}', index, count);
  return element('div', { class: 'siblings', attributes: { role: 'group', 'aria-label': label } }, [
    step(t('Previous version'), ChevronLeft, -1),
    element('span', {
      class: 'sibling-count',
      attributes: { 'aria-hidden': 'true', dir: 'ltr' },
      text: `${index}/${count}`,
    }),
    step(t('Next version'), ChevronRight, 1),
  ]);
}

/** Gives the focus to the button that goes on in the same direction, or where that has come to its end, back. */
export function focusSwitcher(message: HTMLElement, step: 1 | -1): void {
  const [previous, next] = ['previous', 'next'].map((name) =>
    message.querySelector<HTMLButtonElement>(`.sibling-${name}:not(:disabled)`),
  );
  (step === 1 ? (next ?? previous) : (previous ?? next))?.focus({ preventScroll: true });
}
