import type { BlockPlace } from '../pagePlace.ts';

const BLOCKS = '.answer-body > .markdown > .block';

/** The block of a message that stands at a height of the window, in pixels. Undefined: none does. */
export function blockPlaceAt(message: Element, height: number): BlockPlace | undefined {
  for (const [index, block] of message.querySelectorAll(BLOCKS).entries()) {
    const { top, bottom } = block.getBoundingClientRect();
    if (bottom > height) return { index, offset: height - top };
  }
  return undefined;
}

/** Scrolls to a place in a message that is drawn; nothing happens where there is no such block. */
export function scrollToBlock(message: Element, { index, offset }: BlockPlace, scroller: Element): void {
  const block = [...message.querySelectorAll(BLOCKS)][index];
  if (block === undefined) return;
  const scrollTo = (into: number): void => {
    scroller.scrollTop += block.getBoundingClientRect().top - scroller.getBoundingClientRect().top + into;
  };
  scrollTo(0);
  // Seen, it gets its true height within two frames.
  requestAnimationFrame(() => requestAnimationFrame(() => scrollTo(offset)));
}
