import type { Locator, Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';

const KEY_DELAY_MS = 40;

/** The text editor in front. */
export class Editor {
  readonly #page: Page;
  readonly #editor: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#editor = page.locator('.editor-group-container.active .monaco-editor[data-uri]').first();
  }

  async waitForFile(name: string): Promise<void> {
    await this.#page.locator(`.editor-group-container.active .monaco-editor[data-uri$="${name}"]`).first().waitFor();
    await this.focus();
  }

  /** Resolves once keys go to the editor. */
  async focus(): Promise<void> {
    await this.#editor.locator('.view-lines').first().click();
    await this.waitForFocus();
  }

  async waitForFocus(): Promise<void> {
    await this.#page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
  }

  async goToEnd(): Promise<void> {
    await this.#page.keyboard.press('Control+End');
  }

  /** `line` and `column` count from 1. Resolves once the cursor is there and keys go there. */
  async goTo(line: number, column: number): Promise<void> {
    await this.#page.keyboard.press('Control+G');
    await this.#page.locator('.quick-input-widget:visible input').first().fill(`:${line}:${column}`);
    await this.#page.keyboard.press('Enter');
    await this.#page.locator('.quick-input-widget').first().waitFor({ state: 'hidden' });
    await this.#page
      .locator('.statusbar-item')
      .filter({ hasText: `Ln ${line}, Col ${column}` })
      .first()
      .waitFor();
    await this.waitForFocus();
  }

  async selectAll(): Promise<void> {
    await this.#page.keyboard.press('Control+A');
  }

  /** Types as a person does, key by key. */
  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text, { delay: KEY_DELAY_MS });
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }

  /** Asks for a suggestion as typing does: types a letter and takes it back. */
  async trigger(): Promise<void> {
    await this.type('x');
    await this.#page.keyboard.press('Backspace');
  }

  /** Opens the list of suggestions, in which `item` gets the selection. */
  async openSuggestions(item: string): Promise<void> {
    await this.#page.keyboard.press('Control+Space');
    await this.#page.locator('.suggest-widget .monaco-list-row.focused').filter({ hasText: item }).waitFor();
  }

  /** Takes what shows at the cursor, ghost text or the selected item of the list. @param readingMs how long a person looks at it before */
  async acceptByTab(readingMs = 0): Promise<void> {
    await this.#page.waitForTimeout(readingMs);
    await this.#page.keyboard.press('Tab');
  }

  /** Goes on to the next candidate of the ghost text. */
  async showNextGhostText(): Promise<void> {
    await this.#page.keyboard.press('Alt+]');
  }

  /** Rests the mouse on the ghost text, for which the editor shows its toolbar. */
  async hoverGhostText(): Promise<void> {
    await this.#ghost().first().hover();
  }

  /** Resolves once the toolbar says which candidate of how many shows, as `2/3`. */
  async waitForCandidate(place: string): Promise<void> {
    await this.#page.locator('.inlineSuggestionsHints').filter({ hasText: place }).first().waitFor();
  }

  /** All ghost text that shows. The editor draws it in pieces, one for each colour. */
  async ghostText(): Promise<string> {
    return (await this.#ghost().allTextContents()).join('').replaceAll('\u00a0', ' ');
  }

  /** Resolves once `text` shows as ghost text. */
  async waitForGhostText(text: string): Promise<void> {
    await eventually(
      () => this.ghostText(),
      (shown) => shown.includes(text),
      `ghost text ${JSON.stringify(text)}`,
    );
  }

  async waitForNoGhostText(): Promise<void> {
    await this.#ghost().first().waitFor({ state: 'detached' });
  }

  /** Opens the bar that finds text in the editor, and looks for this. */
  async find(text: string): Promise<void> {
    await this.#page.keyboard.press('Control+F');
    await this.#findBar().locator('textarea').first().fill(text);
  }

  async waitForNoFind(): Promise<void> {
    await this.#findBar().waitFor({ state: 'hidden' });
  }

  /** What the editor shows, line by line, without ghost text. */
  async text(): Promise<string> {
    return this.#editor
      .locator('.view-lines')
      .first()
      .evaluate((lines) => {
        const top = (line: Element): number => Number.parseFloat((line as HTMLElement).style.top);
        return [...lines.querySelectorAll(':scope > .view-line')]
          .sort((a, b) => top(a) - top(b))
          .map((line) => {
            const copy = line.cloneNode(true) as Element;
            copy.querySelectorAll('[class*="ghost-text"]').forEach((ghost) => {
              ghost.remove();
            });
            return (copy.textContent ?? '').replaceAll('\u00a0', ' ');
          })
          .join('\n');
      });
  }

  /** Resolves once the editor shows `text`, among other things. */
  async waitForText(text: string): Promise<void> {
    await eventually(
      () => this.text(),
      (shown) => shown.includes(text),
      `the editor to show ${JSON.stringify(text)}`,
    );
  }

  /** Resolves once the editor shows `text`, and nothing else. */
  async waitForWholeText(text: string): Promise<void> {
    await eventually(
      () => this.text(),
      (shown) => shown === text,
      `the editor to show only ${JSON.stringify(text)}`,
    );
  }

  #findBar(): Locator {
    return this.#editor.locator('.find-widget.visible');
  }

  #ghost(): Locator {
    return this.#editor.locator('[class*="ghost-text"]:not(:empty)');
  }
}
