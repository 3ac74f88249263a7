import { t } from '@vscode/l10n';
import { AtSign, FileText, Plus, TextSelect } from 'lucide';
import { element } from '../dom/element.ts';
import { createMenuButton } from '../dom/menuButton.ts';
import type { PageServices } from '../pageServices.ts';

export interface AttachMenuOptions extends Pick<PageServices, 'post'> {
  /** Opens the list of everything that can go along. */
  readonly callContext: () => void;
}

/** The button that attaches, with its menu. */
export function createAttachMenu({ post, callContext }: AttachMenuOptions): HTMLElement {
  const opener = createMenuButton({
    ...{ label: t('Attach'), icon: Plus, menuLabel: t('Attach') },
    items: () => [
      { label: t('Selection'), icon: TextSelect, onChoose: () => post({ type: 'attachSelection' }) },
      { label: t('Open file'), icon: FileText, onChoose: () => post({ type: 'attachFile' }) },
      { label: t('More with @…'), icon: AtSign, onChoose: callContext },
    ],
  });
  return element('div', { class: 'attach' }, [opener.element]);
}
