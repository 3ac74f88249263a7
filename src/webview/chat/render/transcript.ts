import { t } from '@vscode/l10n';
import type { MessageView } from '../../../shared/chatProtocol.ts';
import { element } from '../dom/element.ts';
import type { BlockPlace, TranscriptPlace } from '../pagePlace.ts';
import type { PageServices } from '../pageServices.ts';
import { blockPlaceAt, scrollToBlock } from './blockPlace.ts';
import { MessageSlot } from './messageSlot.ts';
import { NearSlots } from './nearSlots.ts';

/** Messages at the end that are drawn at once: enough to fill the panel, few enough to be there with the next frame. */
const DRAWN_AT_ONCE = 3;

/**
 * All messages of a conversation, in order. Each has its slot on the page, and is drawn while it is near to what the reader sees, held by
 * him (see `MessageSlot.isHeld`) or asked for by `draw`.
 */
export class Transcript {
  /** The region that screen readers know as the log. What grows in it is announced by paragraph elsewhere. */
  readonly element = element('div', {
    class: 'transcript',
    attributes: { role: 'log', 'aria-live': 'off', 'aria-label': t('Conversation') },
  });
  readonly #services: PageServices;
  #slots = new Map<string, MessageSlot>();
  #near: NearSlots | undefined;

  constructor(services: PageServices) {
    this.#services = services;
    this.element.addEventListener('click', (event) => this.#openLink(event));
    this.element.addEventListener('auxclick', (event) => this.#openLink(event));
  }

  /** Draws another conversation, or the same one anew; messages that stay keep their place. The transcript must be on the page. */
  show(messages: readonly MessageView[]): void {
    const before = this.#slots;
    const width = this.element.clientWidth;
    this.#slots = new Map(messages.map((message) => [message.id, before.get(message.id) ?? this.#create(message)]));
    for (const [id, slot] of before) if (!this.#slots.has(id)) this.#remove(slot);
    for (const message of messages) {
      const slot = this.#slots.get(message.id);
      if (before.has(message.id)) slot?.show(message);
      else slot?.reserve(width);
    }
    const slots = [...this.#slots.values()];
    for (const slot of slots.slice(-DRAWN_AT_ONCE)) slot.draw();
    this.#arrange(slots);
    for (const slot of slots) if (!before.has(slot.id)) this.#watch(slot);
    this.#countMessages();
  }

  add(message: MessageView): void {
    const slot = this.#create(message);
    this.#slots.set(message.id, slot);
    slot.draw();
    this.element.append(slot.element);
    this.#watch(slot);
    this.#countMessages();
  }

  /** Draws what has changed of a message; one that is not there yet is added. */
  change(message: MessageView): void {
    const slot = this.#slots.get(message.id);
    if (slot === undefined) this.add(message);
    else slot.show(message);
    if (message.kind === 'assistant' && message.isCompared === true) this.#showColumns();
  }

  grow(messageId: string, text: string, reasoning: string): void {
    this.#slots.get(messageId)?.grow(text, reasoning);
  }

  /** All that is shown, drawn or not. */
  messages(): readonly MessageView[] {
    return [...this.#slots.values()].map(({ message }) => message);
  }

  /** The place of a message, in which it may not be drawn. */
  slotOf(messageId: string): HTMLElement | undefined {
    return this.#slots.get(messageId)?.element;
  }

  /** Draws at least so many characters of a long question. */
  showUntil(messageId: string, length: number): void {
    this.#slots.get(messageId)?.showUntil(length);
  }

  isEmpty(): boolean {
    return this.#slots.size === 0;
  }

  /** Draws a message wherever it is; its blocks follow in the coming frames. It may be taken off again once it has been near and left. */
  draw(messageId: string): HTMLElement | undefined {
    const slot = this.#slots.get(messageId);
    slot?.draw();
    return slot?.element;
  }

  /** Where the reader is: the first message that is visible. Undefined in an empty conversation. */
  place(): TranscriptPlace | undefined {
    const top = this.#scroller().getBoundingClientRect().top;
    for (const [messageId, slot] of this.#slots) {
      const box = slot.element.getBoundingClientRect();
      if (box.bottom <= top) continue;
      const block = blockPlaceAt(slot.element, top);
      return { messageId, offset: top - box.top, ...(block && { block }) };
    }
    return undefined;
  }

  /** Goes to a place, after `EndFollower.leaveEnd`; false when its message is gone. */
  goTo({ messageId, offset, block }: TranscriptPlace): boolean {
    const drawn = this.draw(messageId);
    const scroller = this.#scroller();
    if (drawn !== undefined)
      scroller.scrollTop += drawn.getBoundingClientRect().top - scroller.getBoundingClientRect().top + offset;
    if (drawn !== undefined && block !== undefined) this.#goToBlock(drawn, block);
    return drawn !== undefined;
  }

  /** Once the message's blocks are drawn, unless the reader has gone elsewhere meanwhile. */
  #goToBlock(message: Element, place: BlockPlace): void {
    const scroller = this.#scroller();
    const left = new AbortController();
    for (const type of ['wheel', 'pointerdown', 'keydown'])
      scroller.addEventListener(type, () => left.abort(), { signal: left.signal, passive: true });
    // Frame jobs run in the order in which they were asked for: this one after those that draw the blocks.
    this.#services.frames.request(() => {
      if (!left.signal.aborted) scrollToBlock(message, place, scroller);
      left.abort();
      return false;
    });
  }

  #create(message: MessageView): MessageSlot {
    return new MessageSlot(message, this.#services);
  }

  #remove(slot: MessageSlot): void {
    this.#near?.remove(slot);
    slot.dispose();
    slot.element.remove();
  }

  /** Moves only what does not stand where it should: moving takes the focus and the selection away. */
  #arrange(slots: readonly MessageSlot[]): void {
    for (const [index, slot] of slots.entries()) {
      const there = this.element.children.item(index);
      if (there !== slot.element) this.element.insertBefore(slot.element, there);
    }
  }

  #watch(slot: MessageSlot): void {
    this.#near ??= new NearSlots(this.#scroller(), this.#services.frames);
    this.#near.add(slot);
  }

  #countMessages(): void {
    const count = this.#slots.size;
    let index = 0;
    for (const slot of this.#slots.values()) slot.place({ index: (index += 1), count });
    this.#showColumns();
  }

  /** Answers that stand side by side. */
  #showColumns(): void {
    const slots = [...this.#slots.values()];
    this.element.classList.toggle(
      'has-columns',
      slots.some(({ isCompared }) => isCompared),
    );
    for (const { element: place, isCompared } of slots) place.classList.toggle('column', isCompared);
  }

  #scroller(): Element {
    return this.element.closest('.scroller') ?? document.documentElement;
  }

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
