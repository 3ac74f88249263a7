import type { Locator, Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';

/** An edit under review in the editor in front. */
export class PendingEdit {
  readonly #page: Page;
  readonly #editor: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#editor = page.locator('.editor-group-container.active .monaco-editor[data-uri]').first();
  }

  async waitForLens(text: string | RegExp): Promise<void> {
    await this.#lens(text).first().waitFor();
  }

  async waitForNoLens(text: string | RegExp): Promise<void> {
    await this.#lens(text).first().waitFor({ state: 'detached' });
  }

  /** Clicks the upper lens of exactly that name. @param count how many of this name there are: they are not drawn at once */
  async clickFirst(text: string, count: number): Promise<void> {
    await eventually(
      () => this.#lens(text).count(),
      (shown) => shown === count,
      `${count} times “${text}” above the lines`,
    );
    const all = await this.#lens(text).all();
    const placed = await Promise.all(all.map(async (lens) => ({ lens, top: (await lens.boundingBox())?.y ?? 0 })));
    await placed.reduce((a, b) => (b.top < a.top ? b : a)).lens.click();
  }

  /** Resolves once exactly these texts are drawn beside lines, without standing in the document. */
  async waitForTextBeside(texts: readonly string[]): Promise<void> {
    await eventually(
      () => this.#textBeside(),
      (shown) => JSON.stringify(shown) === JSON.stringify(texts),
      `${JSON.stringify(texts)} beside the lines`,
    );
  }

  #textBeside(): Promise<readonly string[]> {
    return this.#editor
      .locator('.view-lines')
      .first()
      .evaluate((lines) =>
        [...lines.querySelectorAll('[class*="ced-"]')]
          .map((element) => getComputedStyle(element, '::after').content)
          .filter((content) => content !== 'none' && content !== 'normal')
          .map((content) => content.replaceAll('\u00a0', ' ').replace(/^"|"$/g, '')),
      );
  }

  /** Types an instruction into the input that *Edit…* shows. */
  async instruct(instruction: string): Promise<void> {
    const input = this.#page.locator('.quick-input-widget:visible input').first();
    await input.fill(instruction);
    await this.#page
      .locator('.quick-input-list .monaco-list-row.focused')
      .filter({ hasText: instruction })
      .first()
      .waitFor();
    await this.#page.keyboard.press('Enter');
  }

  /** Resolves once the tab in front says that its file has unsaved changes. */
  async waitUntilUnsaved(): Promise<void> {
    await this.#page.locator('.editor-group-container.active .tab.active.dirty').waitFor();
  }

  #lenses(): Locator {
    return this.#editor.locator('.codelens-decoration > *');
  }

  #lens(text: string | RegExp): Locator {
    return this.#lenses().filter({ hasText: text instanceof RegExp ? text : new RegExp(`^\\s*${text}\\s*$`) });
  }
}
