import type { Locator, Page } from 'playwright-core';

/** An edit under review in the editor in front. */
export class PendingEdit {
  readonly #page: Page;
  readonly #editor: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#editor = page.locator('.editor-group-container.active .monaco-editor[data-uri]').first();
  }

  /** The words above hunks, from top to bottom. */
  async lenses(): Promise<readonly string[]> {
    return this.#lenses().allInnerTexts();
  }

  async waitForLens(text: string | RegExp): Promise<void> {
    await this.#lens(text).first().waitFor();
  }

  async waitForNoLens(text: string | RegExp): Promise<void> {
    await this.#lens(text).first().waitFor({ state: 'detached' });
  }

  /** Clicks the lens of exactly that name; of several the one at `index`, from the top. */
  async click(text: string, index = 0): Promise<void> {
    const all = await this.#lens(text).all();
    const placed = await Promise.all(all.map(async (lens) => ({ lens, top: (await lens.boundingBox())?.y ?? 0 })));
    placed.sort((a, b) => a.top - b.top);
    await placed[index]?.lens.click();
  }

  /** Text that is drawn beside lines without standing in the document. */
  async textBeside(): Promise<readonly string[]> {
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
    await this.#page.locator('.quick-input-list .monaco-list-row').filter({ hasText: instruction }).first().waitFor();
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
