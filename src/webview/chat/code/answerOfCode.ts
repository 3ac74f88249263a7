import { createListeners } from '../../../core/util/listeners.ts';

/** What code blocks know of the answer that they stand in. */
export class AnswerOfCode {
  /** Empty where they stand in something else than an answer. */
  readonly messageId: string;
  readonly #listeners = createListeners<undefined>();
  #isEnded: boolean;

  constructor(messageId: string, isEnded: boolean) {
    this.messageId = messageId;
    this.#isEnded = isEnded;
  }

  /** Nothing follows any more. */
  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** The returned function removes the listener. */
  onDidEnd(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  setEnded(isEnded: boolean): void {
    const hasJustEnded = isEnded && !this.#isEnded;
    this.#isEnded = isEnded;
    if (hasJustEnded) this.#listeners.tell(undefined);
  }
}
