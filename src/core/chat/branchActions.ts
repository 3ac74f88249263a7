import { comparedAnswers, idsBehind, siblingsOf } from './branches.ts';
import type { AssistantMessage, ModelChoice } from './conversation.ts';
import type { OpenConversation } from './openConversation.ts';
import type { QuestionQueue } from './questionQueue.ts';
import { restoreBranch } from './restoreBranch.ts';
import type { Turns } from './turns.ts';

export interface BranchActionsOptions {
  readonly open: OpenConversation;
  readonly turns: Turns;
  readonly queue: QuestionQueue;
}

/** What can be done with a message that is there: each leaves the old branch beside the new one. */
export class BranchActions {
  readonly #options: BranchActionsOptions;

  constructor(options: BranchActionsOptions) {
    this.#options = options;
  }

  /** Asks an earlier question in other words. What is being written is stopped first. Resolves when the answer has ended. */
  async editQuestion(questionId: string, text: string): Promise<void> {
    const { open, turns } = this.#options;
    const question = turns.find(questionId);
    if (question?.kind !== 'user' || (text.trim() === '' && question.attachments.length === 0)) return;
    const parentId = open.current.parents[questionId] ?? '';
    await turns.whenFree();
    const { attachments, choice } = question;
    await turns.answer(turns.ask({ text, attachments, ...(choice && { choice }) }, { parentId }));
  }

  /**
   * Another answer to the same question; one without a word makes way. What is being written is stopped first, but not the other answer
   * of a comparison.
   * @param choice absent: whom the answer came from
   */
  async regenerate(answerId: string, choice?: ModelChoice): Promise<void> {
    const { open, turns } = this.#options;
    const question = turns.find(open.current.parents[answerId]);
    if (question?.kind !== 'user') return;
    await (this.#isCompared(answerId) ? turns.stop(answerId) : turns.whenFree());
    const answer = turns.find(answerId);
    if (answer?.kind !== 'assistant') return;
    if (isWithoutWords(answer)) open.apply({ type: 'answerDiscarded', id: answerId });
    await turns.answer(question.id, choice ?? answer.choice);
  }

  /** Goes on with a cut answer, in place; only where nothing follows it yet. */
  async continueAnswer(answerId: string): Promise<void> {
    const { open, turns } = this.#options;
    const answer = turns.find(answerId);
    const isLast = idsBehind(open.current, answerId).length === 1;
    if (answer?.kind !== 'assistant' || !isLast || isBeingWritten(answer)) return;
    if (turns.isBusy && !this.#isCompared(answerId)) return;
    await (answer.text.trim() === '' ? this.regenerate(answerId) : turns.resume(answerId));
  }

  /** Shows the branch of the sibling before or behind a message, down to where it was left. */
  showSibling(messageId: string, step: 1 | -1): void {
    const { open } = this.#options;
    const siblings = siblingsOf(open.current, messageId);
    const id = siblings[siblings.indexOf(messageId) + step];
    if (id !== undefined) open.apply({ type: 'branchChosen', id });
  }

  /** Ends a comparison: the other answer is stopped, and stays as a branch. */
  async keepAnswer(answerId: string): Promise<void> {
    if (!this.#isCompared(answerId)) return;
    const { open, turns, queue } = this.#options;
    const others = comparedAnswers(open.current).filter(({ id }) => id !== answerId);
    open.apply({ type: 'branchChosen', id: answerId });
    await Promise.all(others.map(({ id }) => turns.stop(id)));
    queue.sendNext(answerId);
  }

  /**
   * Takes a message away, with all that follow it on any branch. What is being written is stopped first. The returned function takes this
   * back, whatever has happened since; undefined: there is no such message.
   */
  async remove(messageId: string): Promise<(() => void) | undefined> {
    const { open, turns } = this.#options;
    await turns.whenFree();
    if (turns.find(messageId) === undefined) return undefined;
    const { id } = open.current;
    const events = restoreBranch(open.current, messageId);
    open.apply({ type: 'removed', id: messageId });
    return () => {
      for (const event of events) open.applyTo(id, event);
    };
  }

  #isCompared(answerId: string): boolean {
    const compared = comparedAnswers(this.#options.open.current);
    return compared.length > 1 && compared.some(({ id }) => id === answerId);
  }
}

function isBeingWritten({ status }: AssistantMessage): boolean {
  return status === 'waiting' || status === 'streaming';
}

function isWithoutWords({ text, reasoning }: AssistantMessage): boolean {
  return text.trim() === '' && reasoning.trim() === '';
}
