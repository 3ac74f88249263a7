import type { CompletionInput } from './completionInput.ts';
import type { CompletionOutcome } from './completionOutcome.ts';
import { isSamePlace } from './samePlace.ts';

/** The way from a place to its request: waits, preparation, start. It outlives the editor's question that began it, and others for the same place join. */
export class Asking {
  readonly input: CompletionInput;
  readonly #controller = new AbortController();
  #state: 'running' | 'ended' | 'failed' = 'running';
  #outcome: CompletionOutcome | undefined;
  #error: unknown;
  /** Editor questions that wait for it now. */
  followers = 0;

  constructor(input: CompletionInput) {
    this.input = input;
  }
  get signal(): AbortSignal {
    return this.#controller.signal;
  }
  get isRunning(): boolean {
    return this.#state === 'running';
  }
  /** What came of it, when that was no request. Throws what stopped the preparation. */
  get outcome(): CompletionOutcome | undefined {
    if (this.#state === 'failed') throw this.#error;
    return this.#outcome;
  }
  /** A suggestion that was found instead of a request. */
  get suggestion(): CompletionOutcome | undefined {
    return this.#outcome?.kind === 'shown' ? this.#outcome : undefined;
  }
  isFor(input: CompletionInput): boolean {
    return this.input.trigger === input.trigger && isSamePlace(this.input, input);
  }
  /** Takes it back. */
  end(): void {
    this.#controller.abort();
  }
  /** Goes the way to its end; never rejects. */
  async run(way: () => Promise<CompletionOutcome | undefined>): Promise<void> {
    try {
      this.#outcome = await way();
      this.#state = 'ended';
    } catch (error) {
      this.#error = error;
      this.#state = 'failed';
    }
  }
}
