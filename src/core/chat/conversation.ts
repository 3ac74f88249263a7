import type { UsageRecord } from '../usage/usageRecord.ts';
import type { ThinkingEffort } from '../endpoint/thinkingEffort.ts';
import type { Attachment } from './attachment.ts';
import type { SeenFile } from './seenFile.ts';

export type { Attachment } from './attachment.ts';

/** What is worth saying below an answer; the host has the words. */
export type AnswerNote =
  | { readonly kind: 'cutAtTokenLimit' }
  | { readonly kind: 'contentFiltered' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'onlyReasoning' }
  /** It was still streaming when the window went away. */
  | { readonly kind: 'interrupted' }
  /** Another window is writing it at this moment. Stands in no journal. */
  | { readonly kind: 'writtenElsewhere' }
  | { readonly kind: 'olderMessagesLeftOut'; readonly count: number }
  /** The role's second endpoint answered, because the first was down or slow. */
  | {
      readonly kind: 'answeredByAnother';
      readonly endpointName: string;
      readonly model: string;
      readonly instead: string;
    };

/** A failure in words, made by the host when it happened, so that it reads the same after a reload. */
export interface Failure {
  readonly message: string;
  readonly serverMessage?: string;
  /** Names of the buttons that go with it. */
  readonly actions: readonly string[];
}

export type AnswerUsage = Pick<UsageRecord, 'usage' | 'timeToFirstTokenMs' | 'tokensPerSecond' | 'cost'>;

/** A question's own endpoint and model, over the chat's; what is absent is the chat's. */
export interface ModelChoice {
  readonly endpointName?: string;
  readonly model?: string;
}

export interface UserMessage {
  readonly kind: 'user';
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** Absent: whatever the chat's settings say when it is answered. */
  readonly choice?: ModelChoice;
  /** Two answers stand side by side, until one of them is kept. */
  readonly isComparison?: true;
}

export interface AssistantMessage {
  readonly kind: 'assistant';
  readonly id: string;
  readonly at: number;
  /** Empty while the target is not resolved yet. */
  readonly model: string;
  /** Who answered; absent in journals of older versions. */
  readonly endpointName?: string;
  /** Its own endpoint and model, over the question's: one of several answers to the same question. */
  readonly choice?: ModelChoice;
  readonly text: string;
  readonly reasoning: string;
  /** From the first word of the reasoning to the first of the answer. */
  readonly reasoningMs?: number;
  /** `waiting`: no word has come yet. */
  readonly status: 'waiting' | 'streaming' | 'done' | 'stopped' | 'failed';
  readonly notes: readonly AnswerNote[];
  readonly failure?: Failure;
  readonly usage?: AnswerUsage;
  /** The files that its code blocks name, as they were when it ended. */
  readonly seenFiles?: readonly SeenFile[];
}

export type Message = UserMessage | AssistantMessage;

/** What a conversation has over the settings of the chat; what is absent is the chat's. */
export interface ConversationSettings extends ModelChoice {
  readonly temperature?: number;
  /** For one answer. */
  readonly maxTokens?: number;
  /** A copy: the conversation keeps what it was begun with when the prompt of that name changes. */
  readonly systemPrompt?: SystemPrompt;
  /** Only where the model has a switch for it. */
  readonly thinking?: ThinkingEffort;
}

export interface SystemPrompt {
  readonly name: string;
  readonly text: string;
}

/** Written while an answer was streaming; goes out when that has ended. */
export interface QueuedQuestion {
  readonly id: string;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly choice?: ModelChoice;
}

/** What stands in requests for the oldest messages, which do not fit the model's window any more. */
export interface HistorySummary {
  readonly id: string;
  /** The last message that it tells; it holds for every branch that has this message. */
  readonly throughId: string;
  /** How many messages it tells. */
  readonly count: number;
  readonly text: string;
  /** Who wrote it. */
  readonly model: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** `words`: the first words of the first question. A person's title is never replaced. */
export interface ConversationTitle {
  readonly text: string;
  readonly by: 'words' | 'model' | 'person';
}

/** Everything that a chat is made of; what `reduceConversation` makes of a journal. */
export interface Conversation {
  readonly id: string;
  readonly createdAt: number;
  /** The branch that is read, from the first message to the last. */
  readonly messages: readonly Message[];
  /** The messages of all other branches; what was left last stands last. */
  readonly hidden: readonly Message[];
  /** Of every message, by its id, the message that it follows; empty: it is a first one. */
  readonly parents: Readonly<Record<string, string>>;
  /** Typed but not sent. */
  readonly draft: string;
  /** Chosen for the next question. */
  readonly attachments: readonly Attachment[];
  readonly queue: readonly QueuedQuestion[];
  readonly summaries: readonly HistorySummary[];
  /** What the person keeps out of requests: ids of messages and attachments, and names of `PromptPart`s. */
  readonly omitted: readonly string[];
  readonly settings: ConversationSettings;
  readonly title?: ConversationTitle;
  readonly isPinned: boolean;
  /** Milliseconds since the epoch; its files go some time after. Undefined: it is not deleted. */
  readonly deletedAt: number | undefined;
}

/** A conversation without a word in it. */
export function emptyConversation(id: string, createdAt: number): Conversation {
  return {
    id,
    createdAt,
    messages: [],
    hidden: [],
    parents: {},
    draft: '',
    attachments: [],
    queue: [],
    summaries: [],
    omitted: [],
    settings: {},
    isPinned: false,
    deletedAt: undefined,
  };
}
