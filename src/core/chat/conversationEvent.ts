import type { AnswerNote, AnswerUsage, Attachment, Failure, ModelChoice } from './conversation.ts';

/**
 * All that can happen to a conversation. Each is one line of its journal, so the shapes are a file format: fields may be added, never
 * renamed, and `parseConversationEvent` must know every one.
 */
export type ConversationEvent =
  /** The first line of every journal. */
  | { readonly type: 'started'; readonly id: string; readonly at: number }
  | { readonly type: 'draftChanged'; readonly text: string }
  | { readonly type: 'attached'; readonly attachment: Attachment }
  | { readonly type: 'detached'; readonly attachmentId: string }
  /** Draft and attachments have become a question. */
  | { readonly type: 'composerCleared' }
  | {
      readonly type: 'asked';
      readonly id: string;
      readonly at: number;
      readonly text: string;
      readonly attachments: readonly Attachment[];
      readonly choice?: ModelChoice;
    }
  | { readonly type: 'answerStarted'; readonly id: string; readonly at: number }
  /** Where the question goes is known. */
  | { readonly type: 'answerTargeted'; readonly id: string; readonly model: string }
  | { readonly type: 'answerGrew'; readonly id: string; readonly text: string; readonly reasoning: string }
  /** The last `length` characters of its text turned out to be reasoning. */
  | { readonly type: 'answerRetracted'; readonly id: string; readonly length: number }
  /** A cut or stopped answer goes on in place. */
  | { readonly type: 'answerResumed'; readonly id: string }
  /** It makes way for another try. */
  | { readonly type: 'answerDiscarded'; readonly id: string }
  | {
      readonly type: 'answerEnded';
      readonly id: string;
      readonly status: 'done' | 'stopped' | 'failed';
      readonly notes: readonly AnswerNote[];
      readonly failure?: Failure;
      readonly usage?: AnswerUsage;
    };
