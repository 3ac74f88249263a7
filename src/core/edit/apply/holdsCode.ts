import { parseEditAnswer } from '../answer/parseEditAnswer.ts';
import { blockAnswer, type ChatCodeBlock } from './blockAnswer.ts';
import { patchSteps } from './blockSteps.ts';

/**
 * Whether a file's text already is what a code block wants it to be: it holds the block's lines, or of a change the new ones, each piece in
 * one go. Indentation and empty lines do not count.
 */
export function holdsCode(text: string, block: ChatCodeBlock): boolean {
  // What becomes of whole files, the text of one does not tell.
  if (patchSteps(block).some(({ kind }) => kind === 'delete' || kind === 'rename')) return false;
  const pieces = piecesOf(block)
    .map(plain)
    .filter((piece) => piece !== '');
  const whole = `\n${plain(text.split(/\r\n?|\n/))}\n`;
  return pieces.length > 0 && pieces.every((piece) => whole.includes(`\n${piece}\n`));
}

function piecesOf(block: ChatCodeBlock): readonly (readonly string[])[] {
  const answer = parseEditAnswer(blockAnswer(block), { languageId: '', original: '', isCut: false });
  switch (answer.kind) {
    case 'diff':
    case 'searchReplace':
      return answer.blocks.map(({ replace }) => replace);
    case 'partial':
      return answer.parts.flatMap((part) => (part.kind === 'code' ? [part.lines] : []));
    case 'whole':
      return [answer.lines];
    case 'nothing':
      return [];
  }
}

function plain(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
