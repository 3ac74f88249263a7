import type { Locator, Page } from 'playwright-core';

/** The palette, pick lists and input boxes. */
export class QuickInput {
  readonly #page: Page;
  readonly #widget: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#widget = page.locator('.quick-input-widget:visible');
  }

  async fill(text: string): Promise<void> {
    await this.#widget.locator('input').first().fill(text);
  }

  async waitForEntry(text: string): Promise<void> {
    await this.#entry(text).waitFor();
  }

  /** A list that is made anew keeps its old entries until then. */
  async waitUntilGone(text: string): Promise<void> {
    await this.#entry(text).waitFor({ state: 'hidden' });
  }

  /** Takes the focused entry, or what is typed. */
  async accept(): Promise<void> {
    await this.#page.keyboard.press('Enter');
  }

  async choose(text: string): Promise<void> {
    await this.#entry(text).click();
  }

  /** Another entry may hold these words too, and stand first because it was used last. @param timeout in milliseconds */
  async chooseExactly(text: string, timeout = 15_000): Promise<void> {
    const label = this.#page
      .locator('.label-name')
      .filter({ hasText: new RegExp(`^\\s*${escapeForPattern(text)}\\s*$`) });
    await this.#widget.locator('.quick-input-list .monaco-list-row').filter({ has: label }).first().click({ timeout });
  }

  /** Presses a button of an entry, or beside the title. */
  async pressButton(name: string, entry?: string): Promise<void> {
    const scope = entry === undefined ? this.#widget.locator('.quick-input-titlebar') : this.#entry(entry);
    await scope.hover();
    await scope.getByRole('button', { name }).click();
  }

  /** A button beside the input, as in the workbench's own dialog for files. */
  async pressDialogButton(name: string): Promise<void> {
    await this.#widget.getByRole('button', { name, exact: true }).click();
  }

  /** Takes the place that the workbench's own dialog for files proposes. */
  async acceptFile(): Promise<void> {
    await this.#widget.getByRole('button', { name: 'OK' }).click();
  }

  async cancel(): Promise<void> {
    await this.#page.keyboard.press('Escape');
  }

  async waitUntilShown(): Promise<void> {
    await this.#widget.waitFor();
  }

  async waitUntilHidden(): Promise<void> {
    await this.#widget.waitFor({ state: 'hidden' });
  }

  async entries(): Promise<readonly string[]> {
    await this.#widget.locator('.quick-input-list .monaco-list-row').first().waitFor();
    return this.#widget.locator('.quick-input-list .monaco-list-row').allInnerTexts();
  }

  /** Title, prompt and placeholder, where there are any. */
  async heading(): Promise<string> {
    await this.waitUntilShown();
    const placeholder = await this.#widget.locator('input').first().getAttribute('placeholder');
    return `${await this.#widget.innerText()}\n${placeholder ?? ''}`;
  }

  /** True for an input that hides what is typed. */
  async isPassword(): Promise<boolean> {
    return (await this.#widget.locator('input').first().getAttribute('type')) === 'password';
  }

  #entry(text: string): Locator {
    return this.#widget.locator('.quick-input-list .monaco-list-row').filter({ hasText: text }).first();
  }
}

function escapeForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
