import { t } from '@vscode/l10n';
import { element } from '../dom/element.ts';

export interface NumberFieldOptions {
  readonly step: number;
  /** The reader has settled on a number; undefined: on the default. */
  readonly onChange: (value: number | undefined) => void;
}

export interface NumberFieldView {
  /** Undefined: the default. */
  readonly value: number | undefined;
  readonly fallback: number;
  readonly range: { readonly minimum: number; readonly maximum: number };
}

/** A number that may be left out: an empty field shows the default in grey. What is out of bounds is marked, goes nowhere, and goes with the focus. */
export class NumberField {
  readonly #options: NumberFieldOptions;
  readonly element = element('input', {
    class: 'settings-input',
    attributes: { type: 'number', inputmode: 'decimal' },
  });
  #view: NumberFieldView | undefined;
  /** There is something in it that has not been handed over. */
  #isTyping = false;

  constructor(options: NumberFieldOptions) {
    this.#options = options;
    this.element.step = options.step === 1 ? '1' : 'any';
    this.element.addEventListener('change', () => this.#settle());
    this.element.addEventListener('input', () => {
      this.#isTyping = true;
      this.#mark();
    });
    this.element.addEventListener('blur', () => {
      if (!this.#isValid()) this.#write(this.#view?.value);
    });
    this.element.addEventListener('keydown', (event) => this.#onKey(event));
  }

  show(view: NumberFieldView): void {
    this.#view = view;
    const { value, fallback, range } = view;
    this.element.min = String(range.minimum);
    this.element.max = String(range.maximum);
    this.element.placeholder = String(fallback);
    this.element.title = t('From {0} to {1}', range.minimum, range.maximum);
    // What somebody is typing is not taken away.
    if (!this.#isTyping) this.#write(value);
  }

  #write(value: number | undefined): void {
    const text = value === undefined ? '' : String(value);
    if (this.element.value !== text || !this.#isValid()) this.element.value = text;
    this.#isTyping = false;
    this.#mark();
  }

  #settle(): void {
    this.#mark();
    if (!this.#isValid()) return;
    this.#isTyping = false;
    const value = this.element.value === '' ? undefined : this.element.valueAsNumber;
    if (value !== this.#view?.value) this.#options.onChange(value);
  }

  #onKey(event: KeyboardEvent): void {
    // The panel closes; what was half typed goes.
    if (event.key === 'Escape') this.#write(this.#view?.value);
  }

  #isValid(): boolean {
    return this.element.validity.valid;
  }

  #mark(): void {
    this.element.setAttribute('aria-invalid', String(!this.#isValid()));
  }
}
