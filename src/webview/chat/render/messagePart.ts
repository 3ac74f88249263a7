import type { MessageView } from '../../../shared/chatProtocol.ts';
import type { PageServices } from '../pageServices.ts';
import { AssistantMessagePart } from './assistantMessage.ts';
import { userMessage } from './userMessage.ts';

/** A message as it is drawn. */
export interface MessagePart {
  readonly element: HTMLElement;
  /** Draws what has changed; false when it cannot, and has to be made anew. */
  show(next: MessageView): boolean;
  /** Adds text at the end of an answer and of its reasoning. */
  grow(text: string, reasoning: string): void;
  dispose(): void;
}

/** Draws a message of any kind. Blocks of an answer follow in the coming frames. */
export function createMessagePart(message: MessageView, services: PageServices): MessagePart {
  if (message.kind === 'user') {
    return { element: userMessage(message), show: () => false, grow: () => undefined, dispose: () => undefined };
  }
  const part = new AssistantMessagePart(message, services);
  return {
    element: part.element,
    show: (next) => {
      if (next.kind !== 'assistant') return false;
      part.show(next);
      return true;
    },
    grow: (text, reasoning) => part.grow(text, reasoning),
    dispose: () => part.dispose(),
  };
}
