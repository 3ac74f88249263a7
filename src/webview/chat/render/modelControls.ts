import { t } from '@vscode/l10n';
import { ChevronDown, SlidersHorizontal } from 'lucide';
import { removeHiddenCharacters } from '../../../core/util/hiddenCharacters.ts';
import { shortModelName } from '../../../core/util/shortModelName.ts';
import type { ChatView, WebviewMessage } from '../../../shared/chatProtocol.ts';
import { button } from '../dom/button.ts';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icon.ts';
import { markedText } from '../dom/markedText.ts';
import { countOwn } from '../text/settingsWords.ts';
import { SettingsPanel } from './settingsPanel.ts';

export type ModelView = Pick<ChatView, 'modelLabel' | 'endpointLabel' | 'settings'>;

const MAX_NAME_LENGTH = 200;

/** Which model answers, and what the conversation has set for itself: a button for each, the second with a panel. */
export class ModelControls {
  readonly element = element('div', { class: 'model-controls' });
  readonly #model = element('button', { class: 'button button-quiet composer-model', attributes: { type: 'button' } });
  readonly #opener = button({
    label: t('Chat settings'),
    icon: SlidersHorizontal,
    style: 'icon',
    onClick: () => this.#toggle(this.#panel.element.hidden !== false),
  });
  readonly #panel: SettingsPanel;

  constructor(post: (message: WebviewMessage) => void) {
    this.#model.addEventListener('click', () => post({ type: 'pickModel' }));
    this.#opener.classList.add('settings-opener');
    this.#opener.setAttribute('aria-haspopup', 'dialog');
    this.#panel = new SettingsPanel({ post, onClose: () => this.#closeToOpener() });
    this.element.append(this.#model, this.#opener, this.#panel.element);
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node) || !this.element.contains(relatedTarget)) this.#toggle(false);
    });
    this.#toggle(false);
  }

  show({ modelLabel, endpointLabel, settings }: ModelView): void {
    const label = modelLabel === '' ? t('Select model') : modelLabel.slice(0, MAX_NAME_LENGTH);
    const attributes = { dir: 'ltr' };
    const name = element('span', { class: 'composer-model-name', attributes }, markedText(shortModelName(label)));
    this.#model.replaceChildren(name, icon(ChevronDown));
    this.#model.title = removeHiddenCharacters([label, endpointLabel].filter((part) => part !== '').join('\n'));
    this.#model.setAttribute('aria-label', t('Model: {0}', removeHiddenCharacters(label)));
    this.#opener.hidden = settings === undefined;
    if (settings === undefined) return;
    this.#panel.show({ ...settings, modelLabel: label });
    const own = countOwn(settings);
    this.#opener.classList.toggle('has-own', own > 0);
    const words = ownWords(own);
    this.#opener.title = words;
    this.#opener.setAttribute('aria-label', words);
  }

  #toggle(isOpen: boolean): void {
    this.#panel.element.hidden = !isOpen;
    this.#opener.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) this.#panel.focus();
  }

  #closeToOpener(): void {
    this.#toggle(false);
    this.#opener.focus();
  }
}

function ownWords(own: number): string {
  if (own === 0) return t('Chat settings');
  return own === 1
    ? t('Chat settings: 1 differs from the default')
    : t('Chat settings: {0} differ from the defaults', own);
}
