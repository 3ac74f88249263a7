import type { WebviewMessage } from '../../shared/chatProtocol.ts';
import type { CodeServices } from './code/codeServices.ts';
import type { FrameQueue } from './dom/frameQueue.ts';
import type { QuestionEdits } from './pageMemory.ts';
import type { MarkdownRenderer } from './markdown/renderMarkdown.ts';

/** What the parts of the page share. */
export interface PageServices {
  /** Sends a message to the host. */
  readonly post: (message: WebviewMessage) => void;
  readonly frames: FrameQueue;
  readonly markdown: MarkdownRenderer;
  readonly code: CodeServices;
  /** Questions that are being asked in other words. */
  readonly edits: QuestionEdits;
  /** Reads a finished paragraph of a growing answer to screen readers, politely. */
  readonly announce: (text: string) => void;
}
