import type { QueuedQuestion } from './conversation.ts';
import type { OpenConversation } from './openConversation.ts';
import { nextQueued } from './queueRules.ts';
import type { Question, Turns } from './turns.ts';

export interface QuestionQueueOptions {
  readonly open: OpenConversation;
  readonly turns: Turns;
  readonly newId: () => string;
}

/** Questions that were written while an answer was streaming. Each goes out behind an answer that has ended well. */
export class QuestionQueue {
  readonly #options: QuestionQueueOptions;

  constructor(options: QuestionQueueOptions) {
    this.#options = options;
  }

  add(question: Question): void {
    const { open, newId } = this.#options;
    open.apply({ type: 'queued', question: { id: newId(), ...question } });
  }

  /** Takes it out. Undefined: it is not there any more. */
  take(id: string): QueuedQuestion | undefined {
    const { open } = this.#options;
    const queued = open.current.queue.find((one) => one.id === id);
    if (queued) open.apply({ type: 'unqueued', id });
    return queued;
  }

  /** What is being written is stopped first. Resolves when the answer has ended. */
  async sendNow(id: string): Promise<void> {
    await this.#options.turns.whenFree();
    await this.#send(this.take(id));
  }

  /** To be called when an answer has ended or is kept: the next question goes out, where the reader has nothing to decide first. */
  sendNext(answerId: string): void {
    const { open, turns } = this.#options;
    const next = turns.isBusy ? undefined : nextQueued(open.current, answerId);
    if (next) void this.#send(this.take(next.id));
  }

  async #send(queued: QueuedQuestion | undefined): Promise<void> {
    const { turns } = this.#options;
    if (queued) await turns.answer(turns.ask(queued));
  }
}
