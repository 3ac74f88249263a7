/** The part of the contract between host and webview that is about branches of a conversation, comparisons and the queue. */

/** Which of several messages in the same place is shown, from 1. */
export interface SiblingsView {
  readonly index: number;
  readonly count: number;
}

/** A question that waits until the answer before it is complete. */
export interface QueuedView {
  readonly id: string;
  /** Its beginning. */
  readonly text: string;
  /** How many. */
  readonly attachments: number;
}

export interface QueueView {
  readonly questions: readonly QueuedView[];
  /** What they wait for, in a sentence; empty where nothing waits. */
  readonly remark: string;
}

/** What the host tells the page about branches and the queue. */
export type BranchNews =
  /** The reader has chosen a branch, or, where `isNew` is true, a new one begins: this is the message in which it differs. Follows a `state`. */
  | { readonly type: 'branchShown'; readonly messageId: string; readonly isNew?: boolean }
  | { readonly type: 'queueChanged'; readonly queue: QueueView };

/** What the page asks of the host about branches and the queue. */
export type BranchRequest =
  /** Asks an earlier question in other words. */
  | { readonly type: 'editQuestion'; readonly messageId: string; readonly text: string }
  /** Another answer to the same question; `withAnotherModel`: of a model that the host asks for. */
  | { readonly type: 'regenerate'; readonly messageId: string; readonly withAnotherModel: boolean }
  /** Shows the sibling before (-1) or behind (1) a message. */
  | { readonly type: 'showSibling'; readonly messageId: string; readonly step: 1 | -1 }
  /** Takes a message away, with all that follow it; the host asks first. */
  | { readonly type: 'deleteMessage'; readonly messageId: string }
  /** What is typed goes to two models at once; the host asks which. */
  | { readonly type: 'compareModels'; readonly text: string }
  /** Stops one of two answers. */
  | { readonly type: 'stopAnswer'; readonly messageId: string }
  /** Of two answers, this one goes on. */
  | { readonly type: 'keepAnswer'; readonly messageId: string }
  /** `edit`: back into the input; `send`: at once, which stops what is being written. */
  | { readonly type: 'queueAction'; readonly queuedId: string; readonly action: QueueAction };

export const QUEUE_ACTIONS = ['edit', 'remove', 'send'] as const;
export type QueueAction = (typeof QUEUE_ACTIONS)[number];
