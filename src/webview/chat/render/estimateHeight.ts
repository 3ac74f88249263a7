import type { MessageView } from '../../../shared/chatProtocol.ts';

const CHARACTER_WIDTH = 7;
const LINE_HEIGHT = 20;
/** Name, footer and distances around the text. */
const FRAME_HEIGHT = 64;
/** What a question shows at once; a longer one has a button. */
const LONGEST_QUESTION = 4000;

/**
 * About how high a message will be when it is drawn, in pixels: right within a factor of two, which is enough for a scroll bar. What is
 * drawn is measured.
 * @param width Of the text, in pixels.
 */
export function estimateHeight(message: MessageView, width: number): number {
  const text = message.kind === 'user' ? message.text.slice(0, LONGEST_QUESTION) : message.text;
  const perLine = Math.max(10, width / CHARACTER_WIDTH);
  let lines = 0;
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf('\n', start);
    const length = (end === -1 ? text.length : end) - start;
    lines += Math.max(1, Math.ceil(length / perLine));
    start += length + 1;
  }
  return FRAME_HEIGHT + lines * LINE_HEIGHT;
}
