import type { MessageView } from '../../../shared/chatProtocol.ts';
import { element } from '../dom/element.ts';
import type { PageServices } from '../pageServices.ts';
import { AssistantMessagePart } from './assistantMessage.ts';
import { userMessage } from './userMessage.ts';

interface MessagePart {
  readonly element: HTMLElement;
  readonly assistant?: AssistantMessagePart;
}

/** Messages at the end that are drawn at once; the ones before them follow when there is time. */
const DRAWN_AT_ONCE = 12;

/** All messages of a conversation, in order. */
export class Transcript {
  /** The region that screen readers know as the log. What grows in it is announced by paragraph elsewhere. */
  readonly element = element('div', {
    class: 'transcript',
    attributes: { role: 'log', 'aria-live': 'off', 'aria-label': 'Conversation' },
  });
  readonly #services: PageServices;
  readonly #parts = new Map<string, MessagePart>();
  #earlier: MessageView[] = [];

  constructor(services: PageServices) {
    this.#services = services;
    this.element.addEventListener('click', (event) => this.#openLink(event));
    this.element.addEventListener('auxclick', (event) => this.#openLink(event));
  }

  /** Draws another conversation, or the same one anew. */
  show(messages: readonly MessageView[]): void {
    for (const part of this.#parts.values()) part.assistant?.dispose();
    this.#parts.clear();
    this.element.replaceChildren();
    this.#earlier = messages.slice(0, -DRAWN_AT_ONCE);
    for (const message of messages.slice(-DRAWN_AT_ONCE)) this.add(message);
    if (this.#earlier.length > 0) this.#services.frames.request(this.#drawEarlier);
  }

  add(message: MessageView): void {
    this.element.append(this.#create(message).element);
  }

  /** Draws what has changed of a message; one that is not there yet is added. */
  change(message: MessageView): void {
    const waiting = this.#earlier.findIndex((earlier) => earlier.id === message.id);
    if (waiting !== -1) {
      this.#earlier[waiting] = message;
      return;
    }
    const part = this.#parts.get(message.id);
    if (part === undefined) this.add(message);
    else if (message.kind === 'assistant' && part.assistant !== undefined) part.assistant.show(message);
    else part.element.replaceWith(this.#create(message).element);
  }

  grow(messageId: string, text: string, reasoning: string): void {
    this.#parts.get(messageId)?.assistant?.grow(text, reasoning);
  }

  isEmpty(): boolean {
    return this.#parts.size === 0;
  }

  #create(message: MessageView): MessagePart {
    const part = message.kind === 'user' ? { element: userMessage(message) } : this.#createAnswer(message);
    this.#parts.set(message.id, part);
    return part;
  }

  #createAnswer(message: Extract<MessageView, { readonly kind: 'assistant' }>): MessagePart {
    const assistant = new AssistantMessagePart(message, this.#services);
    return { element: assistant.element, assistant };
  }

  /** One earlier message a step, upwards; the browser keeps the reader's place. */
  readonly #drawEarlier = (): boolean => {
    const message = this.#earlier.pop();
    if (message !== undefined) this.element.prepend(this.#create(message).element);
    return this.#earlier.length > 0;
  };

  /** A link never navigates: the host shows the whole address and asks. */
  #openLink(event: Event): void {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (link === null) return;
    // Without this the editor's own handler would open the link a second time.
    event.preventDefault();
    event.stopPropagation();
    if (event.type === 'click') this.#services.post({ type: 'openLink', href: link.getAttribute('href') ?? '' });
  }
}
