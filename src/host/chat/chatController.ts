import type { Question } from '../../core/chat/chatSession.ts';

/** The chat as the rest of the extension sees it. */
export interface ChatController {
  /** From a question until its answer has ended. */
  readonly busy: boolean;
  /** Shows the panel and puts the cursor into its input. */
  show(): Promise<void>;
  /** Shows the panel and asks at once; what is typed in its input stays. Resolves when the answer has ended. */
  ask(question: Question): Promise<void>;
  stop(): void;
  /** Leaves the present conversation, which stays stored, for an empty one. */
  newChat(): Promise<void>;
  /** Resolves when all that was said so far is written down. */
  flush(): Promise<void>;
}
