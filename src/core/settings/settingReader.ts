import { t } from '@vscode/l10n';
import { displayLocale } from '../util/displayLocale.ts';
import type { SettingsProblem } from './settingsProblem.ts';

/** Setting values as the editor gives them, by name without `interline.`; unknown until parsed. */
export type RawSettings = Readonly<Record<string, unknown>>;

/** The bounds of a number, equal to `minimum` and `maximum` in package.json (kept by a test). */
export interface NumberRange {
  readonly minimum: number;
  readonly maximum: number;
}

/** Reads one value after the other; whatever is wrong becomes a problem and the default stays. Nothing is ever cast. */
export class SettingReader {
  readonly problems: SettingsProblem[] = [];
  readonly #raw: RawSettings;
  constructor(raw: RawSettings) {
    this.#raw = raw;
  }

  /** Undefined when unset. */
  value(name: string): unknown {
    return this.#raw[name] ?? undefined;
  }

  boolean(name: string, fallback: boolean): boolean {
    const value = this.value(name) ?? fallback;
    if (typeof value === 'boolean') return value;
    this.wrongValue(name, (subject) =>
      t('{0} must be true or false; Interline uses {1} until it is.', subject, fallback),
    );
    return fallback;
  }

  /** Trimmed. */
  text(name: string, fallback: string): string {
    const value = this.value(name) ?? fallback;
    if (typeof value === 'string') return value.trim();
    this.wrongValue(name, (subject) =>
      t('{0} must be a text in quotes; Interline uses its default until it is.', subject),
    );
    return fallback;
  }

  /** What is no text is left out. */
  texts(name: string, fallback: readonly string[]): readonly string[] {
    const value = this.value(name) ?? fallback;
    if (!Array.isArray(value)) {
      this.wrongValue(name, (subject) =>
        t('{0} must be a list of texts; Interline uses its default until it is.', subject),
      );
      return fallback;
    }
    const entries: readonly unknown[] = value;
    const texts = entries.filter((entry) => typeof entry === 'string');
    if (texts.length < entries.length)
      this.wrongValue(name, (subject) => t('{0} must hold texts alone; Interline passes the rest over.', subject));
    return texts;
  }

  number(name: string, fallback: number, range: NumberRange): number {
    const value = this.value(name) ?? fallback;
    if (typeof value === 'number' && value >= range.minimum && value <= range.maximum) return value;
    const { minimum, maximum } = range;
    this.wrongValue(name, (subject) =>
      t('{0} must be a number from {1} to {2}; Interline uses {3} until it is.', subject, minimum, maximum, fallback),
    );
    return fallback;
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    const value = this.value(name) ?? fallback;
    const found = allowed.find((candidate) => candidate === value);
    if (found !== undefined) return found;
    const choices = listOfChoices(allowed.map((candidate) => `"${candidate}"`));
    this.wrongValue(name, (subject) =>
      t('{0} must be {1}; Interline uses "{2}" until it is.', subject, choices, fallback),
    );
    return fallback;
  }

  /** @param advice One sentence about the setting, which it names by `subject`. */
  wrongValue(name: string, advice: (subject: string) => string): void {
    this.problems.push({
      kind: 'wrongValue',
      setting: `interline.${name}`,
      message: advice(t('The setting "{0}"', `interline.${name}`)),
    });
  }
}

function listOfChoices(choices: readonly string[]): string {
  return new Intl.ListFormat(displayLocale(), { type: 'disjunction', style: 'long' }).format(choices);
}
