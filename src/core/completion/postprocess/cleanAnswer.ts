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
import { limitLength } from './limitLength.ts';
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

/** The rules that make what remains fit the document, in their order. */
const FITTING_RULES: readonly CleaningRule[] = [
  removePrefixEcho,
  fixFirstIndentation,
  matchIndentation,
  cutRepetition,
  limitLength,
  cutRepeatedLines,
];

/** A model's answer as it may be shown, or undefined when nothing is left of it. Never throws, whatever the model said. */
export function cleanAnswer(raw: string, options: CleaningOptions): FittedAnswer | undefined {
  return cleanInContext(raw, createCleaningContext(options));
}

/** As `cleanAnswer`, for an answer that arrives in pieces: the context is the same for all of them. */
export function cleanInContext(raw: string, context: CleaningContext): FittedAnswer | undefined {
  const text = applyRules(FITTING_RULES, unwrapAnswer(raw, context), context);
  const fitted = fitToRestOfLine(text, context);
  const worthy = dropWorthless(fitted.text, context);
  return worthy === '' ? undefined : { ...fitted, text: worthy };
}

/** The answer without tokens, thinking and manners of chat, before it is fitted to the document. */
export function unwrapAnswer(raw: string, context: CleaningContext): string {
  return applyRules(UNWRAPPING_RULES, raw, context);
}

function applyRules(rules: readonly CleaningRule[], text: string, context: CleaningContext): string {
  return rules.reduce((answer, rule) => (answer === '' ? '' : rule(answer, context)), text);
}
