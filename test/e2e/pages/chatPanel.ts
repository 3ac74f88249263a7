import type { FrameLocator, Locator, Page } from 'playwright-core';
import { accessibilityFaults } from '../support/accessibility.ts';
import { eventually } from '../support/eventually.ts';

/** The chat panel: a page of its own inside two nested frames. */
export class ChatPanel {
  readonly #page: Page;
  readonly #frame: FrameLocator;

  /** @param place which of the pages that the workbench shows, in the order in which they came */
  constructor(page: Page, place = 0) {
    this.#page = page;
    this.#frame = page.frameLocator('iframe.webview.ready').nth(place).frameLocator('iframe#active-frame');
  }

  async waitUntilShown(): Promise<void> {
    await this.#input().waitFor();
  }

  /** Waits until the cursor stands in the input: whatever opens a chat puts it there, a moment later. */
  async waitForFocus(): Promise<void> {
    await this.#frame.locator('textarea.composer-input:focus').waitFor();
  }

  async waitUntilHidden(): Promise<void> {
    await this.#page.locator('iframe.webview.ready').first().waitFor({ state: 'hidden' });
  }

  /** Replaces the draft. */
  async type(text: string): Promise<void> {
    await this.#input().fill(text);
  }

  /** Types behind the draft as a person does, key by key; the input has the focus already or gets it. */
  async typeOn(text: string): Promise<void> {
    await this.#input().pressSequentially(text, { delay: 30 });
  }

  async send(text: string): Promise<void> {
    await this.type(text);
    await this.#input().press('Enter');
  }

  /** What stands in the input now. */
  async draft(): Promise<string> {
    return this.#input().inputValue();
  }

  async waitForDraft(text: string): Promise<void> {
    await eventually(
      () => this.draft(),
      (draft) => draft === text,
      `the input to hold ${JSON.stringify(text)}`,
    );
  }

  async waitForAnswer(text: string | RegExp): Promise<void> {
    await this.#answers().filter({ hasText: text }).last().waitFor();
  }

  async waitForText(text: string | RegExp): Promise<void> {
    await this.#frame.locator('body').filter({ hasText: text }).waitFor();
  }

  async #button(name: string | RegExp): Promise<Locator> {
    const button = this.#frame.getByRole('button', { name }).last();
    await button.waitFor();
    return button;
  }

  /** Waits until there is such a button. */
  async waitForButton(name: string | RegExp): Promise<void> {
    await this.#button(name);
  }

  /** Waits until no button has this name, which is the whole of it. */
  async waitForNoButton(name: string): Promise<void> {
    await this.#frame.getByRole('button', { name, exact: true }).waitFor({ state: 'detached' });
  }

  async click(name: string | RegExp): Promise<void> {
    await (await this.#button(name)).click();
  }

  /** Fills a field of the settings of this chat, which are open. */
  async fillField(label: string, value: string): Promise<void> {
    const field = this.#frame.getByLabel(label, { exact: true });
    await field.fill(value);
    await field.press('Enter');
  }

  async chooseOption(label: string, option: string): Promise<void> {
    await this.#frame.getByLabel(label, { exact: true }).selectOption({ label: option });
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }

  /** What stands in the panel's empty state. */
  async waitForEmptyState(): Promise<void> {
    await this.#frame.locator('.empty-title').waitFor();
  }

  /** Resolves once the last answer has ended and the next question may be sent. */
  async waitUntilAnswered(): Promise<void> {
    await this.#answers().last().locator('.answer-footer .message-actions').waitFor();
    await this.#frame.getByRole('button', { name: 'Stop' }).waitFor({ state: 'hidden' });
  }

  /** Presses a button of the message with this text; those of a message show while the pointer is there. */
  async pressIn(text: string, label: string): Promise<void> {
    const message = this.#message(text);
    await message.hover();
    await message.getByRole('button', { name: label, exact: true }).click();
  }

  /** Chooses from the menu that is open. */
  async chooseFromMenu(label: string): Promise<void> {
    await this.#frame.getByRole('menuitem', { name: label }).click();
  }

  /** Asks a question in other words. */
  async editQuestion(text: string, next: string): Promise<void> {
    await this.pressIn(text, 'Edit question');
    await this.#frame.locator('.edit-input').fill(next);
    await this.#frame.locator('.edit-input').press('Enter');
  }

  /** Resolves once `2/3` stands below the message with this text. */
  async waitForVersion(text: string, version: string): Promise<void> {
    await this.#message(text).locator('.sibling-count').filter({ hasText: version }).waitFor();
  }

  /** Resolves once the focus is on a button that leads to another version. */
  async waitForSwitcherFocus(): Promise<void> {
    await this.#frame.locator('.siblings button:focus').waitFor();
  }

  async waitUntilGone(text: string): Promise<void> {
    await this.#frame.locator('article.message').filter({ hasText: text }).first().waitFor({ state: 'detached' });
  }

  /** Opens the menu beside the button that sends. */
  async openSendMenu(): Promise<void> {
    await this.#frame.getByRole('button', { name: 'More ways to send' }).click();
  }

  /** Resolves once answers with these names above them stand side by side. */
  async waitForColumns(names: readonly string[]): Promise<void> {
    await eventually(
      () => this.#frame.locator('.column .answer-model').allInnerTexts(),
      (shown) => JSON.stringify(shown) === JSON.stringify(names),
      `answers of ${names.join(' and ')} side by side`,
    );
  }

  /** The queue above the input, with what it waits for. */
  async waitForQueue(text: string | RegExp): Promise<void> {
    await this.#frame.locator('.queue').filter({ hasText: text }).waitFor();
  }

  async waitForEmptyQueue(): Promise<void> {
    await this.#frame.locator('.queue').waitFor({ state: 'hidden' });
  }

  /** Looks for a text with the keyboard. */
  async find(text: string): Promise<void> {
    await this.#input().press('Control+f');
    await this.#frame.locator('.find-input').fill(text);
  }

  /** The bar that finds text is open, and what is typed goes there. */
  async waitForFindFocus(): Promise<void> {
    await this.#frame.locator('.find-input:focus').waitFor();
  }

  async waitForMatch(count: string): Promise<void> {
    await this.#frame.locator('.find-count').filter({ hasText: count }).waitFor();
  }

  /** The tokens below the last answer. */
  async usage(): Promise<string> {
    return this.#answers().last().locator('.usage').innerText();
  }

  /** The same in full, however little room there is. */
  async usageInFull(): Promise<string> {
    return (await this.#answers().last().locator('.usage').first().getAttribute('title')) ?? '';
  }

  /** The error below the last answer. */
  async error(): Promise<string> {
    return this.#frame.locator('.answer-remarks [role="alert"], .answer-remarks .error').last().innerText();
  }

  /** The line above the conversation, without its buttons. */
  async waitForTitle(title: string): Promise<void> {
    await this.#frame.locator('.head-words').filter({ hasText: title }).waitFor();
  }

  /** Writes another title into the line above the conversation. */
  async rename(title: string): Promise<void> {
    await this.#frame.locator('.head-title').click();
    await this.#frame.locator('.head-input').fill(title);
    await this.#frame.locator('.head-input').press('Enter');
  }

  /** What the last answer says so far. */
  async answer(): Promise<string> {
    return this.#answers().last().locator('.answer-body').innerText();
  }

  /** What hinders people who use a keyboard or a screen reader, or need contrast; one line each. */
  async accessibilityFaults(): Promise<readonly string[]> {
    const body = await this.#frame.locator('body').elementHandle();
    const frame = await body?.ownerFrame();
    if (!frame) throw new Error('The panel is not open.');
    return accessibilityFaults(frame);
  }

  #input(): Locator {
    return this.#frame.locator('textarea.composer-input');
  }

  #message(text: string): Locator {
    return this.#frame.locator('article.message').filter({ hasText: text }).last();
  }

  #answers(): Locator {
    return this.#frame.locator('article.message.assistant');
  }
}
