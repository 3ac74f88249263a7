import type { CompletionInput } from '../../src/core/completion/completionInput.ts';
import type { Suggestion } from '../../src/core/completion/completionOutcome.ts';
import type { Clock } from '../../src/core/ports.ts';
import type { Suggester } from './policies.ts';

/** VS Code asks its providers so long after a change. */
const EDITOR_WAIT_MS = 50;

export interface EditorOptions {
  readonly clock: Clock;
  readonly suggester: Suggester;
  readonly languageId: string;
  /** What stands above and below the text that is written. */
  readonly above: string;
  readonly below: string;
}

/**
 * As much of VS Code as decides over ghost text: a change takes the question back and asks anew 50 ms later; ghost text stays while what is
 * typed is its beginning, and until the next answer is there.
 */
export class SimulatedEditor {
  readonly #options: EditorOptions;
  #written = '';
  #ghost = '';
  #question = new AbortController();

  constructor(options: EditorOptions) {
    this.#options = options;
  }
  /** What has been written between `above` and `below`; the cursor is at its end. */
  get written(): string {
    return this.#written;
  }
  /** The ghost text behind the cursor; empty when there is none. */
  get ghost(): string {
    return this.#ghost;
  }
  type(text: string): void {
    this.#ghost = this.#ghost.startsWith(text) ? this.#ghost.slice(text.length) : '';
    this.#change(this.#written + text);
  }
  deleteLeft(count: number): void {
    this.#ghost = '';
    this.#change(this.#written.slice(0, -count));
  }
  /** Tab. */
  accept(): void {
    const accepted = this.#ghost;
    this.#ghost = '';
    this.#change(this.#written + accepted);
    if (this.#options.suggester.hasNext?.() === true) void this.#ask(this.#question.signal, 'automatic');
  }

  #change(written: string): void {
    this.#written = written;
    this.#question.abort();
    const question = new AbortController();
    this.#question = question;
    this.#options.suggester.noteChange?.(this.#input('automatic'));
    this.#options.clock.setTimer(() => {
      if (!question.signal.aborted) void this.#ask(question.signal, 'automatic');
    }, EDITOR_WAIT_MS);
  }
  async #ask(signal: AbortSignal, trigger: CompletionInput['trigger']): Promise<void> {
    const input = this.#input(trigger);
    const onMore = (): void => {
      if (!signal.aborted) void this.#ask(signal, 'manual');
    };
    const suggestion = await this.#options.suggester.ask({ input, signal, onMore });
    if (!signal.aborted) this.#ghost = suggestion === undefined ? '' : this.#shown(suggestion, input);
  }
  /** A suggestion that replaces text behind the cursor is shown with that text left out. */
  #shown({ insertText, replaceEnd }: Suggestion, { text, offset }: CompletionInput): string {
    const replaced = text.slice(offset, replaceEnd);
    return insertText.endsWith(replaced) ? insertText.slice(0, insertText.length - replaced.length) : '';
  }
  #input(trigger: CompletionInput['trigger']): CompletionInput {
    const { above, below, languageId } = this.#options;
    return {
      uri: 'file:///bench/work',
      languageId,
      fileName: 'work',
      repository: 'bench',
      text: above + this.#written + below,
      offset: above.length + this.#written.length,
      textStart: 0,
      firstLine: 0,
      insertSpaces: true,
      tabSize: 4,
      trigger,
      hasSelection: false,
      cursorCount: 1,
      isReadOnly: false,
    };
  }
}
