import { FileText, TextSelect, X } from 'lucide';
import { removeHiddenCharacters } from '../../../core/util/hiddenCharacters.ts';
import type { AttachmentView } from '../../../shared/chatProtocol.ts';
import { button } from '../dom/button.ts';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icon.ts';
import { markedText } from '../dom/markedText.ts';
import { formatTokens } from '../text/formatNumbers.ts';

/** A chip that names an attachment and its size. @param onRemove Absent: it was sent and stays. */
export function attachmentChip(attachment: AttachmentView, onRemove?: () => void): HTMLElement {
  const label = removeHiddenCharacters(attachment.label);
  const chip = element('li', { class: 'chip', attributes: { title: `${label}\n${formatTokens(attachment.tokens)}` } }, [
    icon(attachment.kind === 'selection' ? TextSelect : FileText),
    element('span', { class: 'chip-label', attributes: { dir: 'ltr' } }, markedText(attachment.label)),
    element('span', { class: 'chip-tokens', text: formatTokens(attachment.tokens) }),
  ]);
  if (onRemove !== undefined)
    chip.append(button({ label: `Remove ${label}`, icon: X, style: 'icon', onClick: onRemove }));
  return chip;
}
