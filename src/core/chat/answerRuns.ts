import { pathTo } from './branches.ts';
import type { ConversationEvent } from './conversationEvent.ts';
import type { OpenConversation } from './openConversation.ts';
import { type AnswerDeps, type AnswerEndedEvent, runAnswer } from './runAnswer.ts';

interface Run {
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

/** How an answer begins: anew, or where it was cut. */
export type AnswerBegin = Extract<ConversationEvent, { readonly type: 'answerStarted' | 'answerResumed' }>;

export interface AnswerRunsOptions {
  readonly deps: AnswerDeps;
  readonly open: OpenConversation;
  /** Told after the end is in the conversation, unless that was left. */
  readonly onEnded: (ended: AnswerEndedEvent) => void;
}

/** The answers that are being written at this moment: usually one, two while models are compared. Each can be stopped for itself. */
export class AnswerRuns {
  readonly #options: AnswerRunsOptions;
  readonly #runs = new Map<string, Run>();

  constructor(options: AnswerRunsOptions) {
    this.#options = options;
  }

  get isBusy(): boolean {
    return this.#runs.size > 0;
  }

  /** Applies the event and asks the model. Resolves when the answer has ended, whatever its end. */
  start(begin: AnswerBegin): Promise<void> {
    let finish: () => void = () => undefined;
    const run: Run = { abort: new AbortController(), ended: new Promise((resolve) => (finish = resolve)) };
    // Who hears of the beginning finds the session busy.
    this.#runs.set(begin.id, run);
    this.#options.open.apply(begin);
    void this.#answer(begin.id, run).then(finish);
    return run.ended;
  }

  /** Resolves when this answer, or without an id all of them, have ended as stopped. */
  async stop(answerId?: string): Promise<void> {
    const runs = [...this.#runs].filter(([id]) => answerId === undefined || id === answerId).map(([, run]) => run);
    for (const { abort } of runs) abort.abort();
    await Promise.all(runs.map(({ ended }) => ended));
  }

  /** Stops all of them and counts none any more: their conversation is left. */
  leave(): void {
    for (const { abort } of this.#runs.values()) abort.abort();
    this.#runs.clear();
  }

  async #answer(id: string, run: Run): Promise<void> {
    const { open, deps, onEnded } = this.#options;
    const { current } = open;
    const messages = pathTo(current, id);
    const answer = messages.at(-1);
    if (answer?.kind !== 'assistant') throw new Error('There is no such answer.');
    // Even when another conversation is open by then.
    const emit = (event: ConversationEvent): void => open.applyTo(current.id, event);
    const { signal } = run.abort;
    const ended = await runAnswer({ conversation: { ...current, messages }, answer, signal, emit }, deps);
    const counts = this.#runs.get(id) === run;
    if (counts) this.#runs.delete(id);
    emit(ended);
    if (counts) onEnded(ended);
  }
}
