import { t } from '@vscode/l10n';
import { ScrollText } from 'lucide';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icon.ts';

/** A chip that names a file of the project which goes along with every question; it is not attached, so it cannot be removed. */
export function instructionsChip(label: string): HTMLElement {
  const title = t(
    '{0} goes along with every question. The setting interline.projectInstructions switches it off.',
    label,
  );
  return element('li', { class: 'chip chip-instructions', attributes: { title } }, [
    icon(ScrollText),
    element('span', { class: 'chip-text', attributes: { dir: 'ltr' }, text: label }),
  ]);
}
