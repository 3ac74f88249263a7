import { isBusyElsewhere } from './answersElsewhere.ts';
import { BranchActions } from './branchActions.ts';
import { emptyConversation } from './conversation.ts';
import type { Attachment, Conversation, ModelChoice } from './conversation.ts';
import type { ConversationEvent } from './conversationEvent.ts';
import type { ConversationJournal } from './conversationJournal.ts';
import { type ChatChange, OpenConversation } from './openConversation.ts';
import { QuestionQueue } from './questionQueue.ts';
import type { AnswerDeps } from './runAnswer.ts';
import { type Question, Turns } from './turns.ts';

export type { ChatChange } from './openConversation.ts';
export type { Question } from './turns.ts';

export interface ChatSessionOptions extends AnswerDeps {
  readonly journal: Pick<ConversationJournal, 'record'>;
}

/** What is true of a conversation beside the words of its messages. */
export type SurroundingEvent = Extract<
  ConversationEvent,
  { readonly type: 'omitted' | 'configured' | 'filesSeen' | 'titled' | 'pinned' | 'deleted' | 'undeleted' }
>;

/** One conversation and all that can be done with it: every change goes through it, to its listeners and into the journal. */
export class ChatSession {
  readonly #options: ChatSessionOptions;
  readonly #open: OpenConversation;
  readonly #turns: Turns;
  readonly #queue: QuestionQueue;
  /** What can be done with messages that are there. */
  readonly branches: BranchActions;

  constructor(options: ChatSessionOptions) {
    const { journal, newId, clock } = options;
    this.#options = options;
    const open = new OpenConversation(journal, emptyConversation(newId(), clock.now()));
    const turns = new Turns({ deps: options, open, onEnded: ({ id }) => this.#queue.sendNext(id) });
    this.#open = open;
    this.#turns = turns;
    this.#queue = new QuestionQueue({ open, turns, newId });
    this.branches = new BranchActions({ open, turns, queue: this.#queue });
  }

  get conversation(): Conversation {
    return this.#open.current;
  }

  /** From a question until its answer, or both of them, have ended. */
  get busy(): boolean {
    return this.#turns.isBusy;
  }

  /** The listener is called after the change; the returned function removes it. */
  onDidChange(listener: (change: ChatChange) => void): () => void {
    return this.#open.onDidChange(listener);
  }

  change(event: SurroundingEvent): void {
    this.#open.apply(event);
  }

  setDraft(text: string): void {
    if (text !== this.conversation.draft) this.#open.apply({ type: 'draftChanged', text });
  }

  /** Takes the place of an attachment with the same label. */
  attach(attachment: Attachment): void {
    const older = this.conversation.attachments.find((one) => one.label === attachment.label);
    if (older) this.detach(older.id);
    this.#open.apply({ type: 'attached', attachment });
  }

  detach(attachmentId: string): void {
    this.#open.apply({ type: 'detached', attachmentId });
  }

  /**
   * Sends what is typed, with what is attached; while an answer is being written, here or in another window, it is queued. Resolves when the
   * answer has ended. Does nothing when there is nothing to send.
   */
  async send(text: string, choice?: ModelChoice): Promise<void> {
    const question = this.#typed(text, choice);
    if (!question) return;
    if (this.busy || isBusyElsewhere(this.conversation)) {
      this.#queue.add(question);
      this.#open.apply({ type: 'composerCleared' });
      return;
    }
    const id = this.#turns.ask(question);
    this.#open.apply({ type: 'composerCleared' });
    await this.#turns.answer(id);
  }

  /** Sends what is typed to two models at once. Does nothing while busy. Resolves when both answers have ended. */
  async compare(text: string, choices: readonly [ModelChoice, ModelChoice]): Promise<void> {
    const question = this.#typed(text);
    if (!question || this.busy || isBusyElsewhere(this.conversation)) return;
    const id = this.#turns.ask(question, { isComparison: true });
    this.#open.apply({ type: 'composerCleared' });
    await Promise.all(choices.map((choice) => this.#turns.answer(id, choice)));
  }

  /** Asks past the composer, which keeps its draft. A running answer is stopped first. Resolves when the answer has ended. */
  async ask(question: Question): Promise<void> {
    await this.#turns.whenFree();
    await this.#turns.answer(this.#turns.ask(question));
  }

  /** Resolves when this answer, or without an id all that are being written, have ended as stopped. */
  stop(answerId?: string): Promise<void> {
    return this.#turns.stop(answerId);
  }

  /** Takes a question out of the queue; it stands before what is typed, with its attachments. */
  editQueued(queuedId: string): void {
    const queued = this.#queue.take(queuedId);
    if (!queued) return;
    for (const attachment of queued.attachments) this.attach(attachment);
    const { draft } = this.conversation;
    this.setDraft(draft.trim() === '' ? queued.text : `${queued.text}\n\n${draft}`);
  }

  removeQueued(queuedId: string): void {
    this.#queue.take(queuedId);
  }

  /** What is being written is stopped first. Resolves when the answer has ended. */
  sendQueued(queuedId: string): Promise<void> {
    return this.#queue.sendNow(queuedId);
  }

  startNew(): void {
    this.#replace(emptyConversation(this.#options.newId(), this.#options.clock.now()), false);
  }

  /** Takes up a stored conversation. */
  open(conversation: Conversation): void {
    this.#replace(conversation, true);
  }

  /** What another window has written; it is in a journal already. */
  takeIn(events: readonly ConversationEvent[]): void {
    this.#open.takeIn(events);
  }

  /** The same conversation, read anew, with all that this window has recorded; what is being written here goes on. */
  takeInWhole(conversation: Conversation): void {
    this.#open.takeInWhole(conversation);
  }

  #replace(conversation: Conversation, isStored: boolean): void {
    this.#turns.leave();
    this.#open.replace(conversation, isStored);
  }

  #typed(text: string, choice?: ModelChoice): Question | undefined {
    const { attachments } = this.conversation;
    if (text.trim() === '' && attachments.length === 0) return undefined;
    return { text, attachments, ...(choice && { choice }) };
  }
}
