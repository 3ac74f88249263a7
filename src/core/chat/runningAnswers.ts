import type { ConversationEvent } from './conversationEvent.ts';

/** Which answers this window is writing: from their beginning until their end is recorded. */
export class RunningAnswers {
  readonly #answers = new Map<string, ReadonlySet<string>>();

  /** To be told of everything that is recorded. */
  note(conversationId: string, event: ConversationEvent): void {
    const answers = new Set(this.#answers.get(conversationId));
    if (event.type === 'answerStarted' || event.type === 'answerResumed') answers.add(event.id);
    else if (event.type === 'answerEnded') answers.delete(event.id);
    else return;
    if (answers.size > 0) this.#answers.set(conversationId, answers);
    else this.#answers.delete(conversationId);
  }

  has(conversationId: string, answerId: string): boolean {
    return this.#answers.get(conversationId)?.has(answerId) ?? false;
  }

  /** In which something is being written. */
  get conversationIds(): readonly string[] {
    return [...this.#answers.keys()];
  }
}
