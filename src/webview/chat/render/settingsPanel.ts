import { t } from '@vscode/l10n';
import { Pencil, Plus, RotateCcw } from 'lucide';
import { removeHiddenCharacters } from '../../../core/util/hiddenCharacters.ts';
import { shortModelName } from '../../../core/util/shortModelName.ts';
import type { ChatSettingsView, WebviewMessage } from '../../../shared/chatProtocol.ts';
import { button } from '../dom/button.ts';
import { element } from '../dom/element.ts';
import { chosenPrompt, effortChoices, OLDER_PROMPT, promptChoices } from '../text/settingsWords.ts';
import { NumberField } from './numberField.ts';
import { selectField } from './selectField.ts';

export interface SettingsPanelOptions {
  readonly post: (message: WebviewMessage) => void;
  /** Escape was pressed. */
  readonly onClose: () => void;
}

type SettingsChange = Extract<WebviewMessage, { readonly type: 'configure' }>['change'];
type Setting = SettingsChange['setting'];

/** What this conversation has of its own: plain fields, each of which counts at once and can go back to the default. */
export class SettingsPanel {
  readonly #post: SettingsPanelOptions['post'];
  readonly #model = button({
    label: '',
    style: 'secondary',
    onClick: () => this.#post({ type: 'pickModel' }),
  });
  readonly #thinking = selectField((value) => {
    // The page's own words for them: the host knows the efforts alone.
    const effort = this.#shown?.efforts.find((one) => one === value);
    this.#configure({ setting: 'thinking', ...(effort && { value: effort }) });
  });
  readonly #temperature = new NumberField({ step: 0.1, onChange: (value) => this.#setNumber('temperature', value) });
  readonly #maxTokens = new NumberField({ step: 1, onChange: (value) => this.#setNumber('maxTokens', value) });
  readonly #prompt = selectField((value) => {
    if (value !== OLDER_PROMPT) this.#configure({ setting: 'systemPrompt', ...(value !== '' && { value }) });
  });
  readonly #resets = new Map<Setting, HTMLButtonElement>();
  readonly #thinkingRow: readonly HTMLElement[];
  readonly element: HTMLElement;
  #shown: (ChatSettingsView & { readonly modelLabel: string }) | undefined;

  constructor({ post, onClose }: SettingsPanelOptions) {
    this.#post = post;
    this.#model.classList.add('settings-model');
    this.#thinkingRow = this.#row('thinking', t('Thinking'), this.#thinking.element);
    const grid = element('div', { class: 'settings-grid' }, [
      ...this.#row('model', t('Model'), this.#model),
      ...this.#thinkingRow,
      ...this.#row('temperature', t('Temperature'), this.#temperature.element),
      ...this.#row('maxTokens', t('Max tokens'), this.#maxTokens.element),
      ...this.#row('systemPrompt', t('System prompt'), this.#prompt.element),
    ]);
    const prompts = element('div', { class: 'settings-prompts' }, [
      button({ label: t('Edit…'), icon: Pencil, style: 'quiet', onClick: () => this.#editPrompt(false) }),
      button({ label: t('New…'), icon: Plus, style: 'quiet', onClick: () => this.#editPrompt(true) }),
    ]);
    this.element = element(
      'div',
      { class: 'menu settings-panel', attributes: { role: 'dialog', 'aria-label': t('Settings of this chat') } },
      [element('p', { class: 'settings-title', text: t('For this chat') }), grid, prompts],
    );
    this.element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      onClose();
    });
  }

  show(settings: ChatSettingsView & { readonly modelLabel: string }): void {
    this.#shown = settings;
    const { modelLabel, hasOwnModel, temperature, maxTokens, thinking, systemPrompt, defaults, ranges } = settings;
    const name = removeHiddenCharacters(shortModelName(modelLabel));
    this.#model.textContent = name;
    this.#model.setAttribute('aria-label', t('Model: {0}', name));
    const choices = effortChoices(settings);
    for (const part of this.#thinkingRow) part.classList.toggle('is-absent', settings.efforts.length === 0);
    this.#thinking.show(choices, thinking ?? '');
    this.#temperature.show({ value: temperature, fallback: defaults.temperature, range: ranges.temperature });
    this.#maxTokens.show({ value: maxTokens, fallback: defaults.maxTokens, range: ranges.maxTokens });
    this.#prompt.show(promptChoices(settings), chosenPrompt(settings));
    const own = { model: hasOwnModel || undefined, temperature, maxTokens, thinking, systemPrompt };
    for (const [setting, reset] of this.#resets) reset.hidden = own[setting] === undefined;
  }

  /** The first field, for whoever has opened it. */
  focus(): void {
    this.#model.focus();
  }

  #row(setting: Setting, label: string, field: HTMLElement): readonly HTMLElement[] {
    const id = `setting-${setting}`;
    if (setting !== 'model') field.id = id;
    const reset = button({
      label: t('Back to the default: {0}', label),
      icon: RotateCcw,
      style: 'icon',
      onClick: () => {
        this.#configure({ setting });
        // The button goes with what it takes back.
        field.focus();
      },
    });
    this.#resets.set(setting, reset);
    const name =
      setting === 'model'
        ? element('span', { class: 'settings-label', text: label })
        : element('label', { class: 'settings-label', text: label, attributes: { for: id } });
    return [name, field, element('span', { class: 'settings-reset' }, [reset])];
  }

  #setNumber(setting: 'temperature' | 'maxTokens', value: number | undefined): void {
    this.#configure({ setting, ...(value !== undefined && { value }) });
  }

  #configure(change: SettingsChange): void {
    this.#post({ type: 'configure', change });
  }

  #editPrompt(isNew: boolean): void {
    this.#post({ type: 'editSystemPrompt', isNew });
  }
}
