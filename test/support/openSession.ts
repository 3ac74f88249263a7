import { ChatSession } from '../../src/core/chat/chatSession.ts';
import { choiceOf } from '../../src/core/chat/choiceOf.ts';
import type { Conversation, Message } from '../../src/core/chat/conversation.ts';
import { createConversationJournal } from '../../src/core/chat/conversationJournal.ts';
import type { TurnSettings } from '../../src/core/chat/runAnswer.ts';
import type { FinishReason, StreamEvent } from '../../src/core/endpoint/streamEvent.ts';
import { FakeClock } from './fakeClock.ts';
import { FakeGateway, type GatewayScript } from './fakeGateway.ts';
import { InMemoryJournalStorage } from './inMemoryJournalStorage.ts';
import { InMemoryLogger } from './inMemoryLogger.ts';

/** Short forms for what a model says. */
export const text = (value: string): StreamEvent => ({ type: 'text', text: value });
export const reasoning = (value: string): StreamEvent => ({ type: 'reasoning', text: value });
export const finish = (reason: FinishReason): StreamEvent => ({ type: 'finish', reason, raw: reason });
export const fault = (error: unknown) => ({ type: 'throw', error }) as const;
/** Holds a stream until it is aborted. */
export const forever = new Promise<void>(() => undefined);

export interface SessionSetUp {
  readonly scripts?: readonly GatewayScript[];
  readonly settings?: Partial<TurnSettings>;
  /** Where its journal lies; several windows may share what is in it. */
  readonly storage?: InMemoryJournalStorage;
  /** Goes before every id, as no two windows ever make the same. */
  readonly idPrefix?: string;
  readonly clock?: FakeClock;
}

/** A session with a scripted model and a journal in memory. */
export function openSession(options: SessionSetUp = {}) {
  const { scripts = [], settings, storage = new InMemoryJournalStorage(), clock = new FakeClock() } = options;
  const gateway = new FakeGateway(...scripts);
  const journal = createConversationJournal({ storage, clock, logger: new InMemoryLogger() });
  let ids = 0;
  const session = new ChatSession({
    gateway,
    clock,
    journal,
    newId: () => `${options.idPrefix ?? 'id'}${(ids += 1)}`,
    estimateTokens: (value) => value.length,
    turnSettings: async (conversation) => {
      const override = choiceOf(conversation);
      return { ...PLAIN, model: override?.model ?? 'talker', ...settings, ...(override && { override }) };
    },
    describeFailure: (error) => ({ message: `Failed: ${String(error)}`, actions: ['tryAgain'] }),
  });
  return { session, gateway, journal, storage, clock };
}

const PLAIN: Omit<TurnSettings, 'model'> = {
  systemPrompt: '',
  instructions: '',
  summarises: false,
  maxTokens: 100,
  temperature: 0,
  maxPromptTokens: 500,
};

/** A branch as a reader would tell it: `hi > A > more?`; an answer that is not done bears its status. */
export function toldBranch(messages: readonly Message[]): string {
  return messages.map(told).join(' > ');
}

function told(message: Message): string {
  if (message.kind === 'user') return message.text;
  return message.status === 'done' ? message.text : `${message.text}(${message.status})`;
}

/** The branch that is read, then all other messages, in the order of their times. */
export function toldTree({ messages, hidden }: Conversation): string {
  const others = [...hidden].sort((a, b) => a.at - b.at).map(told);
  return others.length === 0 ? toldBranch(messages) : `${toldBranch(messages)} | ${others.join(', ')}`;
}
