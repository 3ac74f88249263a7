import { t } from '@vscode/l10n';
import { Ellipsis, FileDiff, Pencil, RefreshCw, Replace, Trash2 } from 'lucide';
import { removeHiddenCharacters } from '../../../core/util/hiddenCharacters.ts';
import type { MessageView } from '../../../shared/chatProtocol.ts';
import { button } from '../dom/button.ts';
import { copyButton } from '../dom/copyButton.ts';
import { element } from '../dom/element.ts';
import { openFloatingMenu, type MenuItem } from '../dom/floatingMenu.ts';
import { makeRoving } from '../dom/rovingFocus.ts';
import type { PageServices } from '../pageServices.ts';

/** What can be done with a question: one tab stop, shown while the pointer or the focus is in the message. */
export function questionActions({ id, text }: MessageView, { post }: PageServices, onEdit: () => void): HTMLElement {
  const edit = button({ label: t('Edit question'), icon: Pencil, style: 'icon', onClick: onEdit });
  edit.classList.add('edit-question');
  return actionRow([
    edit,
    copyButton(t('Copy question'), () => post({ type: 'copyText', text: removeHiddenCharacters(text) })),
    button({
      label: t('Delete question'),
      icon: Trash2,
      style: 'icon',
      onClick: () => post({ type: 'deleteMessage', messageId: id }),
    }),
  ]);
}

/** What can be done with an answer that is complete. */
export function answerActions({ id: messageId, text }: MessageView, { post }: PageServices): HTMLElement {
  const regenerate = (withAnotherModel: boolean): void => post({ type: 'regenerate', messageId, withAnotherModel });
  const more = button({ label: t('More actions'), icon: Ellipsis, style: 'icon', onClick: () => openMore() });
  more.setAttribute('aria-haspopup', 'menu');
  const applyAll: MenuItem = {
    label: t('Apply all to files…'),
    icon: FileDiff,
    onChoose: () => post({ type: 'applyAnswer', messageId }),
  };
  const openMore = (): void =>
    void openFloatingMenu({
      opener: more,
      label: t('More actions'),
      items: [
        ...(hasSeveralBlocks(text) ? [applyAll] : []),
        { label: t('Answer again with another model…'), icon: Replace, onChoose: () => regenerate(true) },
        { label: t('Delete answer…'), icon: Trash2, onChoose: () => post({ type: 'deleteMessage', messageId }) },
      ],
    });
  const copy = copyButton(t('Copy answer'), () => post({ type: 'copyText', text: removeHiddenCharacters(text) }));
  return actionRow([
    button({ label: t('Answer again'), icon: RefreshCw, style: 'icon', onClick: () => regenerate(false) }),
    ...(text === '' ? [] : [copy]),
    more,
  ]);
}

/** Whether more than one block of code stands in the answer; which of them name a file, the host finds out. */
function hasSeveralBlocks(text: string): boolean {
  return (text.match(/^\s*(?:`{3,}|~{3,})/gm)?.length ?? 0) > 2;
}

function actionRow(buttons: readonly HTMLButtonElement[]): HTMLElement {
  const row = element('div', { class: 'message-actions' }, buttons);
  makeRoving(row);
  return row;
}
