import type { MessageView } from '../../../shared/chatProtocol.ts';
import { element } from '../dom/element.ts';
import type { PageServices } from '../pageServices.ts';
import { estimateHeight } from './estimateHeight.ts';
import { createMessagePart, type MessagePart } from './messagePart.ts';

/** Where a message stands in the conversation, from 1. */
export interface MessagePosition {
  readonly index: number;
  readonly count: number;
}

/**
 * The place of one message on the page. It is always there and always as high as the message; the message itself is drawn while it is
 * near to what the reader sees.
 */
export class MessageSlot {
  readonly element = element('div', { class: 'slot' });
  readonly #services: PageServices;
  #message: MessageView;
  #part: MessagePart | undefined;
  #position: MessagePosition = { index: 1, count: 1 };
  /** The reader has opened or unfolded something in it, which drawing anew would close. */
  #isTouched = false;

  constructor(message: MessageView, services: PageServices) {
    this.#message = message;
    this.#services = services;
    this.element.addEventListener('click', (event) => this.#noteTouch(event));
  }

  get id(): string {
    return this.#message.id;
  }

  /** It stands beside another answer. */
  get isCompared(): boolean {
    return this.#message.kind === 'assistant' && this.#message.isCompared === true;
  }

  /** What is shown of it, drawn or not. */
  get message(): MessageView {
    return this.#message;
  }

  get isDrawn(): boolean {
    return this.#part !== undefined;
  }

  /** Reserves about the height of what is not drawn yet. @param width Of the conversation, in pixels. */
  reserve(width: number): void {
    if (!this.isDrawn) this.element.style.minHeight = `${estimateHeight(this.#message, width)}px`;
  }

  /** Draws the message; until its blocks are there, the slot stays as high as it was. */
  draw(): void {
    if (this.#part !== undefined) return;
    this.#part = createMessagePart(this.#message, this.#services);
    this.element.replaceChildren(this.#part.element);
    this.#showPosition();
    // Frame jobs run in the order in which they were asked for: this one after those that draw the blocks.
    this.#services.frames.request(this.#letGoOfHeight);
  }

  /** Takes the message off the page and keeps its place. */
  rest(): void {
    if (this.#part === undefined) return;
    this.#services.frames.cancel(this.#letGoOfHeight);
    this.element.style.minHeight = `${this.element.getBoundingClientRect().height}px`;
    this.#part.dispose();
    this.#part = undefined;
    this.element.replaceChildren();
  }

  /** True when taking it off the page would take something from the reader: the focus, a selection, what he has opened, an answer that grows. */
  isHeld(): boolean {
    const { kind } = this.#message;
    if (kind === 'assistant' && (this.#message.status === 'waiting' || this.#message.status === 'streaming'))
      return true;
    return this.#isTouched || this.element.contains(document.activeElement) || this.isSelected();
  }

  /** Draws at least so many characters of a long question. */
  showUntil(length: number): void {
    this.#part?.showUntil(length);
  }

  isSelected(): boolean {
    const selection = document.getSelection();
    return selection !== null && !selection.isCollapsed && selection.containsNode(this.element, true);
  }

  /** Takes over a new state of the message. */
  show(message: MessageView): void {
    this.#message = message;
    if (this.#part === undefined || this.#part.show(message)) return;
    this.#part.dispose();
    this.#part = createMessagePart(message, this.#services);
    this.element.replaceChildren(this.#part.element);
    this.#showPosition();
  }

  grow(text: string, reasoning: string): void {
    if (this.#message.kind !== 'assistant') return;
    this.draw();
    this.#message = {
      ...this.#message,
      text: this.#message.text + text,
      reasoning: this.#message.reasoning + reasoning,
    };
    this.#part?.grow(text, reasoning);
  }

  /** Tells screen readers how far this message is, because they cannot count what is not drawn. */
  place(position: MessagePosition): void {
    const { index, count } = this.#position;
    if (index === position.index && count === position.count) return;
    this.#position = position;
    this.#showPosition();
  }

  dispose(): void {
    this.#services.frames.cancel(this.#letGoOfHeight);
    this.#part?.dispose();
    this.#part = undefined;
  }

  #showPosition(): void {
    this.#part?.element.setAttribute('aria-posinset', String(this.#position.index));
    this.#part?.element.setAttribute('aria-setsize', String(this.#position.count));
  }

  readonly #letGoOfHeight = (): boolean => {
    this.element.style.minHeight = '';
    return false;
  };

  #noteTouch({ target }: Event): void {
    // Copying and the like change nothing that drawing anew would lose.
    if (target instanceof Element && target.closest('summary, .button-quiet, [aria-expanded], [aria-pressed]') !== null)
      this.#isTouched = true;
  }
}
