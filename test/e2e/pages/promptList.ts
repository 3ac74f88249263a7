import type { FrameLocator, Locator, Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';

/** The list of prompts after a slash in the chat's input. */
export class PromptList {
  readonly #frame: FrameLocator;

  constructor(page: Page) {
    this.#frame = page.frameLocator('iframe.webview.ready').first().frameLocator('iframe#active-frame');
  }

  /** Resolves once the list shows exactly these names. */
  async waitForNames(names: readonly string[]): Promise<void> {
    const shown = this.#frame.getByRole('listbox', { name: 'Prompts' }).getByRole('option').locator('.prompt-name');
    await eventually(
      () => shown.allInnerTexts(),
      (texts) => JSON.stringify(texts) === JSON.stringify(names),
      `a list of ${names.join(', ')}`,
    );
  }

  async waitUntilClosed(): Promise<void> {
    await this.#frame.getByRole('listbox', { name: 'Prompts' }).waitFor({ state: 'hidden' });
  }

  /** Resolves once Enter would take this name, as the input tells screen readers. */
  async waitForChosen(name: string): Promise<void> {
    const chosen = async (): Promise<string> => {
      const id = (await this.#input().getAttribute('aria-activedescendant')) ?? 'none';
      return (await this.#frame.locator(`#${id} .prompt-name`).allInnerTexts()).join();
    };
    await eventually(chosen, (shown) => shown === name, `${name} to be chosen`);
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#input().press(key);
  }

  /** Types key by key, as a person does. */
  async type(text: string): Promise<void> {
    await this.#input().pressSequentially(text);
  }

  async waitForInput(text: string): Promise<void> {
    await eventually(
      () => this.#input().inputValue(),
      (value) => value === text,
      `the input to hold ${JSON.stringify(text)}`,
    );
  }

  /** Resolves once the chat shows that exactly these files of the project go along with each question. */
  async waitForInstructions(files: readonly string[]): Promise<void> {
    await eventually(
      () => this.#frame.locator('.chip-instructions .chip-text').allInnerTexts(),
      (shown) => JSON.stringify(shown) === JSON.stringify(files),
      `${files.join(', ')} to go along`,
    );
  }

  #input(): Locator {
    return this.#frame.locator('textarea.composer-input');
  }
}
