import { isBlank } from '../code/lines.ts';
import type { CleaningContext } from './cleaningContext.ts';

const OPENS_BLOCK = /[{([]\s*$|=>\s*$|\b(?:then|do|else|begin)\s*$/;

/**
 * The answer behind what a model or its chat template put in front of it (thinking, the head of a message). The line ends in between belong
 * to that; where the cursor's line opens a block, one of them is the answer's own.
 */
export function afterPreamble(rest: string, { linePrefix, syntax }: CleaningContext): string {
  const answer = rest.replace(/^(?:[ \t]*\n)+/, '');
  if (isBlank(linePrefix)) return answer;
  const opens = OPENS_BLOCK.test(linePrefix) || linePrefix.endsWith(':') || (syntax.markup && linePrefix.endsWith('>'));
  const isBody = answer !== rest && opens && /^(?: {2,}|\t)/.test(answer);
  return isBody ? `\n${answer}` : answer.replace(/^\s{2,}/, '');
}
