import type { Locator, Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';

/** The palette, pick lists and input boxes. */
export class QuickInput {
  readonly #page: Page;
  readonly #widget: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#widget = page.locator('.quick-input-widget:visible');
  }

  /** @param timeout in milliseconds; absent: as everywhere */
  async fill(text: string, timeout?: number): Promise<void> {
    await this.#input().fill(text, timeout === undefined ? {} : { timeout });
  }

  async waitForEntry(text: string | RegExp): Promise<void> {
    await this.#entry(text).waitFor();
  }

  /** Takes the entry with these words once it is the one that Enter takes: what is typed reaches the list a while later. */
  async accept(text: string): Promise<void> {
    await this.#acceptFocused({ hasText: text });
  }

  /** The same where other entries may hold these words, too. */
  async acceptExactly(text: string): Promise<void> {
    await this.#acceptFocused({ has: this.#label(text) });
  }

  async #acceptFocused(entry: Parameters<Locator['filter']>[0]): Promise<void> {
    await this.#widget.locator('.quick-input-list .monaco-list-row.focused').filter(entry).first().waitFor();
    await this.#page.keyboard.press('Enter');
  }

  async choose(text: string): Promise<void> {
    await this.#entry(text).click();
  }

  /** Another entry may hold these words too, and stand first because it was used last. @param timeout in milliseconds; absent: as everywhere */
  async chooseExactly(text: string, timeout?: number): Promise<void> {
    await this.#rows()
      .filter({ has: this.#label(text) })
      .first()
      .click(timeout === undefined ? {} : { timeout });
  }

  /** Presses a button of an entry, or beside the title. */
  async pressButton(name: string, entry?: string): Promise<void> {
    const scope = entry === undefined ? this.#widget.locator('.quick-input-titlebar') : this.#entry(entry);
    await scope.hover();
    await scope.getByRole('button', { name }).click();
  }

  /** Takes the place that the workbench's own dialog for files proposes, once it proposes a file of this name. */
  async acceptFile(name: string): Promise<void> {
    await eventually(
      () => this.#input().inputValue(),
      (value) => value.endsWith(name),
      `the dialog to propose ${name}`,
    );
    await this.#widget.getByRole('button', { name: 'OK' }).click();
  }

  /** Leaves it; resolves when it has gone. */
  async cancel(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.waitUntilHidden();
  }

  async waitUntilShown(): Promise<void> {
    await this.#widget.waitFor();
  }

  async waitUntilHidden(): Promise<void> {
    await this.#widget.waitFor({ state: 'hidden' });
  }

  /** Resolves once the list has as many entries as there are patterns, and each fits its own. A list that is made anew keeps its old ones until then. */
  async waitForEntries(patterns: readonly RegExp[]): Promise<void> {
    await this.#waitForTexts((texts) => texts.length === patterns.length && fitAll(texts, patterns), patterns);
  }

  /** The same for the first entries of a list that may have more. */
  async waitForFirstEntries(...patterns: readonly RegExp[]): Promise<void> {
    await this.#waitForTexts((texts) => fitAll(texts, patterns), patterns);
  }

  async #waitForTexts(holds: (texts: readonly string[]) => boolean, patterns: readonly RegExp[]): Promise<void> {
    await eventually(() => this.#texts(), holds, `a list of ${patterns.join(', ')}`);
  }

  /** From top to bottom: rows may stand in the page in another order. */
  #texts(): Promise<readonly string[]> {
    return this.#rows().evaluateAll((rows) =>
      rows
        .map((row) => ({ index: Number(row.getAttribute('data-index')), text: (row as HTMLElement).innerText }))
        .sort((a, b) => a.index - b.index)
        .map(({ text }) => text),
    );
  }

  /** Resolves once title, prompt and placeholder, where there are any, say this. */
  async waitForHeading(pattern: RegExp): Promise<void> {
    const heading = async (): Promise<string> => {
      const placeholder = await this.#input().getAttribute('placeholder');
      return `${await this.#widget.innerText()}\n${placeholder ?? ''}`;
    };
    await eventually(heading, (words) => pattern.test(words), String(pattern));
  }

  #input(): Locator {
    return this.#widget.locator('input').first();
  }

  #label(text: string): Locator {
    return this.#page.locator('.label-name').filter({ hasText: new RegExp(`^\\s*${escapeForPattern(text)}\\s*$`) });
  }

  #rows(): Locator {
    return this.#widget.locator('.quick-input-list .monaco-list-row');
  }

  #entry(text: string | RegExp): Locator {
    return this.#rows().filter({ hasText: text }).first();
  }
}

function fitAll(texts: readonly string[], patterns: readonly RegExp[]): boolean {
  return patterns.every((pattern, index) => pattern.test(texts[index] ?? ''));
}

function escapeForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
