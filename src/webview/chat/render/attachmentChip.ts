import { t } from '@vscode/l10n';
import { X } from 'lucide';
import { removeHiddenCharacters } from '../../../core/util/hiddenCharacters.ts';
import type { AttachmentView } from '../../../shared/chatProtocol.ts';
import { button } from '../dom/button.ts';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icon.ts';
import { markedText } from '../dom/markedText.ts';
import { contextIcon } from './contextIcon.ts';
import { formatTokens } from '../text/formatNumbers.ts';

const MAX_LABEL_LENGTH = 300;

/** A chip that names an attachment and its size. @param onRemove Absent: it was sent and stays. */
export function attachmentChip(attachment: AttachmentView, onRemove?: () => void): HTMLElement {
  const shown = attachment.label.slice(0, MAX_LABEL_LENGTH);
  const label = removeHiddenCharacters(shown);
  const chip = element('li', { class: 'chip', attributes: { title: `${label}\n${formatTokens(attachment.tokens)}` } }, [
    icon(contextIcon(attachment.kind)),
    element('span', { class: 'chip-label', attributes: { dir: 'ltr' } }, markedText(shown)),
    element('span', { class: 'chip-tokens', text: formatTokens(attachment.tokens) }),
  ]);
  if (onRemove !== undefined)
    chip.append(button({ label: t('Remove {0}', label), icon: X, style: 'icon', onClick: onRemove }));
  return chip;
}
