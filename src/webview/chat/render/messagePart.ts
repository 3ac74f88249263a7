import type { AssistantMessageView, MessageView, UserMessageView } from '../../../shared/chatProtocol.ts';
import type { PageServices } from '../pageServices.ts';
import { AssistantMessagePart } from './assistantMessage.ts';
import { summaryMark } from './summaryMark.ts';
import { UserMessagePart } from './userMessage.ts';

/** A message as it is drawn. */
export interface MessagePart {
  readonly element: HTMLElement;
  /** Draws what has changed; false when it cannot, and has to be made anew. */
  show(next: MessageView): boolean;
  /** Adds text at the end of an answer and of its reasoning. */
  grow(text: string, reasoning: string): void;
  /** Draws at least so many characters of a long question; answers are drawn whole. */
  showUntil(length: number): void;
  dispose(): void;
}

/** Draws a message of any kind, with the mark of a summary that ends with it. Blocks of an answer follow in the coming frames. */
export function createMessagePart(message: MessageView, services: PageServices): MessagePart {
  const part = message.kind === 'user' ? userPart(message, services) : answerPart(message, services);
  let summary = message.summary;
  let mark = summaryMark(summary);
  if (mark) part.element.append(mark);
  return {
    ...part,
    show: (next) => {
      if (!part.show(next)) return false;
      // A summary is written once: one that is read stays open.
      if (next.summary?.text === summary?.text) return true;
      mark?.remove();
      summary = next.summary;
      mark = summaryMark(summary);
      if (mark) part.element.append(mark);
      return true;
    },
  };
}

function userPart(message: UserMessageView, services: PageServices): MessagePart {
  const part = new UserMessagePart(message, services);
  return {
    element: part.element,
    show: (next) => {
      // What was asked never changes, but a page must not show other words than the host has.
      if (next.kind !== 'user' || next.text !== message.text) return false;
      part.show(next);
      return true;
    },
    grow: () => undefined,
    showUntil: (length) => part.showUntil(length),
    dispose: () => undefined,
  };
}

function answerPart(message: AssistantMessageView, services: PageServices): MessagePart {
  const part = new AssistantMessagePart(message, services);
  return {
    element: part.element,
    show: (next) => {
      if (next.kind !== 'assistant') return false;
      part.show(next);
      return true;
    },
    grow: (text, reasoning) => part.grow(text, reasoning),
    showUntil: () => undefined,
    dispose: () => part.dispose(),
  };
}
