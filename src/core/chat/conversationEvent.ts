import type {
  AnswerNote,
  AnswerUsage,
  Attachment,
  ConversationSettings,
  ConversationTitle,
  Failure,
  HistorySummary,
  ModelChoice,
  QueuedQuestion,
} from './conversation.ts';
import type { SeenFile } from './seenFile.ts';

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
      /** The message that it follows, empty for a first one; absent (older versions): the last one of the branch that is read. */
      readonly parentId?: string;
      /** Two answers will follow, of which the reader keeps one. */
      readonly isComparison?: true;
    }
  | {
      readonly type: 'answerStarted';
      readonly id: string;
      readonly at: number;
      /** As for `asked`: the question that it answers. */
      readonly parentId?: string;
      readonly choice?: ModelChoice;
    }
  /** Where the question goes is known. */
  | { readonly type: 'answerTargeted'; readonly id: string; readonly model: string; readonly endpointName?: string }
  /** The reasoning is over, and has taken so long. */
  | { readonly type: 'answerThought'; readonly id: string; readonly ms: number }
  | { readonly type: 'answerGrew'; readonly id: string; readonly text: string; readonly reasoning: string }
  /** The last `length` characters of its text turned out to be reasoning. */
  | { readonly type: 'answerRetracted'; readonly id: string; readonly length: number }
  /** A cut or stopped answer goes on in place. */
  | { readonly type: 'answerResumed'; readonly id: string }
  /** It makes way for another try; not when something follows it. */
  | { readonly type: 'answerDiscarded'; readonly id: string }
  | {
      readonly type: 'answerEnded';
      readonly id: string;
      readonly status: 'done' | 'stopped' | 'failed';
      readonly notes: readonly AnswerNote[];
      readonly failure?: Failure;
      readonly usage?: AnswerUsage;
    }
  /** A message of any branch is taken away, with all that follow it; the same messages may be told again, to take it back. */
  | { readonly type: 'removed'; readonly id: string }
  /** The files that the code blocks of an answer name, as they were when it ended. */
  | { readonly type: 'filesSeen'; readonly id: string; readonly files: readonly SeenFile[] }
  /** The branch with this message is read from now on; of a comparison, this answer is kept. */
  | { readonly type: 'branchChosen'; readonly id: string }
  | { readonly type: 'queued'; readonly question: QueuedQuestion }
  | { readonly type: 'unqueued'; readonly id: string }
  | { readonly type: 'summarised'; readonly summary: HistorySummary }
  /** A part of requests is kept out from now on, or goes along again. */
  | { readonly type: 'omitted'; readonly partId: string; readonly isOmitted: boolean }
  /** All of them anew. */
  | { readonly type: 'configured'; readonly settings: ConversationSettings }
  | ({ readonly type: 'titled' } & ConversationTitle)
  | { readonly type: 'pinned'; readonly isPinned: boolean }
  | { readonly type: 'deleted'; readonly at: number }
  | { readonly type: 'undeleted' };
