import { t } from '@vscode/l10n';
import { TriangleAlert } from 'lucide';
import type { ErrorAction, ErrorView } from '../../../shared/chatProtocol.ts';
import { button } from '../dom/button.ts';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icon.ts';
import { markedText } from '../dom/markedText.ts';
import { actionLabels } from '../words.ts';

/** A server may send a whole web page as its error. */
const MAX_SERVER_MESSAGE = 2000;

/** What went wrong, in our words and the server's, and what to do next; all of it plain text. */
export function errorBlock(error: ErrorView, onAction: (action: ErrorAction) => void): HTMLElement {
  const body = element('div', { class: 'error-body' }, [
    element(
      'p',
      { class: 'error-message', attributes: { dir: 'auto' } },
      markedText(error.message.slice(0, MAX_SERVER_MESSAGE)),
    ),
  ]);
  if (error.serverMessage !== undefined && error.serverMessage !== '') {
    const text = error.serverMessage;
    const shown = text.length > MAX_SERVER_MESSAGE ? `${text.slice(0, MAX_SERVER_MESSAGE)}…` : text;
    const label = t('The server’s own words');
    body.append(element('p', { class: 'error-server', attributes: { dir: 'auto', title: label } }, markedText(shown)));
  }
  if (error.actions.length > 0) body.append(actionButtons(error.actions, onAction));
  return element('div', { class: 'error', attributes: { role: 'alert' } }, [icon(TriangleAlert), body]);
}

/** The next steps, the most useful first. */
export function actionButtons(actions: readonly ErrorAction[], onAction: (action: ErrorAction) => void): HTMLElement {
  const buttons = actions.map((action, index) =>
    button({
      label: actionLabels()[action],
      style: index === 0 ? 'primary' : 'secondary',
      onClick: () => onAction(action),
    }),
  );
  return element('div', { class: 'actions' }, buttons);
}
