import { isBlank } from '../code/lines.ts';
import { cutAtStopWords } from './cutAtStopWords.ts';
import { cutLeakedTokens } from './cutLeakedTokens.ts';
import { cutRepeatedLines } from './cutRepeatedLines.ts';
import { cutRepetition } from './cutRepetition.ts';
import {
  createCleaningContext,
  type CleaningContext,
  type CleaningOptions,
  type CleaningRule,
} from './cleaningContext.ts';
import { dropWorthless } from './dropWorthless.ts';
import { fitToRestOfLine, type FittedAnswer } from './fitToRestOfLine.ts';
import { fixFirstIndentation } from './fixFirstIndentation.ts';
import { isComplete, limitLength } from './limitLength.ts';
import { matchIndentation } from './matchIndentation.ts';
import { normaliseCharacters } from './normaliseCharacters.ts';
import { removeFileHeader } from './removeFileHeader.ts';
import { removePrefixEcho } from './removePrefixEcho.ts';
import { removeThinking } from './removeThinking.ts';
import { unwrapChatAnswer } from './unwrapChatAnswer.ts';

/** The rules that take the model's manners away, in their order. */
const UNWRAPPING_RULES: readonly CleaningRule[] = [
  normaliseCharacters,
  removeThinking,
  cutAtStopWords,
  unwrapChatAnswer,
  cutLeakedTokens,
  removeFileHeader,
];

/** The rules that make what remains begin as the document wants it, in their order. */
const FITTING_RULES: readonly CleaningRule[] = [removePrefixEcho, fixFirstIndentation, matchIndentation];

/** The rules that end it where it stops being useful, in their order. `fitToRestOfLine` comes after them. */
const CUTTING_RULES: readonly CleaningRule[] = [cutRepetition, limitLength, cutRepeatedLines];

/** A model's answer as it may be shown, or undefined when nothing is left of it. Never throws, whatever the model said. */
export function cleanAnswer(raw: string, options: CleaningOptions): FittedAnswer | undefined {
  return cleanInContext(raw, createCleaningContext(options));
}

/** As `cleanAnswer`, for an answer that arrives in pieces: the context is the same for all of them. */
export function cleanInContext(raw: string, context: CleaningContext): FittedAnswer | undefined {
  const text = applyRules([...UNWRAPPING_RULES, ...FITTING_RULES, ...CUTTING_RULES], raw, context);
  const fitted = fitToRestOfLine(text, context);
  const worthy = dropWorthless(fitted.text, context);
  return worthy === '' ? undefined : { ...fitted, text: worthy };
}

/** True when nothing that may still come can add to the suggestion: the answer is over for us, and its stream can be closed. */
export function hasSaidEnough(raw: string, context: CleaningContext): boolean {
  const text = applyRules([...UNWRAPPING_RULES, ...FITTING_RULES], raw, context);
  if (isComplete(text, context)) return true;
  const lines = text.slice(0, Math.max(0, text.lastIndexOf('\n')));
  if (isBlank(lines)) return false;
  const cut = applyRules([cutRepetition, cutRepeatedLines], lines, context);
  return cut.trimEnd().length < lines.trimEnd().length || fitToRestOfLine(cut, context).text.length < cut.length;
}

function applyRules(rules: readonly CleaningRule[], text: string, context: CleaningContext): string {
  return rules.reduce((answer, rule) => (answer === '' ? '' : rule(answer, context)), text);
}
