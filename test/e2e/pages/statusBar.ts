import type { Locator, Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';

/** The extension's item in the status bar. */
export class StatusBar {
  readonly #page: Page;
  readonly #item: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#item = page.locator('.statusbar-item[id^="interline.interline"]').first();
  }

  /** @param timeoutMs absent: as everywhere */
  async waitUntilShown(timeoutMs?: number): Promise<void> {
    await this.#item.waitFor(timeoutMs === undefined ? {} : { timeout: timeoutMs });
  }

  async waitForText(text: string | RegExp): Promise<void> {
    await this.#item.filter({ hasText: text }).waitFor();
  }

  /** What a screen reader says. */
  async waitForLabel(label: RegExp): Promise<void> {
    await this.#page.getByRole('button', { name: label }).and(this.#item.locator('a')).first().waitFor();
  }

  async waitUntilGone(): Promise<void> {
    await this.#item.waitFor({ state: 'detached' });
  }

  /** Hovers; resolves once the rich tooltip says all of this. */
  async waitForTooltip(patterns: readonly RegExp[]): Promise<void> {
    await this.#item.hover();
    const hover = this.#page.locator('.workbench-hover-container, .monaco-hover.workbench-hover').first();
    await eventually(
      () => hover.innerText(),
      (text) => patterns.every((pattern) => pattern.test(text)),
      `a tooltip with ${patterns.join(', ')}`,
    );
  }

  async click(): Promise<void> {
    await this.#item.click();
  }
}
