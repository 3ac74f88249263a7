import type { Settings } from '../settings/settings.ts';
import type { CompletionInput } from './completionInput.ts';
import type { GatherContext } from './context/contextSnippet.ts';

/** What the editor asks at one place. */
export interface CompletionQuestion {
  readonly input: CompletionInput;
  readonly settings: Settings;
  /** Aborts when the editor has lost interest; a request itself may live on for the next question. */
  readonly signal: AbortSignal;
  /** When given, the first complete lines may be answered before the rest is there; called once when asking again gives more. */
  readonly onMore?: () => void;
  /** Looks for text from elsewhere that may help; runs while the request waits anyway. Absent: the document alone. */
  readonly gatherContext?: GatherContext;
}
