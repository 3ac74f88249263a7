import type { Clock } from '../ports.ts';
import type { ModelGateway } from '../endpoint/modelGateway.ts';
import { createListeners } from '../util/listeners.ts';
import { addUsage } from './addUsage.ts';
import { answerQuestion } from './answerQuestion.ts';
import type { AnswerEnd } from './streamAnswer.ts';
import { emptyConversation } from './conversation.ts';
import type {
  AssistantMessage,
  Attachment,
  Conversation,
  Failure,
  HistorySummary,
  ModelChoice,
} from './conversation.ts';
import type { ConversationEvent } from './conversationEvent.ts';
import type { ConversationJournal } from './conversationJournal.ts';
import { summaryOf } from './promptParts.ts';
import { reduceConversation } from './reduceConversation.ts';
import { summariseHistory, type SummaryPlan } from './summariseHistory.ts';

/** What the settings and the model say about the next turn; asked anew for each. */
export interface TurnSettings {
  readonly model: string;
  /** The question's own, over the chat's. */
  readonly override?: ModelChoice;
  readonly systemPrompt: string;
  /** What the project asks of models; empty: nothing. */
  readonly instructions: string;
  readonly maxTokens: number;
  readonly temperature: number;
  readonly maxPromptTokens: number;
  /** Whether the oldest turns are summarised where they do not fit any more. */
  readonly summarises: boolean;
}

/** Whom a question went to, as far as it is known: empty, while no target is resolved, and absent, where the chat's own endpoint was asked. */
export type AskedTarget = Required<Pick<ModelChoice, 'model'>> & Pick<ModelChoice, 'endpointName'>;

export interface ChatSessionOptions {
  readonly gateway: Pick<ModelGateway, 'chat'>;
  readonly clock: Clock;
  readonly journal: Pick<ConversationJournal, 'record'>;
  /** Unique forever, also across windows. */
  readonly newId: () => string;
  readonly estimateTokens: (text: string) => number;
  /** Rejects when no target can be resolved; the answer then fails with that error. */
  readonly turnSettings: (conversation: Conversation, signal: AbortSignal) => Promise<TurnSettings>;
  readonly describeFailure: (error: unknown, asked: AskedTarget) => Failure;
}

/** A change of the conversation; `replaced` when it is another one altogether. */
export type ChatChange = ConversationEvent | { readonly type: 'replaced' };

export interface Question {
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** Holds for this question, also when it is tried again. */
  readonly choice?: ModelChoice;
}

interface Turn {
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

/** What one run of the model works on; `emit` leads to the conversation that it belongs to, even when another one is open by now. */
interface Run {
  readonly conversation: Conversation;
  readonly answerId: string;
  /** The answer that is continued in place, if any. */
  readonly continued?: AssistantMessage;
  readonly signal: AbortSignal;
  readonly emit: (event: ConversationEvent) => void;
}

/** The one current conversation: every change goes through it, to its listeners and into the journal. */
export class ChatSession {
  readonly #options: ChatSessionOptions;
  readonly #listeners = createListeners<ChatChange>();
  #conversation: Conversation;
  /** The journal begins with the first word, so that chats which were opened and left empty leave no file. */
  #isStored = false;
  #turn: Turn | undefined;

  constructor(options: ChatSessionOptions) {
    this.#options = options;
    this.#conversation = emptyConversation(options.newId(), options.clock.now());
  }

  get conversation(): Conversation {
    return this.#conversation;
  }

  /** From a question until its answer has ended. */
  get busy(): boolean {
    return this.#turn !== undefined;
  }

  /** The listener is called after the change; the returned function removes it. */
  onDidChange(listener: (change: ChatChange) => void): () => void {
    return this.#listeners.add(listener);
  }

  setDraft(text: string): void {
    if (text !== this.#conversation.draft) this.#apply({ type: 'draftChanged', text });
  }

  /** Takes the place of an attachment with the same label. */
  attach(attachment: Attachment): void {
    const older = this.#conversation.attachments.find((one) => one.label === attachment.label);
    if (older) this.detach(older.id);
    this.#apply({ type: 'attached', attachment });
  }

  detach(attachmentId: string): void {
    this.#apply({ type: 'detached', attachmentId });
  }

  /** Sends what is typed, with what is attached. Does nothing while busy or when there is nothing to send. */
  async send(text: string, choice?: ModelChoice): Promise<void> {
    const { attachments } = this.#conversation;
    if (this.busy || (text.trim() === '' && attachments.length === 0)) return;
    this.#addQuestion({ text, attachments, ...(choice && { choice }) });
    this.#apply({ type: 'composerCleared' });
    await this.#answer();
  }

  /** Asks past the composer, which keeps its draft. A running answer is stopped first. Resolves when the answer has ended. */
  async ask(question: Question): Promise<void> {
    await this.stop();
    if (this.busy) return;
    this.#addQuestion(question);
    await this.#answer();
  }

  /** Resolves when the running answer, if any, has ended as stopped. */
  async stop(): Promise<void> {
    this.#turn?.abort.abort();
    await this.#turn?.ended;
  }

  /** Another try at an answer: the last one makes way; for an earlier one its question is asked again at the end. */
  async tryAgain(answerId: string): Promise<void> {
    const { messages } = this.#conversation;
    const index = messages.findIndex((message) => message.id === answerId);
    const question = messages[index - 1];
    if (this.busy || question?.kind !== 'user') return;
    if (index === messages.length - 1) this.#apply({ type: 'answerDiscarded', id: answerId });
    else this.#addQuestion(question);
    await this.#answer();
  }

  /** Goes on with the last answer, in place; no other can be continued. */
  async continueAnswer(answerId: string): Promise<void> {
    const last = this.#conversation.messages.at(-1);
    if (this.busy || last?.kind !== 'assistant' || last.id !== answerId) return;
    if (last.text.trim() === '') return this.tryAgain(answerId);
    this.#apply({ type: 'answerResumed', id: answerId });
    await this.#run(answerId, last);
  }

  startNew(): void {
    this.#replace(emptyConversation(this.#options.newId(), this.#options.clock.now()), false);
  }

  /** Takes up a stored conversation. */
  open(conversation: Conversation): void {
    this.#replace(conversation, true);
  }

  #replace(conversation: Conversation, isStored: boolean): void {
    this.#turn?.abort.abort();
    this.#turn = undefined;
    this.#conversation = conversation;
    this.#isStored = isStored;
    this.#listeners.tell({ type: 'replaced' });
  }

  #apply(event: ConversationEvent): void {
    const { id, createdAt } = this.#conversation;
    const { journal } = this.#options;
    if (!this.#isStored) journal.record(id, { type: 'started', id, at: createdAt });
    this.#isStored = true;
    this.#conversation = reduceConversation(this.#conversation, event);
    journal.record(id, event);
    this.#listeners.tell(event);
  }

  #addQuestion({ text, attachments, choice }: Question): void {
    const { newId, clock } = this.#options;
    this.#apply({ type: 'asked', id: newId(), at: clock.now(), text, attachments, ...(choice && { choice }) });
  }

  #answer(): Promise<void> {
    return this.#run(this.#options.newId());
  }

  #run(answerId: string, continued?: AssistantMessage): Promise<void> {
    const abort = new AbortController();
    const conversation = this.#conversation;
    const emit = (event: ConversationEvent): void => {
      if (this.#conversation.id === conversation.id) this.#apply(event);
      else this.#options.journal.record(conversation.id, event);
    };
    const run: Run = { conversation, answerId, signal: abort.signal, emit, ...(continued && { continued }) };
    let finish: () => void = () => undefined;
    const turn: Turn = { abort, ended: new Promise((resolve) => (finish = resolve)) };
    this.#turn = turn;
    if (!continued) emit({ type: 'answerStarted', id: answerId, at: this.#options.clock.now() });
    void this.#answerAndDescribe(run).then((ended) => {
      if (this.#turn === turn) this.#turn = undefined;
      emit(ended);
      finish();
    });
    return turn.ended;
  }

  /** The fault barrier of a turn. */
  async #answerAndDescribe(run: Run): Promise<AnswerEndedEvent> {
    let asked: AskedTarget = { model: '' };
    try {
      const settings = await this.#options.turnSettings(run.conversation, run.signal);
      const { model, override } = settings;
      asked = { ...override, model };
      const end: AnswerEnd = run.signal.aborted ? { status: 'stopped', notes: [] } : await this.#stream(run, settings);
      return this.#endedEvent(run, end, asked);
    } catch (error) {
      const end: AnswerEnd = run.signal.aborted
        ? { status: 'stopped', notes: [] }
        : { status: 'failed', notes: [], error };
      return this.#endedEvent(run, end, asked);
    }
  }

  #stream(run: Run, settings: TurnSettings): Promise<AnswerEnd> {
    const { answerId: id, emit, signal, continued } = run;
    const { gateway, estimateTokens } = this.#options;
    emit({ type: 'answerTargeted', id, model: settings.model });
    const { messages, summaries, omitted } = run.conversation;
    return answerQuestion({
      ...settings,
      gateway,
      estimateTokens,
      ...{ messages, summaries, omitted },
      ...(settings.summarises && { summarise: (plan) => this.#summarise(run, settings, plan) }),
      signal,
      continues: continued?.text ?? '',
      onGrowth: (text, reasoning) => emit({ type: 'answerGrew', id, text, reasoning }),
      onRetract: (length) => emit({ type: 'answerRetracted', id, length }),
    });
  }

  async #summarise(run: Run, settings: TurnSettings, plan: SummaryPlan): Promise<HistorySummary | undefined> {
    const { gateway, newId, clock } = this.#options;
    const { model, override } = settings;
    const { signal, conversation } = run;
    const earlier = summaryOf(conversation);
    const call = { gateway, signal, model, earlier, newId, now: () => clock.now(), ...(override && { override }) };
    const summary = await summariseHistory(plan, call);
    if (summary) run.emit({ type: 'summarised', summary });
    return summary;
  }

  #endedEvent(run: Run, end: AnswerEnd, asked: AskedTarget): AnswerEndedEvent {
    const usage = addUsage(run.continued?.usage, end.usage);
    return {
      type: 'answerEnded',
      id: run.answerId,
      status: end.status,
      notes: end.notes,
      ...(end.status === 'failed' && { failure: this.#options.describeFailure(end.error, asked) }),
      ...(usage && { usage }),
    };
  }
}

type AnswerEndedEvent = Extract<ConversationEvent, { readonly type: 'answerEnded' }>;
