import type { UsageRecord } from '../usage/usageRecord.ts';

/** A piece of the workspace that goes along with a question, as it was when it was attached. */
export interface Attachment {
  readonly id: string;
  readonly kind: 'selection' | 'file';
  /** What people and the model see, for example `src/app.ts:10-24`. */
  readonly label: string;
  readonly languageId: string;
  /** With invisible characters already made visible. */
  readonly text: string;
  /** Estimated. */
  readonly tokens: number;
  /** How many invisible characters were made visible in `text`. */
  readonly hiddenCharacters: number;
}

/** What is worth saying below an answer; the host has the words. */
export type AnswerNote =
  | { readonly kind: 'cutAtTokenLimit' }
  | { readonly kind: 'contentFiltered' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'onlyReasoning' }
  /** It was still streaming when the window went away. */
  | { readonly kind: 'interrupted' }
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

export type AnswerUsage = Pick<UsageRecord, 'usage' | 'timeToFirstTokenMs' | 'tokensPerSecond'>;

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
}

export interface AssistantMessage {
  readonly kind: 'assistant';
  readonly id: string;
  readonly at: number;
  /** Empty while the target is not resolved yet. */
  readonly model: string;
  readonly text: string;
  readonly reasoning: string;
  /** `waiting`: no word has come yet. */
  readonly status: 'waiting' | 'streaming' | 'done' | 'stopped' | 'failed';
  readonly notes: readonly AnswerNote[];
  readonly failure?: Failure;
  readonly usage?: AnswerUsage;
}

export type Message = UserMessage | AssistantMessage;

/** Everything that a chat is made of; what `reduceConversation` makes of a journal. */
export interface Conversation {
  readonly id: string;
  readonly createdAt: number;
  readonly messages: readonly Message[];
  /** Typed but not sent. */
  readonly draft: string;
  /** Chosen for the next question. */
  readonly attachments: readonly Attachment[];
}

/** A conversation without a word in it. */
export function emptyConversation(id: string, createdAt: number): Conversation {
  return { id, createdAt, messages: [], draft: '', attachments: [] };
}
