import { removeHiddenCharacters } from '../../../core/util/hiddenCharacters.ts';
import { element } from '../dom/element.ts';
import type { Choice } from '../text/settingsWords.ts';

const MAX_LABEL_LENGTH = 120;

export interface SelectField {
  readonly element: HTMLSelectElement;
  readonly show: (choices: readonly Choice[], value: string) => void;
}

/** One of a few choices. Labels may come from settings: they are text, without characters that nobody sees. */
export function selectField(onChange: (value: string) => void): SelectField {
  const select = element('select', { class: 'settings-input' });
  let drawn = '';
  select.addEventListener('change', () => onChange(select.value));
  return {
    element: select,
    show(choices, value) {
      const next = JSON.stringify(choices);
      if (next !== drawn) {
        const options = choices.map((choice) => {
          const text = removeHiddenCharacters(choice.label.slice(0, MAX_LABEL_LENGTH));
          return element('option', { text, attributes: { value: choice.value } });
        });
        select.replaceChildren(...options);
        drawn = next;
      }
      select.value = value;
    },
  };
}
