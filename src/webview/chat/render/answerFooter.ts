import { t } from '@vscode/l10n';
import { Square } from 'lucide';
import { removeHiddenCharacters } from '../../../core/util/hiddenCharacters.ts';
import { shortModelName } from '../../../core/util/shortModelName.ts';
import type { AssistantMessageView } from '../../../shared/chatProtocol.ts';
import { button } from '../dom/button.ts';
import { element } from '../dom/element.ts';
import { markedText } from '../dom/markedText.ts';
import type { PageServices } from '../pageServices.ts';
import { describeUsage, formatUsage, formatUsageShort } from '../text/formatNumbers.ts';
import { answerActions } from './messageActions.ts';
import { siblingSwitcher } from './siblingSwitcher.ts';

const MAX_NAME_LENGTH = 200;

/** The line below an answer: which of several it is, who wrote it, what it took, and what can be done with it. */
export function answerFooter(message: AssistantMessageView, services: PageServices): readonly HTMLElement[] {
  const { siblings, id: messageId } = message;
  const { post } = services;
  const isOver = message.status !== 'waiting' && message.status !== 'streaming';
  return [
    ...(siblings ? [siblingSwitcher(siblings, (step) => post({ type: 'showSibling', messageId, step }))] : []),
    ...facts(message),
    ...(message.isCompared === true ? [comparedActions(message, services)] : []),
    ...(isOver ? [answerActions(message, services)] : []),
  ];
}

/** Narrow panels show the short form; the tooltip and screen readers have all of it. */
function facts({ model, usage, isCompared }: AssistantMessageView): readonly HTMLElement[] {
  const name = model.slice(0, MAX_NAME_LENGTH);
  // Two answers side by side have their names above them.
  const named = name === '' || isCompared === true ? [] : [modelName(name)];
  if (usage === undefined) return named.length === 0 ? [] : [element('div', { class: 'answer-facts' }, named)];
  const words = describeUsage(usage);
  const counts = element('span', { class: 'usage', attributes: { title: words } }, [
    element('span', { class: 'usage-long', text: formatUsage(usage), attributes: { 'aria-hidden': 'true' } }),
    element('span', { class: 'usage-short', text: formatUsageShort(usage), attributes: { 'aria-hidden': 'true' } }),
    element('span', { class: 'visually-hidden', text: words }),
  ]);
  return [element('div', { class: 'answer-facts' }, [...named, counts])];
}

function modelName(name: string): HTMLElement {
  const attributes = { title: removeHiddenCharacters(name), dir: 'ltr' };
  return element('span', { class: 'answer-by', attributes }, markedText(shortModelName(name)));
}

function comparedActions({ id: messageId, status }: AssistantMessageView, { post }: PageServices): HTMLElement {
  const isOpen = status === 'waiting' || status === 'streaming';
  const stop = button({
    label: t('Stop this answer'),
    icon: Square,
    style: 'icon',
    onClick: () => post({ type: 'stopAnswer', messageId }),
  });
  return element('div', { class: 'compared-actions' }, [
    button({ label: t('Keep this one'), style: 'secondary', onClick: () => post({ type: 'keepAnswer', messageId }) }),
    ...(isOpen ? [stop] : []),
  ]);
}
