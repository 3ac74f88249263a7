import type { ChatMessage } from '../endpoint/requests.ts';
import { fenceFor } from '../util/fenceFor.ts';
import type { CursorText } from './textAroundCursor.ts';

/** Where the text shall stand. */
export interface WritingPlace extends CursorText {
  /** Empty where the document has none. */
  readonly fileName: string;
  readonly language: string;
}

const MARK = '{{WRITE_HERE}}';

const INTO_FILE = `You write text into a file in an editor. The user sends the file with one ${MARK} where the text shall stand, and says what to write.
Answer with the text for ${MARK} and nothing else: no explanation, no code fence, nothing of what stands before or after it.
Keep the file's indentation, quotes and names.`;

const WHOLE_FILE = `You write one new file in an editor. The user says what it shall hold.
Answer with the file's whole text and nothing else: no explanation, and no code fence around it.`;

/** Asks a model that chats for text at a place; without a place for a file of its own. @param instruction The user's prompt with what goes along */
export function writingMessages(instruction: string, place?: WritingPlace): readonly ChatMessage[] {
  if (!place)
    return [
      { role: 'system', content: WHOLE_FILE },
      { role: 'user', content: instruction },
    ];
  return [
    { role: 'system', content: INTO_FILE },
    { role: 'user', content: `${fileWithMark(place)}\n\nWhat to write at ${MARK}:\n\n${instruction}` },
  ];
}

function fileWithMark({ prefix, suffix, fileName, language }: WritingPlace): string {
  const hide = (text: string): string => text.replaceAll(MARK, '{ {WRITE_HERE} }');
  const text = `${hide(prefix)}${MARK}${hide(suffix)}`;
  const fence = fenceFor(text);
  const head = fileName === '' ? '' : `File: ${fileName.replace(/\s+/g, ' ')}\n`;
  return `${head}Language: ${language}\n\n${fence}\n${text}\n${fence}`;
}
