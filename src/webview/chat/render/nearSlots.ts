import type { FrameQueue } from '../dom/frameQueue.ts';
import type { MessageSlot } from './messageSlot.ts';

/** So far above and below the visible part counts as near, in parts of its height. */
const NEAR = '150%';

/**
 * Draws the slots that come near to what the reader sees, and takes far ones off the page unless they are held. What a selection reaches
 * across is drawn, so that a copy holds all of it.
 */
export class NearSlots {
  readonly #scroller: Element;
  readonly #frames: FrameQueue;
  readonly #observer: IntersectionObserver;
  readonly #slots = new Map<Element, MessageSlot>();
  /** Drawn and no longer near; held ones stay in it until they are let go of. */
  readonly #far = new Set<MessageSlot>();
  /** Near and perhaps not drawn yet, the nearest first. */
  #coming: MessageSlot[] = [];

  /** @param scroller What scrolls: the margin counts only around the very element that cuts the slots off. */
  constructor(scroller: Element, frames: FrameQueue) {
    this.#scroller = scroller;
    this.#frames = frames;
    const options = { root: scroller, rootMargin: `${NEAR} 0px` };
    this.#observer = new IntersectionObserver((entries) => this.#sort(entries), options);
    document.addEventListener('selectionchange', () => this.#lookAtSelection());
    document.addEventListener('focusout', () => this.#letGo());
  }

  add(slot: MessageSlot): void {
    this.#slots.set(slot.element, slot);
    this.#observer.observe(slot.element);
  }

  remove(slot: MessageSlot): void {
    this.#slots.delete(slot.element);
    this.#far.delete(slot);
    this.#coming = this.#coming.filter((other) => other !== slot);
    this.#observer.unobserve(slot.element);
  }

  #sort(entries: readonly IntersectionObserverEntry[]): void {
    const { top, bottom } = this.#scroller.getBoundingClientRect();
    const middle = (top + bottom) / 2;
    const distance = ({ boundingClientRect: box }: IntersectionObserverEntry): number =>
      Math.max(0, box.top - middle, middle - box.bottom);
    for (const entry of [...entries].sort((a, b) => distance(a) - distance(b))) {
      const slot = this.#slots.get(entry.target);
      if (slot === undefined) continue;
      if (entry.isIntersecting) {
        this.#far.delete(slot);
        this.#coming.push(slot);
      } else {
        this.#coming = this.#coming.filter((other) => other !== slot);
        if (slot.isDrawn) this.#far.add(slot);
      }
    }
    this.#frames.request(this.#work);
  }

  /** One slot a step: first what is coming, then what has gone. */
  readonly #work = (): boolean => {
    const next = this.#coming.shift();
    if (next !== undefined) {
      next.draw();
      return true;
    }
    const gone = [...this.#far].find((slot) => !slot.isHeld());
    if (gone === undefined) return false;
    this.#far.delete(gone);
    gone.rest();
    return true;
  };

  #lookAtSelection(): void {
    if (document.getSelection()?.isCollapsed === false) this.#frames.request(this.#drawSelected);
    else this.#letGo();
  }

  #letGo(): void {
    if (this.#far.size > 0) this.#frames.request(this.#work);
  }

  readonly #drawSelected = (): boolean => {
    const selected = [...this.#slots.values()].find((slot) => !slot.isDrawn && slot.isSelected());
    if (selected === undefined) return false;
    selected.draw();
    this.#far.add(selected);
    return true;
  };
}
