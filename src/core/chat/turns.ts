import { AnswerRuns } from './answerRuns.ts';
import { comparedAnswers } from './branches.ts';
import type { Attachment, Conversation, Message, ModelChoice } from './conversation.ts';
import type { OpenConversation } from './openConversation.ts';
import type { AnswerDeps, AnswerEndedEvent } from './runAnswer.ts';

export interface Question {
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** Holds for this question, also when it is tried again. */
  readonly choice?: ModelChoice;
}

export interface QuestionPlace {
  /** The message that it follows, empty for a first one; absent: the last one. */
  readonly parentId?: string;
  /** Two answers will follow, side by side. */
  readonly isComparison?: true;
}

export interface TurnsOptions {
  readonly deps: AnswerDeps;
  readonly open: OpenConversation;
  /** See `AnswerRunsOptions`. */
  readonly onEnded: (ended: AnswerEndedEvent) => void;
}

/** Questions and answers of the open conversation, each with its place in the tree and a time of its own. */
export class Turns {
  readonly #options: TurnsOptions;
  readonly #runs: AnswerRuns;

  constructor(options: TurnsOptions) {
    this.#options = options;
    this.#runs = new AnswerRuns(options);
  }

  get isBusy(): boolean {
    return this.#runs.isBusy;
  }

  /** A message of any branch. */
  find(id: string | undefined): Message | undefined {
    const { messages, hidden } = this.#conversation;
    return [...messages, ...hidden].find((message) => message.id === id);
  }

  /** Its id. */
  ask({ text, attachments, choice }: Question, place: QuestionPlace = {}): string {
    const id = this.#options.deps.newId();
    const parentId = place.parentId ?? this.#end();
    const asked = { ...this.#stamp(id), text, attachments, ...(choice && { choice }) };
    this.#options.open.apply({ type: 'asked', ...asked, ...place, parentId });
    return id;
  }

  /** Resolves when the answer has ended, whatever its end. @param choice for this answer, over the question's */
  answer(questionId: string, choice?: ModelChoice): Promise<void> {
    const { deps } = this.#options;
    const begun = { ...this.#stamp(deps.newId()), parentId: questionId, ...(choice && { choice }) };
    return this.#runs.start({ type: 'answerStarted', ...begun });
  }

  /** Goes on with a cut answer in place. */
  resume(answerId: string): Promise<void> {
    return this.#runs.start({ type: 'answerResumed', id: answerId });
  }

  /** Resolves when this answer, or without an id all that are being written, have ended as stopped. */
  stop(answerId?: string): Promise<void> {
    return this.#runs.stop(answerId);
  }

  /** Stops all that is being written, also what goes out meanwhile. */
  async whenFree(): Promise<void> {
    while (this.isBusy) await this.stop();
  }

  /** Another conversation will be open; what is being written ends in its own. */
  leave(): void {
    this.#runs.leave();
  }

  get #conversation(): Conversation {
    return this.#options.open.current;
  }

  /** Where a conversation goes on: whoever does so while two answers are compared keeps the first of them that has words. */
  #end(): string {
    const conversation = this.#conversation;
    const last = conversation.messages.at(-1);
    const better = last && hasWords(last) ? last : comparedAnswers(conversation).find(hasWords);
    if (better === undefined || better === last) return last?.id ?? '';
    this.#options.open.apply({ type: 'branchChosen', id: better.id });
    return better.id;
  }

  /** Siblings are told apart by their times, so that no two messages share one. */
  #stamp(id: string): { readonly id: string; readonly at: number } {
    const { messages, hidden } = this.#conversation;
    const latest = [...messages, ...hidden].reduce((time, { at }) => Math.max(time, at), 0);
    return { id, at: Math.max(this.#options.deps.clock.now(), latest + 1) };
  }
}

function hasWords({ text }: Message): boolean {
  return text.trim() !== '';
}
