import type { Clock } from '../../ports.ts';

/** A text box of the editor, which is another process: it is written to at most so often. */
const BETWEEN_WRITES_MS = 50;

export interface TextBox {
  value: string;
}

/**
 * A text box while an answer streams into it. Somebody who types into it keeps what is there, and the answer ends.
 *
 * The editor tells of each write a while after it was made: what a box holds may be an older one of ours, and only a text that none of
 * them was is somebody else's.
 */
export class WatchedBox {
  readonly #box: TextBox;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #abort: AbortController;
  readonly #before: string;
  readonly #written = new Set<string>();
  #writtenAt = Number.NEGATIVE_INFINITY;
  #isTaken = false;

  /** @param abort Aborted when somebody else has written into the box. */
  constructor(box: TextBox, clock: Pick<Clock, 'now'>, abort: AbortController) {
    this.#box = box;
    this.#clock = clock;
    this.#abort = abort;
    this.#before = box.value;
  }

  /** The answer as far as it has come; an empty one is not shown, nor one that comes right after another. */
  show(text: string): void {
    if (text === '' || this.#clock.now() - this.#writtenAt < BETWEEN_WRITES_MS) return;
    this.#write(text);
  }

  /** The whole answer. An empty text gives back what was there. */
  end(text: string): void {
    this.#write(text === '' ? this.#before : text);
  }

  #write(text: string): void {
    const holds = this.#box.value;
    this.#isTaken ||= this.#written.size === 0 ? holds !== this.#before : !this.#written.has(holds);
    if (this.#isTaken) return this.#abort.abort();
    this.#box.value = text;
    // The box may hold it in another form.
    this.#written.add(text).add(this.#box.value);
    this.#writtenAt = this.#clock.now();
  }
}
