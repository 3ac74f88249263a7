import type { Clock } from '../ports.ts';
import { isAnsweredElsewhere, SILENCE_MS, writerOf } from './answersElsewhere.ts';
import type { ChatSession } from './chatSession.ts';
import type { AssistantMessage, Message } from './conversation.ts';
import type { ConversationEvent } from './conversationEvent.ts';
import type { ConversationJournal, LoadedConversation } from './conversationJournal.ts';
import { parseJournalLine } from './journalLine.ts';
import type { JournalText } from './journalStorage.ts';

export interface ConversationFollowerOptions {
  readonly session: Pick<ChatSession, 'conversation' | 'takeIn' | 'takeInWhole'>;
  readonly journal: Pick<ConversationJournal, 'load' | 'readOthers' | 'noteStamp'>;
  readonly clock: Clock;
}

/** How far a text of another window was read. */
interface ReadSoFar {
  readonly length: number;
  readonly writtenAt: number;
}

/**
 * Keeps an open conversation up with what other windows write into it. It looks when it is told to, and once more when a window that is
 * writing an answer has been silent for too long: then that answer counts as interrupted, until something comes after all.
 */
export class ConversationFollower {
  readonly #options: ConversationFollowerOptions;
  readonly #read = new Map<string, ReadSoFar>();
  /** Which window writes an answer. */
  readonly #writers = new Map<string, string>();
  /** When there was a sign of a window. */
  readonly #signs = new Map<string, number>();
  #looking: Promise<void> = Promise.resolve();
  #cancelTimer: (() => void) | undefined;
  #isClosed = false;

  constructor(options: ConversationFollowerOptions) {
    this.#options = options;
  }

  /** The session holds what was loaded: what other windows write from now on is news. */
  begin(loaded: LoadedConversation): void {
    this.#read.clear();
    this.#writers.clear();
    this.#signs.clear();
    // The clock of another machine may be ahead.
    for (const journal of loaded.others)
      this.#noteRead(journal, Math.min(journal.writtenAt, this.#options.clock.now()));
    for (const { id } of this.#answersElsewhere()) this.#writers.set(id, writerOf(id, loaded.others) ?? '');
    this.#awaitSign();
  }

  /** Takes in what other windows have written. Resolves when that is done. @param name where something was written; absent: anywhere */
  look(name?: string): Promise<void> {
    const looking = this.#looking.then(() =>
      this.#lookNow(name ?? (({ name: one, writtenAt }) => this.#isNew(one, writtenAt))),
    );
    this.#looking = looking.catch(() => undefined);
    return looking;
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelTimer?.();
  }

  async #lookNow(wanted: Parameters<ConversationJournal['readOthers']>[1]): Promise<void> {
    if (this.#isClosed) return;
    const { id } = this.#options.session.conversation;
    const journals = await this.#options.journal.readOthers(id, wanted);
    if (this.#isClosed) return;
    const news = journals.map((journal) => ({ journal, events: this.#eventsIn(journal) }));
    if (news.some(({ events }) => events === undefined)) await this.#readWhole(id);
    else for (const { journal, events = [] } of news) this.#take(journal, events);
    this.#awaitSign();
  }

  #isNew(name: string, writtenAt: number): boolean {
    return this.#read.get(name)?.writtenAt !== writtenAt;
  }

  /** Lines that have come since. Undefined: it is not what was read with something behind it, so that its lines may belong anywhere. */
  #eventsIn({ name, text }: JournalText): readonly ConversationEvent[] | undefined {
    const known = this.#read.get(name);
    const end = wholeLines(text);
    if (known === undefined || end < known.length) return undefined;
    return text
      .slice(known.length, end)
      .split('\n')
      .flatMap((line) => this.#readLine(line));
  }

  #readLine(line: string): readonly ConversationEvent[] {
    const { event, stamp } = parseJournalLine(line) ?? {};
    if (stamp !== undefined) this.#options.journal.noteStamp(this.#options.session.conversation.id, stamp);
    return event ? [event] : [];
  }

  #take(journal: JournalText, events: readonly ConversationEvent[]): void {
    const { session, clock } = this.#options;
    const isSign = events.length > 0 || this.#isNew(journal.name, journal.writtenAt);
    this.#noteRead(journal, isSign ? clock.now() : 0);
    for (const event of events)
      if (event.type === 'answerStarted' || event.type === 'answerResumed') this.#writers.set(event.id, journal.writer);
    if (events.length > 0) session.takeIn([...this.#takenUpAgain(events), ...events]);
  }

  /** Answers that go on although they were taken to be interrupted. */
  #takenUpAgain(events: readonly ConversationEvent[]): readonly ConversationEvent[] {
    const grown = new Set(events.flatMap((event) => (event.type === 'answerGrew' ? [event.id] : [])));
    return this.#messages.flatMap((message) =>
      grown.has(message.id) && isInterrupted(message) ? [{ type: 'answerResumed', id: message.id }] : [],
    );
  }

  async #readWhole(id: string): Promise<void> {
    await this.#options.journal.load(id, (loaded) => {
      if (this.#isClosed) return;
      this.#options.session.takeInWhole(loaded.conversation);
      this.begin(loaded);
    });
  }

  #noteRead(journal: JournalText, signAt: number): void {
    const { name, text, writtenAt, writer } = journal;
    this.#read.set(name, { length: wholeLines(text), writtenAt });
    this.#signs.set(writer, Math.max(signAt, this.#signs.get(writer) ?? 0));
  }

  #answersElsewhere(): readonly AssistantMessage[] {
    return this.#messages.filter(isAnsweredElsewhere);
  }

  get #messages(): readonly Message[] {
    const { messages, hidden } = this.#options.session.conversation;
    return [...messages, ...hidden];
  }

  /** How long a window may still be silent; below 0 it has been for too long. */
  #patienceMs({ id }: AssistantMessage): number {
    const sign = this.#signs.get(this.#writers.get(id) ?? '') ?? 0;
    return sign + SILENCE_MS - this.#options.clock.now();
  }

  #awaitSign(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    const answers = this.#answersElsewhere();
    if (answers.length === 0 || this.#isClosed) return;
    const delayMs = 1 + Math.max(0, Math.min(...answers.map((answer) => this.#patienceMs(answer))));
    this.#cancelTimer = this.#options.clock.setTimer(() => void this.#giveUp().catch(() => this.#awaitSign()), delayMs);
  }

  /** Not every disk tells of changes: it is looked at once more first. */
  async #giveUp(): Promise<void> {
    await this.look();
    const silent = this.#answersElsewhere().filter((answer) => this.#patienceMs(answer) < 0);
    const ended = { type: 'answerEnded', status: 'stopped', notes: [{ kind: 'interrupted' }] } as const;
    if (silent.length > 0 && !this.#isClosed) this.#options.session.takeIn(silent.map(({ id }) => ({ ...ended, id })));
    this.#awaitSign();
  }
}

/** The last line may be torn, while it is being written. */
function wholeLines(text: string): number {
  return text.lastIndexOf('\n') + 1;
}

function isInterrupted(message: Message): boolean {
  return message.kind === 'assistant' && message.notes.some(({ kind }) => kind === 'interrupted');
}
