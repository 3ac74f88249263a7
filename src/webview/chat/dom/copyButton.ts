import { t } from '@vscode/l10n';
import { Check, Copy } from 'lucide';
import { button, relabel } from './button.ts';

const COPIED_MS = 1600;

/** A button that says for a moment that it has copied. */
export function copyButton(label: string, onCopy: () => void): HTMLButtonElement {
  const made = button({ label, icon: Copy, style: 'icon', onClick: () => copy() });
  function copy(): void {
    onCopy();
    relabel(made, t('Copied'), Check);
    setTimeout(() => relabel(made, label, Copy), COPIED_MS);
  }
  return made;
}
